import Docket
public import LegalCalendar

/// 周期: what comes round by itself, each year or part of a year, whatever cases there are.
public struct Cycle: Sendable, Hashable {
    public enum Unit: String, Sendable, Hashable, CaseIterable {
        case year
        case halfYear = "half-year"
        case quarter, month

        var months: Int {
            switch self {
            case .year: 12
            case .halfYear: 6
            case .quarter: 3
            case .month: 1
            }
        }
    }

    /// 所指的一期: the one that has ended, the one that runs, the one to come.
    public enum About: String, Sendable, Hashable, CaseIterable { case last, this, next }

    /// 一期
    public struct Turn: Sendable, Hashable {
        /// From when it is to be done.
        public let opens: CivilDay
        /// From when it is to be done again.
        public let next: CivilDay
        /// The year, and the part of it, that it is about.
        public let year: Int
        /// 2025年度, 2026年第一季度
        public let title: String
    }

    /// What opens a duty that nothing recorded opens.
    static let kind = KindName("cycle")

    public let unit: Unit
    /// The month and day of the year on which it is asked for; the first day of its turn where none is said.
    public let from: (month: Int, day: Int)
    public let about: About

    public init(_ unit: Unit, from: (month: Int, day: Int) = (1, 1), about: About) {
        (self.unit, self.from, self.about) = (unit, from, about)
    }

    public static func == (left: Cycle, right: Cycle) -> Bool {
        (left.unit, left.about) == (right.unit, right.about) && left.from == right.from
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(unit)
        hasher.combine(about)
        hasher.combine(from.month * 100 + from.day)
    }

    /// The turns that have opened by the last of these days and were not over before the first.
    public func turns(from first: CivilDay, through last: CivilDay) -> [Turn] {
        let whole = 12 / unit.months
        guard first <= last else { return [] }
        return ((first.year - 1) * whole...(last.year + 1) * whole).compactMap { place in
            let turn = turn(place)
            return first < turn.next && turn.opens <= last ? turn : nil
        }
    }

    /// - Parameter place: counted in turns from the year 0.
    private func turn(_ place: Int) -> Turn {
        let whole = 12 / unit.months
        let meant = place + (about == .last ? -1 : about == .next ? 1 : 0)
        let (year, part) = (meant / whole, meant % whole)
        return Turn(opens: opening(place), next: opening(place + 1), year: year, title: title(year, part))
    }

    private func opening(_ place: Int) -> CivilDay {
        let whole = 12 / unit.months
        let first = CivilDay(year: place / whole, month: place % whole * unit.months + 1, day: 1)!
        guard unit == .year else { return first }
        return CivilDay(year: first.year, month: from.month, day: from.day) ?? first
    }

    private func title(_ year: Int, _ part: Int) -> String {
        switch unit {
        case .year: "\(year)年度"
        case .halfYear: "\(year)年\(part == 0 ? "上" : "下")半年"
        case .quarter: "\(year)年第\(ChineseNumeral.string(part + 1))季度"
        case .month: "\(year)年\(part + 1)月"
        }
    }
}
