import Docket
public import LegalCalendar

/// 放假通知文件: `Rulebooks/calendars/*.yaml`, one notice or a list of them.
public enum CalendarFile: Sendable {
    public static func notices(_ text: String, file: String) throws(SourceError) -> [HolidayNotice] {
        var notices: [HolidayNotice] = []
        for raw in try YAMLText.raw(text, file: file).elements { notices.append(try notice(raw, file: file)) }
        return notices
    }

    private static let keys: Set<String> = [
        "year", "notice", "issued", "source", "region", "provisional", "rest", "make-up",
    ]

    /// Two notices of one year, for the country or for one region, or two that say two things of one day, leave no right day.
    public static func check(_ notices: [HolidayNotice]) throws(SourceError) {
        var seen: [String: String] = [:]
        for notice in notices {
            // A region gives each of its feasts a notice of its own.
            guard notice.region == nil else { continue }
            let key = String(notice.year)
            if let other = seen.updateValue(notice.number, forKey: key) {
                throw SourceError(
                    file: "calendars", line: nil,
                    message: "\(notice.year)年有两份放假通知（\(other)、\(notice.number)），请只留一份")
            }
        }
        for region in Set(notices.map(\.region)) {
            let own = notices.filter { $0.region == region }
            let rest = Set(
                own.flatMap(\.rest).flatMap { ($0.first.number...$0.last.number).map { CivilDay(number: $0) } })
            if let day = own.flatMap(\.makeUp).first(where: rest.contains) {
                throw SourceError(file: "calendars", line: nil, message: "\(day) 在一份通知里放假，在另一份里上班")
            }
        }
    }

    private static func notice(_ raw: Raw, file: String) throws(SourceError) -> HolidayNotice {
        for pair in raw.pairs ?? [] where !keys.contains(pair.key) {
            throw SourceError(file: file, line: pair.value.line, message: "放假通知没有 \(pair.key) 这一项")
        }
        guard let year = raw["year"]?.scalar.flatMap({ Int($0) }), let number = raw["notice"]?.scalar else {
            throw SourceError(file: file, line: raw.line, message: "放假通知应写明 year 和 notice")
        }
        var spans: [HolidayNotice.Span] = []
        for span in raw["rest"]?.elements ?? [] {
            guard let first = span["first"]?.scalar.flatMap({ CivilDay($0) }),
                let last = span["last"]?.scalar.flatMap({ CivilDay($0) }),
                first <= last, last.days(since: first) < 40
            else { throw SourceError(file: file, line: span.line, message: "放假的起止日有误") }
            spans.append(.init(name: span["name"]?.scalar ?? "", first: first, last: last))
        }
        var makeUp: [CivilDay] = []
        for element in raw["make-up"]?.elements ?? [] {
            guard let day = element.scalar.flatMap({ CivilDay($0) }) else {
                throw SourceError(file: file, line: element.line, message: "调休上班日有误")
            }
            makeUp.append(day)
        }
        let notice = HolidayNotice(
            year: year, number: number, region: raw["region"]?.scalar,
            provisional: raw["provisional"]?.scalar == "true", rest: spans,
            makeUp: makeUp)
        if let wrong = notice.contradiction { throw SourceError(file: file, line: raw.line, message: wrong) }
        return notice
    }
}
