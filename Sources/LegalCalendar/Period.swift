/// 期间: a length of time as a norm states it, with its unit.
///
/// Written as in DESIGN.md §7: `15 days`, `10 workdays`, `6 months`, `2 years`, `3 days before`, `3 workdays before`,
/// `2 days no-roll`, `24 hours`.
public enum Period: Hashable, Sendable {
    /// 自然日: every day counts, and a last day that is a rest day rolls to the next working day.
    case days(Int)
    /// 工作日: only working days count.
    case workdays(Int)
    case months(Int)
    case years(Int)
    /// 倒数的日: counted back from the start day; a rest day moves earlier, never later.
    case daysBefore(Int)
    /// 自然日 whose last day does not roll.
    case daysNoRoll(Int)
    /// 倒数的工作日: only working days count, back from the start day.
    case workdaysBefore(Int)
    /// 小时: an entry has its day, seldom its hour; the day on which it ends at the latest, so that nobody is late who was not. No roll.
    case hours(Int)

    public init?(_ text: String) {
        let words = text.split(whereSeparator: { $0 == " " })
        guard words.count >= 2, let count = Int(words[0]), (0...36_500).contains(count) else { return nil }
        switch words.dropFirst().joined(separator: " ") {
        case "days", "day": self = .days(count)
        case "workdays", "workday": self = .workdays(count)
        case "months", "month": self = .months(count)
        case "years", "year": self = .years(count)
        case "days before", "day before": self = .daysBefore(count)
        case "days no-roll", "day no-roll": self = .daysNoRoll(count)
        case "workdays before", "workday before": self = .workdaysBefore(count)
        case "hours", "hour": self = .hours(count)
        default: return nil
        }
    }

    public var count: Int {
        switch self {
        case .days(let count), .workdays(let count), .months(let count), .years(let count), .daysBefore(let count),
            .daysNoRoll(let count), .workdaysBefore(let count), .hours(let count):
            count
        }
    }

    /// The same unit, so many more.
    public func longer(by step: Int) -> Period {
        switch self {
        case .days(let count): .days(count + step)
        case .workdays(let count): .workdays(count + step)
        case .months(let count): .months(count + step)
        case .years(let count): .years(count + step)
        case .daysBefore(let count): .daysBefore(count + step)
        case .daysNoRoll(let count): .daysNoRoll(count + step)
        case .workdaysBefore(let count): .workdaysBefore(count + step)
        // Fewer than a day more would move no day.
        case .hours(let count): .hours(count + 24 * step)
        }
    }

    public var countsBack: Bool {
        switch self {
        case .daysBefore, .workdaysBefore: true
        default: false
        }
    }
}

extension Period: CustomStringConvertible {
    public var description: String {
        switch self {
        case .days(let count): "\(count) days"
        case .workdays(let count): "\(count) workdays"
        case .months(let count): "\(count) months"
        case .years(let count): "\(count) years"
        case .daysBefore(let count): "\(count) days before"
        case .daysNoRoll(let count): "\(count) days no-roll"
        case .workdaysBefore(let count): "\(count) workdays before"
        case .hours(let count): "\(count) hours"
        }
    }

    /// 十五日, 十个工作日, 六个月, 二年, 三日前
    public var chinese: String {
        if count == 0, !countsBack { return "当日" }
        let number = ChineseNumeral.string(count)
        return switch self {
        case .days, .daysNoRoll: number + "日"
        case .workdays: number + "个工作日"
        case .months: number + "个月"
        case .years: number + "年"
        case .daysBefore: number + "日前"
        case .workdaysBefore: number + "个工作日前"
        case .hours: number + "小时"
        }
    }
}
