import LegalCalendar
import Testing

@testable import Docket

/// 承办人: whom a unit named, for each open instance.
@Suite("承办人") struct HandlersTests {
    private func named(_ sequence: Int, _ unit: String, _ names: [String]) -> Entry {
        Entry(
            caseID: "C1", sequence: sequence, actor: "甲", role: "handling-unit", unit: unit, kind: .staffAssigned,
            day: CivilDay("2026-02-10")!,
            fields: ["persons": .list(names.map { .object(["name": .text($0)]) })])
    }

    private func file(_ entries: [Entry]) -> CaseFile { CaseFile(entries: entries, organisation: Organisation()) }

    @Test("of each unit the newest naming stands, and no unit's takes away another's")
    func newest() {
        let file = file([named(1, "甲局", ["王某", "李某"]), named(2, "乙局", ["丁某"]), named(3, "甲局", ["赵某", "李某"])])
        #expect(
            file.handlers == [
                .init(unit: "甲局", name: "赵某"), .init(unit: "甲局", name: "李某"), .init(unit: "乙局", name: "丁某"),
            ])
        #expect(file.naming(of: "甲局").map(\.sequence) == [3])
    }

    @Test("nobody is named where nobody was") func none() { #expect(file([]).handlers.isEmpty) }
}
