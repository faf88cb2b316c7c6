import Casework
import Docket
import Foundation
import LegalCalendar
import Rulebook
import Store
import Testing
import Work

/// 待办在谁的工作台: every open duty of every scenario of the city, in an office where each function is held.
struct DutyOnDeskTests {
    private static let days = ["2024-03-11", "2025-02-14", "2025-03-12", "2025-03-18", "2025-06-20", "2026-01-12"]
        .map { CivilDay($0)! }

    /// One installation with the cases of all scenarios.
    private static func store(_ body: (CaseStore) throws -> Void) throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("yingsu-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let shelf = try DemoStore.shelf()
        let store = try DataFolder(path).store(shelf: shelf, rulebook: "zhongwei-2022-3")
        try store.append(try ScenarioShelf.office(DemoStore.root + "/Scenarios/office.yaml"))
        let dockets = try ScenarioShelf.files([DemoStore.root + "/Scenarios/zhongwei-2022-3"]).enumerated().compactMap {
            index, file -> [Entry]? in
            let scenario = try ScenarioShelf.scenario(file, shelf: shelf)
            guard scenario.office == nil, scenario.rulebook == "zhongwei-2022-3", !scenario.docket.isEmpty else {
                return nil
            }
            return scenario.docket.map { entry in
                var entry = entry
                entry.fields = entry.fields.mapValues { renumbered($0, index) }
                return entry
            }
        }
        try store.take(in: dockets, actor: "scenario", instant: DemoStore.demo.day.instant)
        try body(store)
    }

    /// Scenarios share their case numbers; in one installation each is a case of its own.
    private static func renumbered(_ value: Value, _ index: Int) -> Value {
        switch value {
        case .text(let text): .text(text.replacing(/(\d+)号$/) { "\($0.1)\(String(10_000 + index).dropFirst())号" })
        case .list(let all): .list(all.map { renumbered($0, index) })
        case .object(let fields): .object(fields.mapValues { renumbered($0, index) })
        default: value
        }
    }

    private struct Place: Hashable {
        let caseID: String
        let title: String
        let kind: KindName?
        var text: String { "\(caseID) \(title) \(kind?.rawValue ?? "-")" }
    }

    /// What should stand on somebody's desk on a day, by the tasks alone.
    private static func expected(
        _ tasks: [(id: String, task: DutyTask, isOver: Bool)], _ actor: Actor, _ day: CivilDay, _ holders: Holders
    ) -> Set<Place> {
        let function = actor.functions[0]
        let organs = holders.organs(of: function, in: actor.unit)
        return Set(
            tasks.filter { _, task, isOver in
                let isHis = task.doers.contains { doer in
                    doer.function == function
                        && ([.handlingUnit, .counselOffice].contains(function)
                            ? doer.unit == actor.unit : organs.contains(task.organ))
                }
                let isThere = task.opens.map { $0 <= day } ?? true
                let lapses = task.duty?.norm.force == .right
                let isLeft = !lapses || (task.duty?.limit.map { $0 >= day } ?? true)
                if task.isRight, isOver || task.standing == .proposed { return false }
                return isHis && isThere && isLeft && (task.duty?.ended.map { $0.event.day > day } ?? true)
            }.map { Place(caseID: $0.id, title: $0.task.title, kind: $0.task.kind) })
    }

    @Test("a task stands on the desk of each who may do it, and of nobody else; no case with a task is idle")
    func onDesks() throws {
        try Self.store { store in
            let ids = try store.cases(.everything, matching: "", today: DemoStore.demo.day, limit: 10_000).rows.map(
                \.caseID)
            #expect(ids.count > 700)
            let tasks = try ids.flatMap { id -> [(id: String, task: DutyTask, isOver: Bool)] in
                let derivation = try #require(try store.derivation(id))
                return Tasks(derivation, derivation.duties()).all.map { (id, $0, derivation.stage.isOver) }
            }
            // Somebody of each unit in each function that it can hold.
            let functions: [Function] = [
                .intakeOffice, .oversightOffice, .leader, .sealKeeper, .counselOffice, .handlingUnit,
            ]
            let holders = try store.holders()
            var (asked, cells) = (0, 0)
            for unit in holders.organisation.currentNames {
                for function in functions {
                    let actor = Actor(account: "a", name: "某", function: function, unit: unit)
                    for day in Self.days {
                        let expected = Self.expected(tasks, actor, day, holders)
                        let desk = try Desk(store, of: actor, today: day)
                        let rows = try Urgency.allCases.flatMap { try desk.rows($0, limit: 100_000) }
                        let all = rows.flatMap { [$0] + $0.others } + (try desk.rights(limit: 100_000).rows)
                        let shown = Set(all.map { Place(caseID: $0.caseID, title: $0.what, kind: $0.kind) })
                        let isSame = shown == expected
                        #expect(
                            isSame,
                            "\(unit) \(function) \(day) \(shown.subtracting(expected).map(\.text).prefix(3)) / \(expected.subtracting(shown).map(\.text).prefix(3))"
                        )
                        asked += expected.count
                        cells += expected.isEmpty ? 0 : 1
                    }
                }
            }
            print("tasks on desks: \(asked), on \(cells) desks and days, of \(ids.count) cases")
            #expect(asked > 5000 && cells > 60)
            for day in Self.days {
                let idle = Set(try store.idleCases(.everything, today: day, limit: 10_000).map(\.caseID))
                let busy = tasks.filter { $0.task.isOffered && !$0.task.isRight && idle.contains($0.id) }
                #expect(busy.isEmpty, "\(day) \(busy.prefix(2).map(\.id))")
            }
        }
    }
}
