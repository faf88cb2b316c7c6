public import Casework
public import Docket
public import LegalCalendar
import Rulebook
public import Store

/// 演示数据: the invented cases of `Demo/cases.yaml` and one account for each role.
public enum Demo: Sendable {
    /// 演示日: the day before the make-up day before a Spring Festival.
    public static let day = CivilDay("2026-02-13")!

    /// 演示人员: who signs in by choosing a role.
    public struct Person: Sendable, Hashable {
        public let account: String
        public let display: String
        public let unit: String
        public let functions: Set<Function>

        public var actor: Actor { Actor(account: account, name: display, functions: functions, unit: unit) }
    }

    public static let people: [Person] = [
        Person("李某", "李某", "市政府办公室", .intakeOffice), Person("刘秘书", "刘某", "中卫市人民政府", .leader),
        Person("陈某", "陈某", "市政府办公室", .sealKeeper),
        Person("王某", "王某", "市自然资源局", .handlingUnit), Person("高某", "高某", "市住房和城乡建设局", .handlingUnit),
        Person("丁某", "丁某", "市公安局", .handlingUnit),
        Person("孙某", "孙某", "市司法局", .oversightOffice), Person("司法局承办", "钱某", "市司法局", .handlingUnit),
        Person("顾问室", "许某", "中卫市法律顾问室", .counselOffice), Person("律师", "冯某", "中卫市法律顾问室", .lawyer),
        Person("审计", "何某", "市审计局", .auditor), Person("系统管理员", "系统管理员", "市政府办公室", .systemAdministrator),
        Person("安全管理员", "安全管理员", "市政府办公室", .securityAdministrator),
        Person("安全审计员", "安全审计员", "市政府办公室", .auditAdministrator),
        // 县（区）、部门作被告的，由自己的人办（第二十五条）。
        Person("文某", "文某", "沙坡头区政府办公室", .intakeOffice), Person("常某", "常某", "沙坡头区政府办公室", .sealKeeper),
        Person("白副区长", "白某", "沙坡头区人民政府", .leader), Person("鲍某", "鲍某", "沙坡头区司法局", .oversightOffice),
        Person("申某", "申某", "沙坡头区住房和城乡建设局", .handlingUnit),
        Person("韦某", "韦某", "市公安局", .intakeOffice, .oversightOffice), Person("石某", "石某", "市公安局", .leader, .sealKeeper),
    ]

    /// Fills an empty store.
    /// - Parameters:
    ///   - home: the folder in which `Demo` and `Scenarios` stand.
    ///   - instant: milliseconds since 1970 at which the accounts are opened.
    public static func fill(_ store: CaseStore, home: String, instant: Int) throws {
        try cases(store, home: home)
        for person in people {
            _ = try store.open(
                account: person.account, display: person.display, unit: person.unit, functions: person.functions,
                instant: instant)
            // The code is thrown away: in a demo one chooses a role instead of signing in.
            try store.setPassword("演示 Demo-\(Randomness.hex(bytes: 8))", for: person.account)
        }
    }

    /// The organisation and the cases, without accounts.
    public static func cases(_ store: CaseStore, home: String) throws {
        try store.append(try ScenarioShelf.office(home + "/Scenarios/office.yaml"))
        try store.append(try ScenarioShelf.office(home + "/Demo/office.yaml").map(recorded))
        let path = home + "/Demo/cases.yaml"
        for raw in try YAMLText.raw(try RuleShelf.text(path), file: path).elements {
            guard let docket = raw["docket"] else { continue }
            try store.open(
                docket: try Scenario.entries(docket, file: path, stream: .case, store.rules.vocabulary).map(recorded))
        }
    }

    /// Who would have recorded it: somebody of the unit that is said, else whoever does it for the city.
    private static func recorded(_ entry: Entry) -> Entry {
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

extension Demo.Person {
    fileprivate init(_ account: String, _ display: String, _ unit: String, _ functions: Function...) {
        self.init(account: account, display: display, unit: unit, functions: Set(functions))
    }
}
