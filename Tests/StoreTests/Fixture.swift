import Casework
import Docket
import Foundation
import LegalCalendar
import Rulebook
import Store

/// A real database in a folder of its own.
struct Fixture {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path
    static let shelf = try! RuleShelf(folder: root + "/Rulebooks")

    let path: String
    let folder: DataFolder
    let store: CaseStore
    let clerk = Actor(account: "li", name: "李某", function: .intakeOffice, unit: "市政府办公室")
    let handler = Actor(account: "wang", name: "王某", function: .handlingUnit, unit: "市住房和城乡建设局")
    let keeper = Actor(account: "chen", name: "陈某", function: .sealKeeper, unit: "市政府办公室")
    let today = CivilDay("2026-02-13")!

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("yingsu-\(UUID().uuidString)").path
        folder = try DataFolder(path)
        store = try folder.store(shelf: Self.shelf, rulebook: "zhongwei-2022-3")
        try store.append(try ScenarioShelf.office(Self.root + "/Scenarios/office.yaml"))
    }

    func request(_ actor: Actor, seen: Int = Int.max, id: String = UUID().uuidString, confirmed: Set<String> = [])
        -> Request
    {
        Request(
            actor: actor, id: id, seen: seen, instant: today.instant + 36_000_000, today: today, confirmed: confirmed)
    }

    static func notice(_ number: String = "（2026）宁05行初12号", plaintiff: String = "张某", day: String = "2026-02-10")
        -> Draft
    {
        Draft(
            .noticeReceived, day: CivilDay(day)!,
            [
                "number": .text(number), "court": "中卫市中级人民法院", "instance": "first", "reconsideration": "none",
                "sued": "act",
                "plaintiffs": .list([.object(["name": .text(plaintiff)])]),
                "defendants": .list([.object(["organ": "中卫市人民政府"])]),
                "act": .object(["title": "征收补偿决定", "maker": "市住建局"]),
            ])
    }

    /// Registers and returns the case's id.
    func register(_ draft: Draft = notice(), confirmed: Set<String> = []) throws -> String {
        guard case .recorded(let id, _) = try store.change(nil, request(clerk, confirmed: confirmed), { _ in [draft] })
        else { throw StoreError.missing("登记") }
        return id
    }

    func destroy() { try? FileManager.default.removeItem(atPath: path) }
}

extension CaseStore {
    /// 工作台, every row of it.
    func desk(_ actor: Actor, today: CivilDay) throws -> [DeskRow] {
        let desk = try Desk(self, of: actor, today: today)
        return try Urgency.allCases.flatMap { try desk.rows($0, limit: 1000) }.flatMap { [$0] + $0.others }
    }
}
