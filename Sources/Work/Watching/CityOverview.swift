import Casework
import Docket
public import LegalCalendar
import Rulebook
public import Store

/// 全市一览: what the oversight office looks at in the morning: who is late, who appears this week, which appeals wait for it, where the room is
/// smallest, and what nobody has been given.
public struct CityOverview: Sendable {
    /// 督促的方式: to whom one writes how; nobody urges himself.
    public enum Urge: String, Sendable { case remind = "提醒", hint = "提示", letter = "函告" }

    public struct Line: Sendable {
        public let load: UnitLoad
        /// Nil where nothing is late or due today, and for one's own unit.
        public let urge: Urge?
    }

    /// 余量: natural days between the sum of the article's legs and the statutory day.
    public struct Room: Sendable {
        public let caseID: String
        public let number: String
        public let title: String
        public let last: CivilDay
        public let due: CivilDay
        public var days: Int { due.days(since: last) }
    }

    /// Cases whose room is looked at: those with the nearest days.
    private static let looked = 24
    private static let few = 5

    public let reading: Reading
    /// 机关 whose oversight office the reader is of.
    public let organ: String
    public let lines: [Line]
    public let openCases: Bounded
    public let hearings: [HearingRow]
    public let reviews: [DeskRow]
    public let rooms: [Room]
    public let unassigned: (rows: [DueRow], count: Bounded)

    public init(_ reading: Reading) throws {
        let (store, scope, today) = (reading.store, reading.scope, reading.today)
        self.reading = reading
        let own = reading.holders.organs(of: .oversightOffice, in: reading.reader.unit)
        let city = reading.holders.organisation.government
        let organ = own.first { $0 == city } ?? own.sorted().first ?? ""
        self.organ = organ
        lines = try store.unitLoads(scope, today: today).map { load in
            let isPressing = !load.overdue.isNone || !load.today.isNone
            return Line(load: load, urge: isPressing ? Self.urge(load.unit, organ, reading) : nil)
        }
        openCases = try store.openCases(scope, today: today)
        hearings = try store.hearings(scope, from: today, through: today.adding(days: 7)).filter { !$0.isHeld }
        reviews = try Desk(store, of: reading.reader, today: today).rows(of: .appealReviewed, limit: Self.looked)
        unassigned = try store.unassigned(scope, today: today, limit: Self.few)
        rooms = try Self.rooms(reading)
    }

    private static func urge(_ unit: String, _ organ: String, _ reading: Reading) -> Urge? {
        let organisation = reading.holders.organisation
        if unit == reading.reader.unit || unit == organisation.current(reading.reader.unit) { return nil }
        if organisation.government(of: unit) != organ { return .letter }
        return reading.holders.holder(of: .intakeOffice, for: organ) == unit ? .hint : .remind
    }

    /// The least room first; a case whose legs are over, or that has no statutory day to reach, has none.
    private static func rooms(_ reading: Reading) throws -> [Room] {
        let near = try reading.store.dueLedger(
            reading.scope, unit: nil, today: reading.today, through: reading.today.adding(days: 30), limit: looked * 3)
        var seen: Set<String> = []
        let cases = near.filter { $0.due >= reading.today && seen.insert($0.caseID).inserted }.prefix(looked)
        let rooms = try cases.compactMap { row -> Room? in
            guard let derivation = try reading.view(row.caseID),
                let chart = RelayChart(derivation, derivation.duties(), today: reading.today), let last = chart.last,
                chart.due >= reading.today
            else { return nil }
            return Room(caseID: row.caseID, number: row.number, title: row.title, last: last, due: chart.due)
        }
        return Array(rooms.sorted { ($0.days, $0.due, $0.caseID) < ($1.days, $1.due, $1.caseID) }.prefix(few))
    }
}
