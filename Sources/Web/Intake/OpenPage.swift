import Casework
import Docket
import LegalCalendar
import Rulebook
import Store
import Work

/// 单独立卷: a docket that a court's complaint does not open: a recommendation, procuratorial advice, a claim for compensation, a reconsideration.
enum OpenPage {
    static let kinds: [KindName] = [
        .recommendationReceived, .procuratorialAdviceReceived, .compensationClaimed, .reconsiderationReceived,
    ]

    @Sendable static func get(_ exchange: Exchange) async throws -> Reply { try page(exchange, typed: Form()) }

    private static func kind(_ exchange: Exchange) throws -> Kind {
        guard let name = exchange.parameters["kind"].map({ KindName($0) }), kinds.contains(name),
            let kind = exchange.store.rules.vocabulary.kind(name)
        else { throw PageError.absent }
        return kind
    }

    private static func page(
        _ exchange: Exchange, typed: Form, files: [Upload] = [], failure: NotRecorded? = nil
    ) throws -> Reply {
        let kind = try kind(exchange)
        let inputs = EntryInputs(
            kind: kind, typed: typed.typed, suggested: ["respondent": try exchange.reading.ownOrgan ?? ""],
            errors: failure?.errors ?? [:])
        var model = RecordModel(
            kind, day: typed["day"] ?? exchange.today.description, inputs: inputs(EntryInputs.names(of: kind)),
            more: inputs(["original", "note"]), failure: failure, exchange.store.rules)
        model.units = try exchange.store.organisation().currentNames
        model.courts = exchange.store.rules.courts
        model.kept = files.map { .init($0) }
        return try exchange.page("Recording/record", of: model, status: failure?.status ?? 200)
    }

    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        let (kind, form) = (try kind(exchange), exchange.form)
        try form.allow({ ["day", "scan", "kept"].contains($0) || TypedFields.knows($0, kind) }, several: ["kept"])
        var files = try exchange.attachments
        do {
            let draft = try exchange.draft(kind, with: &files)
            let id = try exchange.store.record([draft], on: nil, try exchange.request())
            return try exchange.opened(id, saying: "已登记：\(kind.title)")
        } catch let failure as NotRecorded {
            return try page(exchange, typed: form, files: files.uploads, failure: failure)
        }
    }
}
