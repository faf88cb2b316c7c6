import Casework
import Docket
import Store

/// 打印: a paper goes into the queue, the page shows how far it is, and then the PDF in the browser.
enum PrintPage {
    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        try exchange.form.allow { ["unit", "proceeding"].contains($0) }
        let kind = exchange.parameters["kind"] ?? ""
        let (bytes, scope) = try exchange.made(kind)
        let job = try exchange.store.print(
            [bytes], name: PaperKind.title(kind), for: try exchange.actor.account, instant: exchange.site.clock.real)
        return .see(SiteURL.printJob(job, back: SiteURL.papers(exchange.caseID, SiteURL.of(scope))))
    }

    private static func job(_ exchange: Exchange) throws -> PrintJob {
        guard let id = exchange.parameters["job"],
            let job = try exchange.store.printJob(id, of: try exchange.actor.account)
        else { throw PageError.absent }
        return job
    }

    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        try exchange.page("Preparing/print", of: PrintModel(try job(exchange), back: exchange.query["back"]))
    }

    @Sendable static func file(_ exchange: Exchange) async throws -> Reply {
        let job = try job(exchange)
        guard job.state == .done else { throw PageError.absent }
        return .pdf(try exchange.store.printedBytes(job.id), name: job.name + ".pdf")
    }
}
