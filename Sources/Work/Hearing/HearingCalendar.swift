import Casework
import Docket
public import LegalCalendar
import Rulebook
public import Store

/// 开庭日历: the hearings of a month or a week that a reader may see, with what stands in each other's way.
public struct HearingCalendar: Sendable {
    public enum Span: String, Sendable, CaseIterable {
        case month, week

        public var title: String { self == .month ? "月" : "周" }
    }

    public struct Sitting: Sendable, Hashable {
        public let row: HearingRow
        /// 时间冲突: numbers of the other cases in which a head of it is to appear that day; empty for one that the reader may not see.
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
            last = first.adding(days: CivilDay.length(ofMonth: first.month, year: first.year) - 1)
        }
        let start = first.adding(days: 1 - first.weekday)
        let end = last.adding(days: 7 - last.weekday)
        let found = try reading.store.hearings(reading.scope, from: start, through: end, limit: Self.most + 1)
        isCut = found.count > Self.most
        let oversees = reading.reader.has(.oversightOffice)
        let visible = try found.prefix(Self.most).compactMap { row -> (row: HearingRow, mayOpen: Bool)? in
            guard let standing = try reading.store.standing(of: reading.reader, to: row.caseID, today: reading.today)
            else { return nil }
            func may(_ action: Action) -> Bool { Access.may(reading.reader, action, standing) == .allow }
            // Who watches from above sees the days and no card.
            return may(.seeCase) || oversees ? (row, may(.seeInner)) : nil
        }
        let diary = try Self.diary(reading, from: start, through: end)
        let known = Dictionary(visible.map { ($0.row.caseID, $0.row.number) }, uniquingKeysWith: { first, _ in first })
        let sittings = visible.map { row, mayOpen in
            Sitting(row: row, conflicts: Self.conflicts(row, diary).map { known[$0] ?? "" }, mayOpenCard: mayOpen)
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

    /// A head has one diary, whoever may see what stands in it.
    private static func diary(_ reading: Reading, from first: CivilDay, through last: CivilDay) throws -> [HearingRow] {
        guard let government = reading.holders.organisation.government else { return [] }
        return try reading.store.hearings(
            CaseScope(keys: [.above(government), .organ(government)]), from: first, through: last, isHeld: false,
            limit: most)
    }

    /// One head in two cases on one day is a conflict, whatever the hours: courts are apart, and hearings overrun.
    private static func conflicts(_ row: HearingRow, _ diary: [HearingRow]) -> [String] {
        guard !row.isHeld else { return [] }
        let heads = Set(row.head.split(separator: "、").map(String.init))
        var seen: Set<String> = []
        return diary.filter { other in
            other.day == row.day && other.caseID != row.caseID
                && !heads.isDisjoint(with: other.head.split(separator: "、").map(String.init))
                && seen.insert(other.caseID).inserted
        }.map(\.caseID)
    }
}
