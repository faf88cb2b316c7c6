/// 日: a day of the civil calendar, without clock and time zone, counted from 1970-01-01.
///
/// All legal days of a case are civil days in Zhongwei; an instant never takes part in a legal computation.
public struct CivilDay: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    public let number: Int

    public init(number: Int) { self.number = number }

    /// Nil for a day that does not exist (2026-02-30) or lies outside the years 1900 to 2199.
    public init?(year: Int, month: Int, day: Int) {
        guard (1900...2199).contains(year), (1...12).contains(month) else { return nil }
        guard day >= 1, day <= CivilDay.length(ofMonth: month, year: year) else { return nil }
        self.init(validYear: year, month: month, day: day)
    }

    /// Reads `2026-02-10`; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let digits = Array(text.utf8)
        guard digits.count == 10, digits[4] == 45, digits[7] == 45 else { return nil }
        func decimal(_ range: Range<Int>) -> Int? {
            var value = 0
            for byte in digits[range] {
                guard byte >= 48, byte <= 57 else { return nil }
                value = value * 10 + Int(byte - 48)
            }
            return value
        }
        guard let year = decimal(0..<4), let month = decimal(5..<7), let day = decimal(8..<10) else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The caller vouches for the parts; used where they come from another valid day.
    init(validYear year: Int, month: Int, day: Int) {
        // Years begin in March here, so that the leap day is the last of its year.
        let shifted = month > 2 ? year : year - 1
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    public static func < (left: CivilDay, right: CivilDay) -> Bool { left.number < right.number }

    public static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    static func isLeap(_ year: Int) -> Bool {
        year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    }
}

extension CivilDay {
    public var parts: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    public var year: Int { parts.year }
    public var month: Int { parts.month }
    public var day: Int { parts.day }

    /// 1 is Monday, 7 is Sunday.
    public var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }
    public var isWeekend: Bool { weekday > 5 }

    public func adding(days: Int) -> CivilDay { CivilDay(number: number + days) }

    /// The corresponding day of a later month, else the last day of that month (民法典第二百零二条).
    public func adding(months: Int) -> CivilDay {
        let (year, month, day) = parts
        let index = year * 12 + month - 1 + months
        let (newYear, newMonth) = (index / 12, index % 12 + 1)
        return CivilDay(
            validYear: newYear, month: newMonth, day: min(day, CivilDay.length(ofMonth: newMonth, year: newYear)))
    }

    public func days(since other: CivilDay) -> Int { number - other.number }
}

extension CivilDay: CustomStringConvertible {
    /// `2026-02-10`
    public var description: String {
        let (year, month, day) = parts
        return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }

    /// 2026年2月10日
    public var chinese: String {
        let (year, month, day) = parts
        return "\(year)年\(month)月\(day)日"
    }

    /// 2月10日
    public var shortChinese: String {
        let (_, month, day) = parts
        return "\(month)月\(day)日"
    }

    /// 2月10日; of another year with the year.
    public func chinese(in year: Int) -> String { year == self.year ? shortChinese : chinese }

    public var weekdayChinese: String { "星期" + ["一", "二", "三", "四", "五", "六", "日"][weekday - 1] }
}
