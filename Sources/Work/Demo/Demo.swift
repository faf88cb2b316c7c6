public import Casework
public import Docket
public import LegalCalendar
public import Rulebook
public import Store

/// 演示数据: invented cases of a city, and one account for each role, from a folder of `demo.yaml`, `cases.yaml` and, where it has one, `office.yaml`.
public struct Demo: Sendable {
    /// 演示人员: who signs in by choosing a role.
    public struct Person: Sendable, Hashable {
        public let account: String
        public let display: String
        public let unit: String
        public let functions: Set<Function>

        public var actor: Actor { Actor(account: account, name: display, functions: functions, unit: unit) }
    }

    let folder: String
    /// 演示日
    public let day: CivilDay
    public let people: [Person]

    /// - Throws: file and line of what can't be read.
    public init(folder: String) throws(SourceError) {
        let file = folder + "/demo.yaml"
        let raw = try YAMLText.raw(try RuleShelf.text(file), file: file)
        guard let day = raw["day"]?.scalar.flatMap({ CivilDay($0) }) else {
            throw SourceError(file: file, line: raw["day"]?.line, message: "应写明演示日 day")
        }
        var people: [Person] = []
        for person in raw["people"]?.elements ?? [] { people.append(try Self.person(person, file: file)) }
        guard !people.isEmpty else { throw SourceError(file: file, line: raw.line, message: "应写明演示人员 people") }
        (self.folder, self.day, self.people) = (folder, day, people)
    }

    private static func person(_ raw: Raw, file: String) throws(SourceError) -> Person {
        func fail(_ message: String) -> SourceError { SourceError(file: file, line: raw.line, message: message) }
        guard let account = raw["account"]?.scalar, let unit = raw["unit"]?.scalar else {
            throw fail("演示人员应写明 account 和 unit")
        }
        var functions: Set<Function> = []
        for word in raw["functions"]?.elements.compactMap(\.scalar) ?? [] {
            guard let function = Function(rawValue: word) else { throw fail("没有这个职能：\(word)") }
            functions.insert(function)
        }
        return Person(account: account, display: raw["name"]?.scalar ?? account, unit: unit, functions: functions)
    }

    /// Fills an empty store.
    /// - Parameters:
    ///   - office: 机构名单 that is laid before the demo's own.
    ///   - instant: milliseconds since 1970 at which the accounts are opened.
    public func fill(_ store: CaseStore, office: String?, instant: Int) throws {
        try cases(store, office: office)
        for person in people {
            _ = try store.open(
                account: person.account, display: person.display, unit: person.unit, functions: person.functions,
                instant: instant)
            // The code is thrown away: in a demo one chooses a role instead of signing in.
            try store.setPassword("演示 Demo-\(Randomness.hex(bytes: 8))", for: person.account)
        }
    }

    /// The organisation and the cases, without accounts.
    public func cases(_ store: CaseStore, office: String?) throws {
        if let office { try store.append(try ScenarioShelf.office(office)) }
        if let own = try ScenarioShelf.office(ifAny: folder + "/office.yaml") { try store.append(own.map(recorded)) }
        let path = folder + "/cases.yaml"
        for raw in try YAMLText.raw(try RuleShelf.text(path), file: path).elements {
            guard let docket = raw["docket"] else { continue }
            try store.open(
                docket: try Scenario.entries(docket, file: path, stream: .case, store.rules.vocabulary).map(recorded))
        }
    }

    /// Who would have recorded it: somebody of the unit that is said, else whoever does it for the city.
    private func recorded(_ entry: Entry) -> Entry {
        var entry = entry
        let recorders = Vocabulary.standard.kind(entry.kind)?.recorders ?? []
        let function =
            Function(rawValue: entry.role) ?? recorders.first
            ?? (entry.stream == .office ? .oversightOffice : .intakeOffice)
        let unit = entry.unit.isEmpty ? function == .handlingUnit ? entry["unit"]?.text : nil : entry.unit
        let able = people.filter { $0.functions.contains(function) }
        let person = able.first { unit == nil || $0.unit == unit } ?? people[0]
        (entry.actor, entry.role) = (person.display, function.rawValue)
        entry.unit = person.unit
        return entry
    }
}
