import Docket
import LegalCalendar
import Rulebook
import Work

/// 案件主页: deadlines, stages, the next step named, what happened, who and with what.
enum CasePage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        let known = exchange.query["as-known-on"].flatMap { CivilDay.read($0) }
        guard let derivation = try exchange.view(exchange.caseID, asKnownOn: known) else { throw PageError.absent }
        let overview = CaseOverview(derivation, try exchange.reading)
        let model = try CaseModel(
            overview, exchange.caseID, names: try exchange.displayNames, knownOn: known, today: exchange.today)
        return try exchange.page("Reading/case", of: model)
    }
}
