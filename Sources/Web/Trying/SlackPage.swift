import LegalCalendar
import Rulebook
import Store
import Work

/// 期限余量: a year in colours, for the measures of whichever city.
enum SlackPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        let said = exchange.query["year"] ?? String(exchange.today.year)
        guard let year = Int(said), (2000...2100).contains(year) else { throw PageError.badForm("没有这一年：\(said)") }
        let (rules, calendar) = (exchange.store.rules, exchange.store.calendar)
        let all = Slack.Kind.allCases.flatMap { SlackYear.all($0, year, rules, calendar) }
        return try exchange.page("Trying/slack", of: SlackModel(all, year: year, rules))
    }
}
