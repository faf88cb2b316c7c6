import Casework
import Docket
import LegalCalendar
import Rulebook
import Store
import Testing
import Work

/// Who has to be told of a hearing.
struct TellListTests {
    private static let rules = try! DemoStore.shelf().rules["zhongwei-2022-3"]!
    private static let organisation = Organisation(
        entries: try! ScenarioShelf.office(DemoStore.root + "/Scenarios/office.yaml"))

    private func list(_ more: [(KindName, String, [String: Value])]) throws -> TellList {
        let notice: [String: Value] = [
            "number": "（2025）宁05行初12号", "instance": "first", "reconsideration": "none", "sued": "act",
            "plaintiffs": .list([.object(["name": "张某"])]),
            "defendants": .list([.object(["organ": "中卫市人民政府"])]),
            "act": .object(["title": "征收决定", "maker": "市住房和城乡建设局"]),
        ]
        let all = [(KindName.noticeReceived, "2025-03-03", notice)] + more
        let entries = all.enumerated().map { place, told in
            Entry(sequence: place + 1, kind: told.0, day: CivilDay(told.1)!, fields: told.2)
        }
        let file = CaseFile(entries: entries, organisation: Self.organisation, procedure: Self.rules.procedure)
        let derivation = Derivation(
            file: file, rules: Self.rules, calendar: try DemoStore.shelf().calendar(),
            organisation: Self.organisation)
        return TellList(derivation, try #require(file.things(.hearing).last))
    }

    private let set: [(KindName, String, [String: Value])] = [
        (.forwarded, "2025-03-04", ["units": .list([.object(["unit": "市住房和城乡建设局"])])]),
        (.hearingNotified, "2025-04-01", ["at": "2025-04-20 09:30"]),
        (
            .appearanceDecided, "2025-04-02",
            [
                "head": .object(["name": "刘某", "post": "副市长"]),
                "agents": .list([.object(["name": "高某", "kind": "staff"])]),
            ]
        ),
    ]

    @Test func headAgentsUnitAndBureauEachOnce() throws {
        let list = try list(set)
        #expect(
            list.people.map { "\($0.name) \($0.role)" } == [
                "刘某 出庭负责人", "高某 诉讼代理人", "市住房和城乡建设局 承办单位", "市司法局 核实出庭",
            ])
        #expect(list.untold.count == 4 && list.time == "2025-04-20 09:30")
    }

    @Test func whoWasToldOfADayThatMovedHasNotBeenTold() throws {
        let told: (KindName, String, [String: Value]) = (
            .told, "2025-04-03", ["hearing": "H1", "whom": "刘某", "how": "电话"]
        )
        #expect(try list(set + [told]).untold.map(\.name) == ["高某", "市住房和城乡建设局", "市司法局"])
        let moved: (KindName, String, [String: Value]) = (
            .hearingRescheduled, "2025-04-10", ["hearing": "H1", "at": "2025-04-25 09:30"]
        )
        #expect(try list(set + [told, moved]).untold.count == 4)
    }

    @Test func onlyWhoIsOnTheListIsTold() throws {
        let (list, day) = (try list(set), CivilDay("2025-04-03")!)
        #expect(throws: TellList.NobodyChosen()) { try list.drafts(telling: ["张某"], how: "", on: day) }
        let drafts = try list.drafts(telling: ["刘某", "张某"], how: "", on: day)
        #expect(drafts.map(\.kind) == [.told] && drafts[0].fields["how"] == "电话")
    }
}
