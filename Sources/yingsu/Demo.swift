import Casework
import Docket
import LegalCalendar
import Rulebook
import Store

/// 演示数据: invented cases of `Demo/cases.yaml` and one account for each role.
enum Demo {
    static let day = CivilDay("2026-02-13")!

    private static let accounts: [(name: String, display: String, unit: String, function: Function)] = [
        ("李某", "李某", "市政府办公室", .intakeOffice), ("刘秘书", "刘某", "中卫市人民政府", .leader), ("陈某", "陈某", "市政府办公室", .sealKeeper),
        ("王某", "王某", "市自然资源局", .handlingUnit), ("高某", "高某", "市住房和城乡建设局", .handlingUnit),
        ("丁某", "丁某", "市公安局", .handlingUnit),
        ("孙某", "孙某", "市司法局", .oversightOffice), ("司法局承办", "钱某", "市司法局", .handlingUnit),
        ("顾问室", "许某", "中卫市法律顾问室", .counselOffice), ("律师", "冯某", "中卫市法律顾问室", .lawyer),
        ("审计", "何某", "市审计局", .auditor), ("系统管理员", "系统管理员", "市政府办公室", .systemAdministrator),
        ("安全管理员", "安全管理员", "市政府办公室", .securityAdministrator),
        ("安全审计员", "安全审计员", "市政府办公室", .auditAdministrator),
    ]

    static func fill(_ store: CaseStore, home: String, instant: Int) throws {
        try store.append(try ScenarioShelf.office(home + "/Scenarios/office.yaml"))
        for account in accounts {
            _ = try store.open(
                account: account.name, display: account.display, unit: account.unit, function: account.function,
                instant: instant)
            // The code is thrown away: in a demo one chooses a role instead of signing in.
            try store.setPassword("演示 Demo-\(Randomness.hex(bytes: 8))", for: account.name)
        }
        let path = home + "/Demo/cases.yaml"
        for raw in try YAMLText.raw(try RuleShelf.text(path), file: path).elements {
            guard let docket = raw["docket"] else { continue }
            try store.open(
                docket: try Scenario.entries(docket, file: path, stream: .case, store.rules.vocabulary).map(recorded))
        }
    }

    /// Who would have recorded it.
    private static func recorded(_ entry: Entry) -> Entry {
        var entry = entry
        let function = Vocabulary.standard.kind(entry.kind)?.recorders.first ?? .intakeOffice
        let unit = entry["unit"]?.text
        let account =
            accounts.first { $0.function == function && (function != .handlingUnit || unit == nil || $0.unit == unit) }
            ?? accounts[0]
        (entry.actor, entry.role, entry.unit) = (account.display, account.function.rawValue, account.unit)
        return entry
    }
}
