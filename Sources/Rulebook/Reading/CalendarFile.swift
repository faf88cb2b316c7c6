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
        return HolidayNotice(
            year: year, number: number, region: raw["region"]?.scalar,
            provisional: raw["provisional"]?.scalar == "true", rest: spans,
            makeUp: makeUp)
    }
}
