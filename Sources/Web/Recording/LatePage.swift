import Docket
import Rulebook
import Store
import Work

/// 补录几件: acts that were done on paper while nobody could sign in.
enum LatePage {
    private static func kinds(_ form: Form) -> [KindName] {
        form.all("kind").filter { !$0.isEmpty }.map { KindName($0) }
    }

    private static func entries(
        _ exchange: Exchange, _ form: Form, _ typed: Form, errors: [String: String] = [:]
    ) throws -> LateEntries? {
        try LateEntries(
            kinds(form), on: exchange.caseID, try exchange.derivation(), try exchange.reading, typed: typed.typed,
            errors: errors)
    }

    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        let chosen = kinds(exchange.query)
        guard !chosen.isEmpty else { return try choose(exchange, problem: nil) }
        guard chosen.count <= LateEntries.most else {
            return try choose(exchange, problem: "一次最多补录\(LateEntries.most)件，请分几次")
        }
        guard let entries = try entries(exchange, exchange.query, Form()) else {
            return try choose(exchange, problem: "选的事项里有一件要在自己的页面登记，请单独登记")
        }
        return try page(exchange, entries, Form(), exchange.query)
    }

    private static func choose(_ exchange: Exchange, problem: String?) throws -> Reply {
        let derivation = try exchange.derivation()
        let choice = EntryChoice(derivation, try exchange.reading, matching: nil)
        return try exchange.page(
            "Recording/late",
            of: LateModel(choice, CaseLine(derivation, exchange.caseID), exchange.store.rules, problem: problem),
            status: problem == nil ? 200 : 422)
    }

    private static func page(
        _ exchange: Exchange, _ entries: LateEntries, _ typed: Form, _ chosen: Form, kept: [Upload] = [],
        failure: NotRecorded? = nil
    ) throws -> Reply {
        let derivation = try exchange.derivation()
        let again = SiteURL.late(exchange.caseID)
        return try exchange.page(
            "Recording/late",
            of: try LateModel(
                entries, CaseLine(derivation, exchange.caseID), typed,
                seen: typed["seen"].flatMap { Int($0) } ?? derivation.file.lastSequence, kept: kept, failure: failure,
                exchange.store, again: again), status: failure?.status ?? 200)
    }

    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        let form = exchange.form
        guard let entries = try entries(exchange, form, form) else { throw PageError.badForm("请重新选择要补录的事项") }
        let shared: Set<String> = [
            "kind", "late-reason", "by.name", "by.post", "medium", "original", "scan", "kept",
        ]
        try form.allow(
            { name in
                guard !shared.contains(name) else { return true }
                guard let (place, field) = LateEntries.field(name), entries.parts.indices.contains(place) else {
                    return false
                }
                return field == "day" || TypedFields.knows(field, entries.parts[place].form.kind)
            }, several: ["kind", "kept"])
        var files = try exchange.attachments
        do {
            try NotRecorded.unless { try files.keep(exchange.scans) }
            try entries.record(
                form.typed, scans: files.papers(of: entries.parts[0].form.kind.name), try exchange.request())
        } catch let failure as NotRecorded {
            let again = try self.entries(exchange, form, form, errors: failure.errors) ?? entries
            return try page(exchange, again, form, form, kept: files.uploads, failure: failure)
        }
        let titles = entries.parts.map(\.form.kind.title).joined(separator: "、")
        return .see(SiteURL.docket(exchange.caseID), saying: "已补录：\(titles)")
    }
}

extension SiteURL {
    /// 补录几件
    static func late(_ id: String) -> String { "/cases/\(id)/late" }
}
