import Casework
import Docket
import Foundation
import LegalCalendar
import Rulebook
import Testing

@testable import Store

/// 施行登记: the text that was meant is kept by its digest; a folder that is edited or lost afterwards changes nothing (第二十六条).
@Suite struct AdoptionTests {
    private static let id = "zhongwei-2027-1"

    /// A folder of rulebooks with a successor in it.
    private final class Folder {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("rules-\(UUID().uuidString)").path
        var successor: String { "\(path)/\(AdoptionTests.id)" }

        init() throws {
            try FileManager.default.copyItem(atPath: Fixture.root + "/Rulebooks", toPath: path)
            try FileManager.default.copyItem(atPath: "\(path)/zhongwei-2022-3", toPath: successor)
            try change("rulebook.yaml", "id: zhongwei-2022-3", "id: \(AdoptionTests.id)")
            try change(
                "rulebook.yaml", "{from: 2022-07-17, through: 2027-07-16}", "{from: 2026-02-01, through: 2032-07-16}")
            try change("10.md", "于二日内转送应诉事务承办单位", "于三日内转送应诉事务承办单位")
            try change(
                "10.md", "  within: 2 days\n  fulfilled-by: forwarded\n",
                "  within: 3 days\n  fulfilled-by: forwarded\n")
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        func change(_ file: String, _ old: String, _ new: String) throws {
            let text = try String(contentsOfFile: "\(successor)/\(file)", encoding: .utf8)
            try #require(text.contains(old))
            try text.replacing(old, with: new).write(toFile: "\(successor)/\(file)", atomically: true, encoding: .utf8)
        }
    }

    private static func store(_ path: String, _ rules: Folder) throws -> CaseStore {
        try DataFolder(path).store(shelf: try RuleShelf(folder: rules.path), rulebook: "zhongwei")
    }

    private static func adopt(_ store: CaseStore) throws {
        let kept = try store.files.put(try #require(store.shelf.bytes(of: id)))
        #expect(kept.digest == store.shelf.rulebooks[id]?.digest)
        let day = CivilDay("2026-02-12")!
        try store.append([
            Entry(
                stream: .office, instant: day.instant, actor: "sun", unit: "市司法局", kind: .rulebookAdopted, day: day,
                fields: [
                    "rulebook": .text(id), "digest": .text(kept.digest.hex), "text": .text(kept.id),
                    "document-number": "卫政办规发〔2027〕1号",
                ])
        ])
    }

    /// 转送期限 of the only case.
    private static func due(_ store: CaseStore) throws -> String? {
        _ = try store.refresh()
        let ids = try store.engine.read { try $0.rows("SELECT case_id FROM case_index") }
        let derivation = try #require(try ids.first?.text("case_id").flatMap { try store.derivation($0) })
        return derivation.duties().first { $0.norm.id == "intake-forward" }?.due?.description
    }

    @Test(
        "a version holds from its adoption on, and by the text of then, whatever becomes of its folder, in a backup too"
    )
    func kept() throws {
        let rules = try Folder()
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("yingsu-\(UUID().uuidString)").path
        let backup = path + "-backup"
        defer { for one in [path, backup] { try? FileManager.default.removeItem(atPath: one) } }
        do {
            let store = try Self.store(path, rules)
            try store.append(try ScenarioShelf.office(Fixture.root + "/Scenarios/office.yaml"))
            let fixture = try Fixture()
            defer { fixture.destroy() }
            _ = try store.change(nil, fixture.request(fixture.clerk)) { _ in [Fixture.notice()] }
            #expect(try Self.due(store) == "2026-02-12")
            let before = store.rules.digest
            try Self.adopt(store)
            #expect(store.rules.digest != before && store.rules.areSeveral)
            #expect(try Self.due(store) == "2026-02-13")
            _ = try store.change(nil, fixture.request(fixture.clerk)) { _ in [Fixture.notice("（2026）宁05行初13号")] }
        }
        func forwards(_ store: CaseStore) throws -> [String] {
            _ = try store.refresh()
            return try store.engine.read {
                try $0.rows("SELECT due FROM duty_index WHERE duty_key LIKE 'intake-forward|%' ORDER BY due")
            }.compactMap { $0.text("due") }
        }
        try rules.change("10.md", "于三日内转送应诉事务承办单位", "于四日内转送应诉事务承办单位")
        try rules.change(
            "10.md", "  within: 3 days\n  fulfilled-by: forwarded\n", "  within: 4 days\n  fulfilled-by: forwarded\n")
        do {
            let store = try Self.store(path, rules)
            #expect(store.shelf.failures.map { "\($0)" } == ["\(Self.id)/rulebook.yaml：施行登记以后文件夹改动过，改动没有生效，仍按登记时所存的文本"])
            #expect(try forwards(store) == ["2026-02-13", "2026-02-13"])
        }
        try FileManager.default.removeItem(atPath: rules.successor)
        do {
            let folder = try DataFolder(path)
            let store = try folder.store(shelf: try RuleShelf(folder: rules.path), rulebook: "zhongwei")
            #expect(store.shelf.failures.map { "\($0)" } == ["\(Self.id)/rulebook.yaml：文件夹不在了，仍按施行登记时所存的文本"])
            #expect(try forwards(store) == ["2026-02-13", "2026-02-13"])
            let made = try Backup.make(of: store, from: folder, into: backup, shelf: try RuleShelf(folder: rules.path))
            #expect(made.firstBad == nil)
        }
        let restored = path + "-restored"
        defer { try? FileManager.default.removeItem(atPath: restored) }
        _ = try Backup.restore(backup, into: restored, shelf: try RuleShelf(folder: rules.path), rulebook: "zhongwei")
        #expect(try forwards(try Self.store(restored, rules)) == ["2026-02-13", "2026-02-13"])
    }

    @Test("an adoption that comes to nothing leaves the rules as they were")
    func takenBack() throws {
        let rules = try Folder()
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("yingsu-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let store = try Self.store(path, rules)
        let before = store.rules.digest
        let entry = Entry(
            stream: .office, request: "once", kind: .rulebookAdopted, day: CivilDay("2026-02-12")!,
            fields: ["rulebook": .text(Self.id)])
        struct Never: Error {}
        #expect(throws: Never.self) { try store.appendOnce(entry) { _ in throw Never() } }
        #expect(store.rules.digest == before)
    }
}
