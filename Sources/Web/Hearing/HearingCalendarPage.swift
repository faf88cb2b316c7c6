import Docket
import LegalCalendar
import Work

/// 开庭日历
enum HearingCalendarPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        let span = exchange.query["span"].flatMap(HearingCalendar.Span.init) ?? .month
        let said = exchange.query["day"].flatMap { $0.isEmpty ? nil : $0 }
        let day = said.flatMap { CivilDay.read($0) }
        let problem = said.flatMap { day == nil ? "没有这一天：\($0.prefix(20))，以下是本月的" : nil }
        let calendar = try HearingCalendar(try exchange.reading, span, of: day ?? exchange.today)
        return try exchange.page(
            "Hearing/calendar", of: HearingCalendarModel(calendar, problem: problem),
            status: problem == nil ? 200 : 422)
    }
}

extension SiteURL {
    static let hearings = "/hearings"
    static func hearings(_ span: HearingCalendar.Span, of day: CivilDay) -> String {
        path(hearings, query(["span": span == .month ? nil : span.rawValue, "day": day.description]))
    }
}
