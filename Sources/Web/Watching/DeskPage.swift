import Casework
import Docket
import Store
import Work

/// 工作台: what is to be done, by urgency; one action a row.
enum DeskPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        let actor = try exchange.actor
        if actor.function.isAdministrator {
            return .see(actor.function == .auditAdministrator ? SiteURL.audit : SiteURL.accounts)
        }
        let key = DeskShelf.Key(
            function: actor.function, unit: actor.function == .lawyer ? "\(actor.unit) \(actor.account)" : actor.unit,
            today: exchange.today, head: try exchange.store.head().sequence,
            stale: try exchange.store.staleCount())
        let list = try exchange.site.desks.list(key) {
            try exchange.fragment("Watching/desklist", of: DeskListModel(try DeskList(exchange.reading), exchange))
        }
        return try exchange.page(
            "Watching/desk",
            of: DeskModel(hint: HolidayHint(exchange.store.calendar, today: exchange.today).text, list: list))
    }
}

struct DeskModel: PageModel {
    let title = "待办事项"
    let hint: String
    /// Rendered apart, with everything in it escaped.
    let list: String
}

extension DeskRow {
    /// The page on which it is done.
    var path: String {
        guard let kind else { return SiteURL.docket(caseID) }
        guard about.isEmpty else { return RecordPaths.page(kind, case: caseID, about: about) }
        switch kind {
        case .approved: return SiteURL.sheet(caseID, submission)
        case .corrected: return SiteURL.correct(caseID, submission)
        case .submittedForApproval: return SiteURL.papers(caseID, query)
        default: return SiteURL.record(caseID, kind, query)
        }
    }

    private var query: String {
        SiteURL.query(["unit": unit.isEmpty ? nil : unit, "submission": submission.isEmpty ? nil : submission])
    }
}
