import Casework
import Docket
import Store
import Work

/// 改种类: what a paper was taken for is put right; the file stays what it is.
enum ReclassPage {
    private static func reclassing(_ exchange: Exchange) throws -> Reclassification {
        let derivation = try exchange.derivation()
        guard
            let reclassing = Reclassification(
                exchange.parameters["entry"].flatMap { Int($0) }, file: exchange.query["file"] ?? exchange.form["file"],
                among: try exchange.papersSeen(derivation), derivation, try exchange.reading)
        else { throw PageError.absent }
        return reclassing
    }

    @Sendable static func get(_ exchange: Exchange) async throws -> Reply { try page(exchange, failure: nil) }

    private static func page(_ exchange: Exchange, failure: NotRecorded?) throws -> Reply {
        let model = ReclassModel(
            try reclassing(exchange).paper, CaseLine(try exchange.derivation(), exchange.caseID), exchange.caseID,
            exchange.form, failure: failure.map { FailureModel($0, exchange.store.rules) })
        return try exchange.page("Recording/reclass", of: model, status: failure?.status ?? 200)
    }

    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        let form = exchange.form
        try form.allow { ["kind", "why", "file"].contains($0) }
        let reclassing = try reclassing(exchange)
        let kind = form["kind"].flatMap { PaperKind.kind($0) }
        do {
            let draft = try NotRecorded.unless {
                try reclassing.draft(as: kind, why: (form["why"] ?? "").trimmingBlanks, on: exchange.today)
            }
            try exchange.store.record([draft], on: exchange.caseID, try exchange.request(confirmed: ["*"]))
        } catch let failure as NotRecorded {
            return try page(exchange, failure: failure)
        }
        let done = "“\(reclassing.paper.name)”改为\(kind?.title ?? "")，原登记保留可查"
        return .see(SiteURL.papers(exchange.caseID), saying: done)
    }
}
