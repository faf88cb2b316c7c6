import Casework
import Docket
import Store
import Work

/// 工作台: what is to be done, by urgency; one action a row.
enum DeskPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        let actor = try exchange.actor
        if actor.isAdministrator {
            return .see(actor.has(.auditAdministrator) ? SiteURL.audit : SiteURL.accounts)
        }
        if let desk = try LeaderDesk(exchange.reading), exchange.query["urgency"] == nil {
            return try exchange.page("Watching/leader", of: LeaderModel(desk, today: exchange.today))
        }
        let list = try DeskList(
            try exchange.reading, only: exchange.query["urgency"].flatMap(Urgency.init(rawValue:)),
            page: exchange.query["page"].flatMap { Int($0) })
        let hint = HolidayHint(exchange.store.calendar, today: exchange.today)
        let term = TermNotice.concerns(actor) ? TermNotice(exchange.store.rules, on: exchange.today) : nil
        return try exchange.page(
            "Watching/desk", of: DeskModel(list, actor, hint: hint, term: term, today: exchange.today))
    }
}

extension DeskRow {
    /// The page on which it is done.
    var path: String { kind.map { RecordPaths.page($0, case: caseID, about: about) } ?? SiteURL.docket(caseID) }
}
