import Casework
import Docket
public import LegalCalendar
public import Store

/// 开庭日历: the hearings of a month or a week that a reader may see, with what stands in each other's way.
public struct HearingCalendar: Sendable {
    public enum Span: String, Sendable, CaseIterable {
        case month, week

        public var title: String { self == .month ? "月" : "周" }
    }

    public struct Sitting: Sendable, Hashable {
        public let row: HearingRow
        /// 时间冲突: the other cases in which the same head is to appear that day.
        public let conflicts: [String]
        /// Whether the reader may open what was prepared for it.
        public let mayOpenCard: Bool
    }

    public struct Day: Sendable, Hashable {
        public let day: CivilDay
        public let isRest: Bool
        /// Whether it belongs to what was asked for: a month is shown in whole weeks.
        public let isInside: Bool
        public let sittings: [Sitting]
    }

    /// No month of one office has more.
    private static let most = 1000

    public let span: Span
    public let today: CivilDay
    public let first: CivilDay
    public let last: CivilDay
    /// Whole weeks, Monday first.
    public let weeks: [[Day]]
    /// There are more than are shown.
    public let isCut: Bool

    public var sittings: [Sitting] { weeks.joined().filter(\.isInside).flatMap(\.sittings) }

    /// - Parameter day: any of the month or week that is asked for.
    public init(_ reading: Reading, _ span: Span, of day: CivilDay) throws {
        (self.span, today) = (span, reading.today)
        let monday = day.adding(days: 1 - day.weekday)
        switch span {
        case .week: (first, last) = (monday, monday.adding(days: 6))
        case .month:
            first = day.adding(days: 1 - day.day)
            last = Self.next(first).adding(days: -1)
        }
        let start = first.adding(days: 1 - first.weekday)
        let end = last.adding(days: 7 - last.weekday)
        let found = try reading.store.hearings(reading.scope, from: start, through: end, limit: Self.most + 1)
        isCut = found.count > Self.most
        let oversees = reading.reader.has(.oversightOffice)
        let sittings = try Self.withConflicts(Array(found.prefix(Self.most))).compactMap { row, conflicts -> Sitting? in
            let standing = try reading.store.standing(of: reading.reader, to: row.caseID, today: reading.today)
            let mayOpen = standing.map { Access.may(reading.reader, .seeInner, $0) == .allow } ?? false
            // Who only watches from above sees the days and no card.
            guard mayOpen || oversees else { return nil }
            return Sitting(row: row, conflicts: conflicts, mayOpenCard: mayOpen)
        }
        let byDay = Dictionary(grouping: sittings, by: \.row.day)
        let (first, last) = (first, last)
        weeks = stride(from: 0, through: end.days(since: start), by: 7).map { week in
            (0..<7).map { offset in
                let day = start.adding(days: week + offset)
                return Day(
                    day: day, isRest: reading.store.calendar.isRest(day), isInside: first <= day && day <= last,
                    sittings: byDay[day] ?? [])
            }
        }
    }

    /// The month or week before, and the one after.
    public var before: CivilDay { first.adding(days: -1) }
    public var after: CivilDay { last.adding(days: 1) }

    private static func next(_ first: CivilDay) -> CivilDay {
        first.month == 12
            ? CivilDay(year: first.year + 1, month: 1, day: 1)!
            : CivilDay(year: first.year, month: first.month + 1, day: 1)!
    }

    /// One head in two cases on one day is a conflict, whatever the hours: courts are apart, and hearings overrun.
    private static func withConflicts(_ rows: [HearingRow]) -> [(HearingRow, [String])] {
        let open = rows.filter { !$0.isHeld && !$0.head.isEmpty }
        let byHead = Dictionary(grouping: open) { [$0.day.description, $0.head] }
        return rows.map { row in
            guard !row.isHeld, !row.head.isEmpty else { return (row, []) }
            let others = (byHead[[row.day.description, row.head]] ?? []).filter { $0.caseID != row.caseID }
            return (row, others.map(\.number))
        }
    }
}
