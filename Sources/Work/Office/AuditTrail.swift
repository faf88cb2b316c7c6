public import Docket
import LegalCalendar
import Rulebook
public import Store

/// 审计: the chain of the journal, and what the audit stream says.
public struct AuditTrail: Sendable {
    public struct Line: Sendable, Hashable {
        public let sequence: Int
        public let day: String
        public let what: String
        public let who: String
        public let content: String
    }

    private static let newest = 200

    public let count: Int
    public let tip: Digest
    /// The newest first.
    public let lines: [Line]

    public init(_ store: CaseStore) throws {
        (count, tip) = try store.tip()
        let vocabulary = store.rules.vocabulary
        lines = try store.auditEntries().suffix(Self.newest).reversed().map { entry in
            Line(
                sequence: entry.sequence, day: entry.day.description,
                what: entry.kind.auditTitle ?? vocabulary.title(entry.kind), who: "\(entry.unit) \(entry.actor)",
                content: entry.fields.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.words.joined())" }
                    .joined(separator: " "))
        }
    }

    /// 校验: the chain, and all that stands beside it. Nil where everything is whole.
    public static func problem(of store: CaseStore) throws -> String? {
        let verification = try store.verify()
        if let first = verification.firstBad { return "第\(first)条：\(verification.reason ?? "")" }
        return try Inspection(of: store).firstProblem()
    }
}
