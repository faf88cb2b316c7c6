import Docket
public import LegalCalendar

/// 期限计算: a day and a period, with the whole argument; nothing is stored.
public struct Calculation: Sendable {
    /// 期间单位, in the order in which they are offered.
    public enum Unit: String, Sendable, Hashable, CaseIterable {
        case days, workdays, months, years
        case daysBefore = "days before"
        case workdaysBefore = "workdays before"
        case daysNoRoll = "days no-roll"
        case hours

        public var title: String {
            switch self {
            case .days: "日（自然日，末日顺延）"
            case .workdays: "个工作日"
            case .months: "个月"
            case .years: "年"
            case .daysBefore: "日前（倒数）"
            case .workdaysBefore: "个工作日前（倒数）"
            case .daysNoRoll: "日（末日不顺延）"
            case .hours: "小时（按整日计）"
            }
        }
    }

    /// 不能计算: what was typed is no day or no period.
    public enum Failure: Error, Sendable, Hashable, CustomStringConvertible {
        case noSuchDay(String)
        case noSuchPeriod

        public var description: String {
            switch self {
            case .noSuchDay(let text): "没有这一天：\(text)，请按 2026-02-10 填写"
            case .noSuchPeriod: "期间应当是零到三万六千五百之间的整数"
            }
        }
    }

    public let argument: DeadlineArgument

    /// - Parameters:
    ///   - from: the day from which it is counted, which itself does not count, as it was typed.
    ///   - count: how many, as it was typed.
    public init(from: String, count: String, unit: String, _ calendar: LegalCalendar) throws(Failure) {
        guard let start = CivilDay.read(from.trimmingBlanks) else { throw .noSuchDay(from) }
        guard let period = Period("\(count.trimmingBlanks) \(unit)") else { throw .noSuchPeriod }
        argument = calendar.argument(for: calendar.deadline(from: start, within: period))
    }
}
