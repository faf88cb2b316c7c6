import Casework
import Docket
import LegalCalendar
import Rulebook
import Store

/// 三个机关: the city of the scenarios, a county with offices of its own, and its departments.
enum Organs {
    static let root = #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }
    static let shelf = try! RuleShelf(folder: root + "/Rulebooks")
    static let rules = shelf.rules["zhongwei-2022-3"]!

    static func entries() throws -> [Entry] {
        try ScenarioShelf.office(root + "/Scenarios/office.yaml") + county
    }

    static let county = [
        ("沙坡头区政府办公室", [Function.intakeOffice, .sealKeeper]), ("沙坡头区司法局", [.oversightOffice]),
        ("沙坡头区住房和城乡建设局", []),
    ].enumerated().map { place, unit in
        Entry(
            stream: .office, sequence: 10_000 + place, kind: .unitEstablished, day: CivilDay("2020-01-01")!,
            fields: [
                "name": .text(unit.0), "level": "department", "government": "沙坡头区人民政府",
                "holds": .list(unit.1.map { .object(["function": .text($0.rawValue)]) }),
            ])
    }

    static func organisation() throws -> Organisation { Organisation(entries: try entries()) }
    static func holders() throws -> Holders { Holders(try organisation(), rules) }
}
