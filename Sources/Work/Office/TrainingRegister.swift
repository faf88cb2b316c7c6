import Casework
public import Docket
public import LegalCalendar
import Rulebook
import Store

/// 业务培训: what was planned and held in a year, who of those that answer suits came to it, and who came to none (第二十一条).
public struct TrainingRegister: Sendable {
    public struct Plan: Sendable, Hashable {
        public let entry: Entry
        public let on: CivilDay
        /// 举办: the first training of the same title and organ in that year; nil while there is none.
        public let held: Entry?
    }

    /// 行政应诉工作人员
    public struct Person: Sendable, Hashable {
        public let name: String
        public let unit: String
        public let isLawyer: Bool
        public fileprivate(set) var times = 0
        public fileprivate(set) var hours = 0
        public fileprivate(set) var last: CivilDay?
        /// 最近一次测试是否合格; nil for who was not tested.
        public fileprivate(set) var hasPassed: Bool?

        public static func == (left: Person, right: Person) -> Bool {
            (left.name, left.unit) == (right.name, right.unit)
        }
        public func hash(into hasher: inout Hasher) { hasher.combine([name, unit]) }

        init(name: String, unit: String, isLawyer: Bool) {
            (self.name, self.unit, self.isLawyer) = (name, unit, isLawyer)
        }
    }

    public let year: Int
    public let plans: [Plan]
    /// 已举办, the earliest first.
    public let held: [Entry]
    /// Nil where the rules do not say who is to be trained.
    public let people: [Person]?
    public let because: String
    /// 参加人 who are none of these people, or of whom there are two of one name.
    public let others: [String]

    public init(_ reading: Reading, year: Int) throws {
        self.year = year
        let register = MatterRegister(reading)
        let organ: (Entry) -> String = register.organ(of:)
        let held = try register.rows(.trainingHeld, year: year).map(\.entry).reversed() as [Entry]
        self.held = held
        let planned = try register.rows(.trainingPlanned).map(\.entry).filter { $0["on"]?.day?.year == year }
        // One training closes one plan, the earliest of its title that is open.
        var free = held
        plans = planned.sorted { ($0["on"]?.day ?? $0.day, $0.sequence) < ($1["on"]?.day ?? $1.day, $1.sequence) }.map {
            entry in
            let place = free.firstIndex { $0["title"] == entry["title"] && organ($0) == organ(entry) }
            return Plan(entry: entry, on: entry["on"]?.day ?? entry.day, held: place.map { free.remove(at: $0) })
        }
        guard let rule = reading.store.rules.figures.training else {
            (people, because, others) = (nil, "", [])
            return
        }
        because = rule.because
        // Counted over all that was held and everybody there is, also where the reader sees a part: who came to the city's training came.
        var attendance = Attendance(try Self.known(reading, rule))
        let every = StandingEntries.of(
            try reading.store.officeEntries(of: [KindName.trainingHeld, .corrected].map(\.rawValue)))
        for session in every.filter({ $0.kind == .trainingHeld && $0.day.year == year }).sorted(by: {
            ($0.day, $0.sequence) < ($1.day, $1.sequence)
        }) {
            attendance.add(session)
        }
        people = attendance.people.filter { $0.unit == reading.reader.unit || register.covers($0.unit) }
        others = Set(held.flatMap { $0["participants"]?.words ?? [] }.filter { attendance.place(of: $0) == nil })
            .sorted()
    }

    /// Those with an account and those in the register of 公职律师, by unit and name.
    private static func known(_ reading: Reading, _ rule: TrainingRule) throws -> [Person] {
        let organisation = reading.holders.organisation
        let lawyers = try PublicLawyers.standing(reading).map { entry, unit in
            Person(name: entry["name"]?.text ?? "", unit: unit, isLawyer: true)
        }
        let accounts = try reading.store.accounts().filter { account in
            !account.isDisabled && account.functions.contains(where: rule.functions.contains)
        }.map { Person(name: $0.display, unit: organisation.present($0.unit), isLawyer: false) }
        var seen: Set<Person> = []
        return (lawyers + accounts).filter { seen.insert($0).inserted }
            .sorted { ($0.unit, $0.name) < ($1.unit, $1.name) }
    }
}

/// 到课: who of the people known came to a training, as its list of names says: 张某, or 市司法局 张某 where there are two.
private struct Attendance {
    private(set) var people: [TrainingRegister.Person]

    init(_ people: [TrainingRegister.Person]) { self.people = people }

    mutating func add(_ session: Entry) {
        var counted: Set<Int> = []
        for said in session["participants"]?.words ?? [] {
            guard let place = place(of: said), counted.insert(place).inserted else { continue }
            people[place].times += 1
            people[place].hours += session["hours"]?.integer ?? 0
            people[place].last = max(people[place].last ?? session.day, session.day)
        }
        for (field, hasPassed) in [("not-passed", false), ("passed", true)] {
            for place in (session[field]?.words ?? []).compactMap(place) { people[place].hasPassed = hasPassed }
        }
    }

    func place(of said: String) -> Int? {
        let words = said.split(whereSeparator: \.isWhitespace).map(String.init)
        guard let name = words.last else { return nil }
        let found = people.indices.filter { place in
            people[place].name == name && words.dropLast().allSatisfy { people[place].unit == $0 }
        }
        return found.count == 1 ? found[0] : nil
    }
}
