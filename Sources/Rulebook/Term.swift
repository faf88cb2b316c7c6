public import LegalCalendar

/// 有效期: until when measures are in force, and when their office is told that they end: evaluation, comment and review of what follows
/// them take longer than half a year (第二十六条).
public struct Term: Sendable, Hashable {
    /// 有效期届满日, the last day on which they are in force.
    public let through: CivilDay
    /// 届满前多少日起提醒, in days, the earliest first.
    public let warnings: [Int]

    /// How near the end is.
    public enum Nearness: Sendable, Hashable {
        /// Told once the first of the warnings has come.
        case near(days: Int)
        /// The last warning has come.
        case last(days: Int)
        /// 已届满, since how many days.
        case over(days: Int)
    }

    public init(through: CivilDay, warnings: [Int]) {
        (self.through, self.warnings) = (through, warnings.sorted(by: >))
    }

    /// Nil as long as nobody need be told.
    public func nearness(on day: CivilDay) -> Nearness? {
        let left = through.days(since: day)
        if left < 0 { return .over(days: -left) }
        guard let first = warnings.first, let last = warnings.last, left <= first else { return nil }
        return left <= last ? .last(days: left) : .near(days: left)
    }
}
