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
        try store.take(in: dockets, actor: "scenario", instant: Demo.day.instant)
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

    /// Owed by somebody of this office on a day; what a lawyer owes stands on his own desk, by his account.
    private static func isOwed(_ duty: Duty, on day: CivilDay) -> Bool {
        duty.isStanding(on: day) && duty.norm.force != .watch && !["party", "court", "lawyer"].contains(duty.bearer)
    }

    @Test("an open duty stands on a desk; what no unit was given stands on the intake office's, with its day")
    func everyDuty() throws {
        try Self.store { store in
            let ids = try store.cases(.everything, matching: "", today: Demo.day, limit: 10_000).rows.map(\.caseID)
            let derivations = try ids.map { ($0, try #require(try store.derivation($0))) }
            #expect(derivations.count > 700)
            // Somebody of each unit in each function that it can hold.
            let functions: [Function] = [
                .intakeOffice, .oversightOffice, .leader, .sealKeeper, .counselOffice, .handlingUnit,
            ]
            let actors = try store.organisation().currentNames.flatMap { unit in
                functions.map { Actor(account: "a", name: "某", function: $0, unit: unit) }
            }
            let duties = derivations.flatMap { id, derivation in derivation.duties().map { (id, $0) } }
            var (asked, unassigned) = (0, 0)
            for day in Self.days {
                var (shown, stepped, handedOn) = (Set<String>(), Set<String>(), Set<String>())
                for actor in actors {
                    for urgency in Urgency.allCases {
                        for row in try store.desk(actor, urgency, today: day, limit: 100_000) {
                            shown.insert("\(row.caseID) \(row.dutyKey)")
                            if row.about.isEmpty, row.kind != nil { stepped.insert(row.caseID) }
                            guard row.isUnassigned else { continue }
                            #expect(
                                actor.has(.intakeOffice) && [.forwarded, .handlingAssigned].contains(row.kind)
                                    && !row.isProposed)
                            handedOn.insert("\(row.caseID) \(row.dutyKey)")
                        }
                    }
                }
                let ledger = try store.dueLedger(
                    .everything, unit: "市政府办公室", today: day, through: day.adding(days: 3650), limit: 100_000)
                #expect(ledger.allSatisfy { $0.unit == "市政府办公室" })
                let due = Set(ledger.map { "\($0.caseID) \($0.dutyKey)" })
                for (id, duty) in duties where Self.isOwed(duty, on: day) {
                    asked += 1
                    let key = "\(id) \(duty.key)"
                    #expect(shown.contains(key) || stepped.contains(id), "\(day) \(key) \(duty.bearer) \(duty.units)")
                    if duty.units.isEmpty, duty.bearer == Function.handlingUnit.rawValue, !stepped.contains(id) {
                        unassigned += 1
                        #expect(handedOn.contains(key), "\(day) \(key)")
                        // Who can be late with it is told in the ledger, and urged.
                        let isDated = duty.due != nil && !duty.lateNotice && duty.norm.force == .duty
                        #expect(!isDated || due.contains(key), "\(day) \(key)")
                    }
                }
            }
            #expect(asked > 1000 && unassigned > 10, "\(asked) \(unassigned)")
        }
    }
}
