import Casework
import Docket
import LegalCalendar
import Papers
import Store

/// 打印: a paper goes into the queue, the page shows how far it is, and then the PDF in the browser.
enum PrintPage {
    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        try exchange.form.allow { ["unit", "proceeding"].contains($0) }
        let derivation = try exchange.derivation()
        let kind = exchange.parameters["kind"] ?? ""
        guard PapersPage.mayMake(kind, derivation, exchange) else { throw PageError.absent }
        let scope = try PapersPage.scope(exchange, derivation)
        guard
            let bytes = try exchange.papers.bytes(
                kind, of: exchange.caseID, derivation, unit: scope.unit, proceeding: scope.proceeding)
        else { throw PageError.absent }
        let job = try exchange.store.print(
            [bytes], name: PaperKind.title(kind), for: try exchange.actor.account, instant: exchange.site.clock.real)
        return .see(SiteURL.printJob(job, back: SiteURL.papers(exchange.caseID, scope.query)))
    }

    private static func job(_ exchange: Exchange) throws -> PrintJob {
        guard let id = exchange.parameters["job"],
            let job = try exchange.store.printJob(id, of: try exchange.actor.account)
        else { throw PageError.absent }
        return job
    }

    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        let job = try job(exchange)
        return try exchange.page(
            "print",
            [
                "title": job.name, "is-done": job.state == .done, "is-failed": job.state == .failed,
                "is-going": job.state == .waiting || job.state == .working,
                "message": job.message,
                "before": job.before, "is-working": job.state == .working,
                "file": SiteURL.printed(job.id, name: job.name),
                "back": back(exchange), "has-back": !back(exchange).isEmpty,
                "refresh": job.state == .waiting || job.state == .working,
            ])
    }

    /// Only a page of this system.
    private static func back(_ exchange: Exchange) -> String {
        guard let back = exchange.query["back"],
            back.hasPrefix(SiteURL.docket("")) || back.hasPrefix(SiteURL.template("")),
            !back.contains("//"), !back.contains("\\")
        else { return "" }
        return back
    }

    @Sendable static func file(_ exchange: Exchange) async throws -> Reply {
        let job = try job(exchange)
        guard job.state == .done else { throw PageError.absent }
        return .pdf(try exchange.store.printedBytes(job.id), name: job.name + ".pdf")
    }
}
