import Casework
import Docket
import LegalCalendar
import Rulebook
import Store
import Testing
import Work

/// 等待法院: what is awaited, since when, and what to record when it comes.
struct WaitingTests {
    private func waiting(on day: String, _ told: [(KindName, String, [String: Value])]) throws -> [Waiting] {
        let shelf = try DemoStore.shelf()
        let rules = try #require(shelf.rules["zhongwei-2022-3"])
        let organisation = Organisation(entries: try ScenarioShelf.office(DemoStore.root + "/Scenarios/office.yaml"))
        let notice: [String: Value] = [
            "number": "（2025）宁05行初12号", "instance": "first", "procedure": "ordinary", "reconsideration": "none",
            "sued": "act", "plaintiffs": .list([.object(["name": "张某"])]),
            "defendants": .list([.object(["organ": "中卫市人民政府"])]),
            "act": .object(["title": "征收决定", "maker": "市住房和城乡建设局"]),
        ]
        // What is known on the day.
        let known = told.filter { CivilDay($0.1)! <= CivilDay(day)! }
        let entries = ([(KindName.noticeReceived, "2025-03-03", notice)] + known).enumerated().map { place, told in
            Entry(sequence: place + 1, kind: told.0, day: CivilDay(told.1)!, fields: told.2)
        }
        let file = CaseFile(entries: entries, organisation: organisation, procedure: rules.procedure)
        let derivation = Derivation(
            file: file, rules: rules, calendar: shelf.calendar(), organisation: organisation)
        return derivation.waiting(derivation.duties(), on: CivilDay(day)!)
    }

    @Test("a suspended suit waits to be resumed, from the day it was suspended until it is")
    func suspended() throws {
        let told: [(KindName, String, [String: Value])] = [
            (.suspended, "2025-04-01", ["reason": "等待另案结果"]), (.resumed, "2025-06-10", [:]),
        ]
        #expect(try waiting(on: "2025-03-31", told).isEmpty)
        for day in ["2025-04-01", "2025-06-09"] {
            let waits = try waiting(on: day, told)
            #expect(waits.map(\.kind) == [.resumed] && waits[0].since == CivilDay("2025-04-01"), "\(day)")
            #expect(waits[0].what == "恢复诉讼" && waits[0].by == nil)
        }
        #expect(try waiting(on: "2025-06-10", told).isEmpty)
    }

    @Test("what ended waits for nothing: a suit that was suspended and then withdrawn")
    func ended() throws {
        let told: [(KindName, String, [String: Value])] = [
            (.suspended, "2025-04-01", [:]),
            (
                .decisionReceived, "2025-05-06",
                [
                    "document": "ruling", "served-on": "2025-05-06",
                    "outcomes": .list([.object(["part": "whole", "outcome": "withdraw-voluntary"])]),
                ]
            ),
        ]
        #expect(try waiting(on: "2025-05-05", told).map(\.kind) == [.resumed])
        #expect(try waiting(on: "2025-05-06", told).filter { $0.kind == .resumed }.isEmpty)
    }

    @Test("a hearing in a suit that has ended is not awaited; a pause told twice waits once")
    func endedBefore() throws {
        let told: [(KindName, String, [String: Value])] = [
            (.hearingNotified, "2025-04-01", ["at": "2025-05-20 09:30"]),
            (.suspended, "2025-04-02", [:]), (.suspended, "2025-04-08", [:]),
            (
                .decisionReceived, "2025-05-10",
                [
                    "document": "ruling", "served-on": "2025-05-10",
                    "outcomes": .list([.object(["part": "whole", "outcome": "withdraw-voluntary"])]),
                ]
            ),
        ]
        let before = try waiting(on: "2025-04-30", told).filter { $0.kind == .resumed }
        #expect(before.map(\.since) == [CivilDay("2025-04-02")])
        #expect(try waiting(on: "2025-05-12", told).allSatisfy { $0.kind != .hearingHeld && $0.kind != .resumed })
    }

    @Test("a hearing is awaited through its day, the judgment by the court's own limit, counted from docketing")
    func court() throws {
        let told: [(KindName, String, [String: Value])] = [
            (.docketed, "2025-02-26", ["number": "（2025）宁05行初12号"]),
            (.hearingNotified, "2025-04-01", ["at": "2025-04-21 09:30"]),
        ]
        let before = try waiting(on: "2025-04-21", told)
        #expect(before.first { $0.kind == .hearingHeld }?.by == CivilDay("2025-04-21"))
        let limit = try #require(before.first { $0.kind == .decisionReceived })
        #expect(limit.what == "一审审理期限" && limit.since == CivilDay("2025-02-26"))
        #expect(limit.by == CivilDay("2025-08-26"))
        #expect(try waiting(on: "2025-04-22", told).allSatisfy { $0.kind != .hearingHeld })
    }
}
