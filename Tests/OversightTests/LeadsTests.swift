import Casework
import Docket
import Foundation
import LegalCalendar
import Oversight
import Rulebook
import Store
import Testing

@Suite("第二十二条：追责线索只备事实") struct LeadsTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path
    private static let shelf = try! RuleShelf(folder: root + "/Rulebooks")
    private static let office = try! ScenarioShelf.office(root + "/Scenarios/office.yaml")

    private func leads(_ more: [(KindName, String, [String: Value])], on day: String) -> [Lead] {
        let notice = Entry(
            sequence: 1, kind: .noticeReceived, day: CivilDay("2025-03-10")!,
            fields: [
                "number": "（2025）宁05行初12号", "instance": "first", "reconsideration": "none", "sued": "act",
                "plaintiffs": .list([.object(["name": "张某"])]),
                "act": .object(["title": "决定", "maker": "市住房和城乡建设局"]),
                "defendants": .list([.object(["organ": "中卫市人民政府"])]),
            ])
        let entries =
            [notice]
            + more.enumerated().map {
                Entry(sequence: $0.offset + 2, kind: $0.element.0, day: CivilDay($0.element.1)!, fields: $0.element.2)
            }
        let organisation = Organisation(entries: Self.office)
        let derivation = Derivation(
            file: CaseFile(entries: entries, organisation: organisation), rules: Self.shelf.rules["zhongwei-2022-3"]!,
            calendar: Self.shelf.calendar(), organisation: organisation)
        return derivation.leads(derivation.duties(), on: CivilDay(day)!)
    }

    @Test("nothing late on the last day, a fact on the day after, with its ground and unit")
    func boundary() {
        #expect(leads([], on: "2025-03-12").isEmpty)
        let late = leads([], on: "2025-03-13")
        #expect(late.map(\.ground) == ["22.5"])
        #expect(late.first?.organs == ["市政府办公室"] && late.first?.daysLate == 1 && late.first?.doneOn == nil)
    }

    @Test("done late stays a fact, with the unit's own explanation beside it")
    func explained() throws {
        let found = leads(
            [
                (.forwarded, "2025-03-14", ["units": .list([.object(["unit": "市住房和城乡建设局"])])]),
                (.explained, "2025-03-20", ["duty": "intake-forward", "ground": "outage", "text": "停电两日"]),
            ], on: "2025-03-20")
        let lead = try #require(found.first)
        #expect(lead.doneOn == CivilDay("2025-03-14")! && lead.daysLate == 2)
        #expect(lead.explanations.map { $0["text"]?.text } == ["停电两日"])
    }

    @Test("what the court accepted or caused, and a lost judgment by itself, is no lead")
    func none() {
        let accepted = leads(
            [
                (.forwarded, "2025-03-11", ["units": .list([.object(["unit": "市住房和城乡建设局"])])]),
                (
                    .filedWithCourt, "2025-03-20",
                    ["papers": .list([.object(["kind": "defence"]), .object(["kind": "evidence-list"])])]
                ),
                (.hearingNotified, "2025-04-01", ["at": "2025-04-10"]),
                (.hearingHeld, "2025-04-10", ["head-appeared": .flag(false)]),
                (.absenceAccepted, "2025-04-10", [:]),
                (
                    .decisionReceived, "2025-05-12",
                    ["document": "judgment", "outcomes": .list([.object(["part": "whole", "outcome": "revoke"])])]
                ),
            ], on: "2025-05-13")
        #expect(accepted.isEmpty, "\(accepted.map(\.duty))")
    }

    @Test("leaving the court early is a fact with its day, and no term was missed")
    func leftEarly() throws {
        let found = leads(
            [
                (.forwarded, "2025-03-11", ["units": .list([.object(["unit": "市住房和城乡建设局"])])]),
                (
                    .filedWithCourt, "2025-03-20",
                    ["papers": .list([.object(["kind": "defence"]), .object(["kind": "evidence-list"])])]
                ),
                (.hearingHeld, "2025-04-10", ["head-appeared": .flag(true), "left-early": .flag(true)]),
            ], on: "2025-04-11")
        let lead = try #require(found.first)
        #expect(found.count == 1 && lead.ground == "22.2" && lead.due == nil && lead.doneOn == CivilDay("2025-04-10")!)
    }
}
