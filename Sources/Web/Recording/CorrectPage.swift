import Docket
import Rulebook
import Store
import Work

/// 更正: a new entry that replaces or strikes an old one; both stay in the docket.
enum CorrectPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply { try page(exchange, typed: Form()) }

    private static func correction(_ exchange: Exchange) throws -> Correction {
        guard let sequence = exchange.parameters["entry"].flatMap({ Int($0) }),
            let correction = Correction(
                sequence, on: exchange.caseID, try exchange.derivation(), try exchange.reading)
        else { throw PageError.absent }
        return correction
    }

    private static func page(
        _ exchange: Exchange, typed: Form, moved: [String] = [], failure: NotRecorded? = nil
    ) throws -> Reply {
        let correction = try correction(exchange)
        let model = CorrectModel(
            correction, CaseLine(try exchange.derivation(), exchange.caseID), typed, moved: moved,
            failure: failure, exchange.store.rules)
        return try exchange.page("Recording/correct", of: model, status: failure?.status ?? 200)
    }

    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        let (correction, form) = (try correction(exchange), exchange.form)
        let kind = correction.kind
        try form.allow { ["day", "why", "strike"].contains($0) || TypedFields.knows($0, kind) }
        var moved: [String] = []
        do {
            let draft = try NotRecorded.unless {
                // Said before anybody is asked to put a field right.
                try correction.check(why: (form["why"] ?? "").trimmingBlanks)
                let papers = try exchange.papersSeen(try exchange.derivation())
                let entry =
                    form["strike"] == nil
                    ? try EntryDraft.draft(form.typed, of: kind, in: exchange.store.rules.vocabulary) : nil
                try Attachments.check(entry?.fields ?? [:], among: papers)
                return try correction.draft(entry, why: (form["why"] ?? "").trimmingBlanks)
            }
            moved = try correction.moves(draft)
            guard moved.isEmpty || form.all("confirm").contains("moves-days") else {
                return try page(exchange, typed: form, moved: moved)
            }
            try exchange.store.record([draft], on: exchange.caseID, try exchange.request())
            return .see(SiteURL.docket(exchange.caseID), saying: "已更正：\(kind.title)。原登记保留可查。")
        } catch let failure as NotRecorded {
            // What was asked before stays answered.
            let answered = form.all("confirm").contains("moves-days") ? moved : []
            return try page(exchange, typed: form, moved: answered, failure: failure)
        }
    }
}
