import Casework
import Docket
import LegalCalendar
import Rulebook
import Store

/// 审计: the chain checked, and what the audit stream says.
enum AuditPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        let store = exchange.store
        let verification = exchange.query["verify"] == nil ? nil : try store.verify()
        // The chain, and all that stands beside it.
        let problem =
            try verification?.firstBad == nil && verification != nil ? Inspection(of: store).firstProblem() : nil
        let head = try store.head()
        return try exchange.page(
            "audit",
            [
                "title": "审计", "head": head.hash.hex, "count": head.sequence, "verified": verification != nil,
                "is-whole": verification?.firstBad == nil && problem == nil,
                "bad": verification?.firstBad.map { "第\($0)条：\(verification?.reason ?? "")" } ?? problem ?? "",
                "entries": try store.auditEntries().suffix(200).reversed().map { entry in
                    [
                        "sequence": entry.sequence, "day": entry.day.description,
                        "kind": entry.kind.auditTitle ?? store.rules.vocabulary.title(entry.kind),
                        "who": "\(entry.unit) \(entry.actor)",
                        "fields": entry.fields.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.words.joined())" }
                            .joined(separator: " "),
                    ] as Model
                },
            ])
    }
}
