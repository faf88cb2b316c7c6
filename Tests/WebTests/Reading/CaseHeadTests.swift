import Casework
import Docket
import Foundation
import LegalCalendar
import Rulebook
import Store
import Testing
import Work

@testable import Web

/// 案件抬头: who is to be called at the court, of each instance.
struct CaseHeadTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    private func notice(_ number: String, _ day: String, _ instance: String, _ people: [String: Value]) -> Entry {
        Entry(
            kind: .noticeReceived, day: CivilDay(day)!,
            fields: [
                "number": .text(number), "court": "法院", "instance": .text(instance),
                "defendants": .list([.object(["organ": "中卫市人民政府"])]),
                "plaintiffs": .list([.object(["name": "张某"])]), "act": .object(["title": "处罚决定"]),
            ].merging(people) { own, _ in own })
    }

    @Test("each instance has its own judge and clerk; one of whom nothing is said is left out")
    func contacts() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("yingsu-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let store = try DataFolder(path).store(
            shelf: try RuleShelf(folder: Self.root + "/Rulebooks"), rulebook: "zhongwei-2022-3")
        let id = try store.open(docket: [
            notice("（2025）宁0502行初7号", "2025-03-03", "first", ["judge": "王某", "judge-phone": "0955-7000001"]),
            notice("（2025）宁05行终9号", "2025-09-01", "second", ["court-clerk": "赵某"]),
            notice("（2026）宁行申3号", "2026-01-05", "retrial-review", [:]),
        ])
        let derivation = try #require(try store.derivation(id))
        #expect(
            CaseHead(derivation, id, holder: "", mayRecord: false).contacts == [
                "（2025）宁0502行初7号　承办法官 王某 0955-7000001", "（2025）宁05行终9号　书记员 赵某",
            ])
    }
}
