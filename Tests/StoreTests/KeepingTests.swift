import Casework
import Docket
import Foundation
import LegalCalendar
import Rulebook
import Testing

@testable import Store

/// 可查验: what is stored is what was written, in an older folder too, and whoever only reads changes nothing.
@Suite struct KeepingTests {
    private static func bytes(of folder: String) throws -> [String: Data] {
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return Dictionary(
            names.compactMap { name in FileManager.default.contents(atPath: "\(folder)/\(name)").map { (name, $0) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// A closed folder with a case, accounts and a file.
    private static func closed() throws -> String {
        let fixture = try Fixture()
        let kept = try fixture.store.keepUpload(
            Array("%PDF-1.4 paper".utf8), name: "答辩状.pdf", account: "wang", instant: 1)
        let id = try fixture.register()
        let paper = Draft(
            .paperAdded, day: fixture.today,
            [
                "paper-kind": "defence", "name": "答辩状.pdf", "file": .text(kept.file), "digest": .text(kept.digest),
                "unit": "市住房和城乡建设局",
            ])
        _ = try fixture.store.change(id, fixture.request(fixture.handler, confirmed: ["*"])) { _ in [paper] }
        try fixture.store.enroll("wang", display: "王某", unit: "市住房和城乡建设局", functions: [.handlingUnit])
        try fixture.store.set(mail: "a@b.cn", of: "wang")
        _ = try fixture.store.refresh()
        return fixture.path
    }

    private static func reading(_ path: String) throws -> CaseStore {
        try DataFolder(path, exclusive: false).reading(shelf: Fixture.shelf, rulebook: "zhongwei-2022-3")
    }

    private static func problem(_ path: String) throws -> String? {
        let store = try reading(path)
        return try store.verify().firstBad.map { "\($0)" } ?? Inspection(of: store).firstProblem()
    }

    @Test("a reading command changes not one byte, and finds nothing wrong with what is whole")
    func reading() throws {
        let path = try Self.closed()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let before = try Self.bytes(of: path)
        #expect(try Self.problem(path) == nil)
        #expect(try Self.reading(path).caseCount() == 1)
        #expect(throws: StoreError.self) { try Self.reading(path).set("a", to: "b") }
        #expect(try Self.bytes(of: path) == before)
    }

    @Test(
        "each table and each file that was changed behind the program's back is found",
        arguments: [
            "UPDATE account SET display = '李某'", "UPDATE account_mail SET mail = 'x@y.cn'", "DELETE FROM account",
            "UPDATE setting SET value = '2020-01-01' WHERE name = 'indexed-by'",
            "UPDATE upload SET name = '别的.pdf'", "INSERT INTO feed (token, account) VALUES ('a', 'wang')",
            "UPDATE case_index SET title = '甲诉乙'", "DELETE FROM duty_index",
            "UPDATE duty_index SET due = '2027-01-01'", "UPDATE case_reader SET reader = 'unit|市公安局'",
            "INSERT INTO case_words (case_words) VALUES ('delete-all')",
            "INSERT INTO case_words (rowid, words) VALUES (1, 'e5bca0')", "DELETE FROM book_index",
            "UPDATE answered SET last = 1", "INSERT INTO case_number (number, case_id) VALUES ('x', 'C999')",
            "UPDATE task_index SET due = '2027-01-01'",
            "DROP TRIGGER entry_no_update; UPDATE entry SET stream = 'audit' WHERE seq = (SELECT max(seq) FROM entry WHERE stream = 'case')",
            "DROP TRIGGER entry_no_update; UPDATE entry SET recorded_on = '2020-01-01' WHERE seq = 2",
            "UPDATE head SET seq = seq - 1", "UPDATE row_seal SET seal = 'x'",
        ])
    func tampered(_ sql: String) throws {
        let path = try Self.closed()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let shell = Process()
        (shell.executableURL, shell.arguments) = (
            URL(fileURLWithPath: "/usr/bin/env"),
            [
                "python3", "-c",
                "import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); c.executescript(sys.argv[2]); c.commit()",
                path + "/yingsu.sqlite", sql,
            ]
        )
        try shell.run()
        shell.waitUntilExit()
        try #require(shell.terminationStatus == 0)
        #expect(try Self.problem(path) != nil, "\(sql)")
    }

    @Test("a check finds nothing wrong with what others record while it goes on", .timeLimit(.minutes(2)))
    func meanwhile() async throws {
        let fixture = try Fixture()
        defer { fixture.destroy() }
        let writing = Task {
            for number in 1...40 {
                var notice = Fixture.notice()
                notice.fields["number"] = .text("（2026）宁05行初\(number)号")
                notice.fields["intake-number"] = .text("2026-收-\(number)")
                _ = try fixture.register(notice, confirmed: ["*"])
            }
        }
        var checks = 0
        while try checks < 3 || fixture.store.caseCount() < 40 {
            let problem = try Inspection(of: fixture.store).firstProblem()
            #expect(problem == nil)
            checks += 1
        }
        try await writing.value
    }

    @Test("a stored file of which one bit is another is found")
    func files() throws {
        let path = try Self.closed()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let name = try #require(
            FileManager.default.enumerator(atPath: path + "/files")?.compactMap { $0 as? String }.first {
                $0.count > 30
            })
        var content = try Data(contentsOf: URL(fileURLWithPath: "\(path)/files/\(name)"))
        content[3] ^= 1
        try content.write(to: URL(fileURLWithPath: "\(path)/files/\(name)"))
        #expect(try Self.problem(path)?.contains("文件") == true)
    }

    @Test("a cut end and a rewritten chain are found by the tip that was put away")
    func anchors() throws {
        let path = try Self.closed()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let anchor = Anchor(path: path + ".anchor")
        defer { try? FileManager.default.removeItem(atPath: anchor.path) }
        let store = try Self.reading(path)
        let tip = try store.tip()
        try anchor.add(tip)
        try anchor.add(tip)
        let lines = try #require(try anchor.lines())
        #expect(try lines.count == 1 && store.problem(with: lines) == nil)
        #expect(try store.verify(after: lines[0]).firstBad == nil)
        #expect(try store.problem(with: [.init(sequence: tip.sequence + 1, hash: tip.hash)])?.contains("截去") == true)
        #expect(try store.problem(with: [.init(sequence: 1, hash: tip.hash)])?.contains("不符") == true)
        try Data("3 x\n".utf8).write(to: URL(fileURLWithPath: anchor.path))
        #expect(throws: Anchor.Unreadable.self) { try anchor.lines() }
    }

    @Test("a newer folder is refused and left alone")
    func newer() throws {
        let path = try Self.closed()
        defer { try? FileManager.default.removeItem(atPath: path) }
        do {
            let store = try DataFolder(path).store(shelf: Fixture.shelf, rulebook: "zhongwei-2022-3")
            try store.set("format", to: "99")
        }
        let before = try Self.bytes(of: path)
        let refused = #expect(throws: StoreError.self) {
            try DataFolder(path).store(shelf: Fixture.shelf, rulebook: "zhongwei-2022-3")
        }
        #expect(refused?.description.contains("99") == true)
        #expect(throws: StoreError.self) { try Self.reading(path) }
        #expect(try Self.bytes(of: path)["yingsu.sqlite"] == before["yingsu.sqlite"])
    }

    /// Written by version 0.1.0, with three cases, three accounts and the units of its first start.
    @Test("a folder of version 0.1.0 is verified as it lies, brought up with a copy beside it, and says what it said")
    func older() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("yingsu-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try FileManager.default.copyItem(atPath: Fixture.root + "/Tests/fixtures/folder-0.1.0", toPath: path)
        let tip = "ee7930671dd53d7f5226e9562d5955a5fb7f7590ac847059a4344beded2ff52f"
        let before = try Self.bytes(of: path)
        let old = try DataFolder(path, exclusive: false).reading(
            shelf: Fixture.shelf, rulebook: "zhongwei-2022-3", lists: false)
        #expect(try old.verify() == Verification(count: 41, tip: Digest(hex: tip)!, firstBad: nil, reason: nil))
        #expect(throws: StoreError.self) { try Self.reading(path) }
        #expect(try Self.bytes(of: path) == before)
        let store = try DataFolder(path).store(shelf: Fixture.shelf, rulebook: "zhongwei-2022-3")
        _ = try store.refresh()
        #expect(FileManager.default.fileExists(atPath: path + "/yingsu.sqlite.format-1"))
        #expect(try store.verify().tip.hex == tip && store.caseCount() == 3 && store.accounts().count == 3)
        #expect(try store.caseID(number: "（2026）宁05行初12号") != nil && Inspection(of: store).firstProblem() == nil)
    }

    @Test("a telephone number derives no case anew, a merger those it concerns, and a restart goes on where it ended")
    func portions() throws {
        let fixture = try Fixture()
        defer { fixture.destroy() }
        for number in 1...5 { _ = try fixture.register(Fixture.notice("（2026）宁05行初\(number)号")) }
        _ = try fixture.store.refresh()
        func office(_ kind: KindName, _ fields: [String: Value]) throws {
            try fixture.store.append([Entry(stream: .office, kind: kind, day: fixture.today, fields: fields)])
        }
        try office(.unitDescribed, ["name": "市住房和城乡建设局", "phone": "0955-7011111"])
        #expect(try fixture.store.staleCount() == 0)
        try office(.unitMerged, ["name": "市住房和城乡建设局", "successor": "市自然资源局"])
        #expect(
            try fixture.store.staleCount() == 5
                && fixture.store.isStale(try #require(try fixture.store.caseID(number: "（2026）宁05行初1号"))))
        #expect(try fixture.store.rederive(portion: 2) == 3)
        let again = try fixture.folder.store(shelf: Fixture.shelf, rulebook: "zhongwei-2022-3")
        #expect(try again.staleCount() == 3)
        while try again.rederive(portion: 2) > 0 {}
        #expect(try Inspection(of: again).firstProblem() == nil)
    }

    @Test("an import becomes part of the journal at once, also where the journal moves on meanwhile, or not at all")
    func batches() throws {
        let fixture = try Fixture()
        defer { fixture.destroy() }
        let dockets = (1...30).map { number in
            [
                Entry(
                    sequence: 1, kind: .noticeReceived, day: fixture.today,
                    fields: Fixture.notice("（2025）宁05行初\(number)号").fields)
            ]
        }
        try fixture.store.take(in: dockets, actor: "li", instant: fixture.today.instant)
        #expect(try fixture.store.caseCount() == 30 && fixture.store.verify().firstBad == nil)
        let tip = try fixture.store.tip().sequence
        #expect(throws: Refusal.self) {
            try fixture.store.take(in: Array(dockets.suffix(3)), actor: "li", instant: fixture.today.instant)
        }
        #expect(try fixture.store.tip().sequence == tip && fixture.store.caseCount() == 30)
        #expect(try fixture.store.engine.read { try $0.rows("SELECT batch FROM staged_entry") }.isEmpty)
    }

    @Test("a clock that was set back is marked before the entry that shows it")
    func clock() throws {
        let fixture = try Fixture()
        defer { fixture.destroy() }
        func entry(_ instant: Int) -> Entry {
            Entry(stream: .audit, instant: instant, actor: "li", kind: .signedIn, day: fixture.today)
        }
        let base = fixture.today.instant + 86_400_000
        try fixture.store.append([entry(base)])
        try fixture.store.append([entry(base - 30_000)])
        #expect(try fixture.store.auditEntries().filter { $0.kind == .clockSetBack }.isEmpty)
        try fixture.store.append([entry(base - 3_600_000)])
        let kinds = try fixture.store.auditEntries().suffix(2).map(\.kind)
        #expect(try kinds == [.clockSetBack, .signedIn] && fixture.store.verify().firstBad == nil)
        // What is recorded in a case shows it too.
        try fixture.store.append([entry(base)])
        _ = try fixture.register()
        #expect(try fixture.store.auditEntries().count { $0.kind == .clockSetBack } == 2)
    }

    @Test("where writing was stopped nothing is added, and who signs in may still read")
    func stopped() throws {
        let fixture = try Fixture()
        defer { fixture.destroy() }
        let id = try fixture.register()
        fixture.store.engine.stop(.tampered("第3条"))
        #expect(throws: StoreError.self) { try fixture.register(Fixture.notice("（2026）宁05行初99号")) }
        #expect(try fixture.store.derivation(id) != nil)
        _ = try fixture.store.openSession("li", instant: 1)
        fixture.store.engine.stop(.device("磁盘读写出错"))
        #expect(throws: StoreError.self) { try fixture.store.openSession("li", instant: 2) }
    }

    @Test("a notice corrected under its own number moves the days of every list")
    func correctedNotice() throws {
        let fixture = try Fixture()
        defer { fixture.destroy() }
        _ = try fixture.register()
        func due(_ store: CaseStore) throws -> Set<String> {
            Set(
                try store.dueLedger(
                    .everything, unit: nil, today: fixture.today, through: fixture.today.adding(days: 60)
                ).filter {
                    $0.what.contains("证据")
                }.map(\.due.description))
        }
        #expect(try due(fixture.store).contains("2026-02-25"))
        // The same number, one feast two days longer.
        let rules = fixture.path + "-rules"
        defer { try? FileManager.default.removeItem(atPath: rules) }
        try FileManager.default.copyItem(atPath: Fixture.root + "/Rulebooks", toPath: rules)
        let year = rules + "/calendars/2026.yaml"
        let text = try String(contentsOfFile: year, encoding: .utf8)
        let corrected = text.replacing("last: 2026-02-23}", with: "last: 2026-02-25}")
        #expect(corrected != text)
        try corrected.write(toFile: year, atomically: true, encoding: .utf8)
        let again = try fixture.folder.store(shelf: try RuleShelf(folder: rules), rulebook: "zhongwei-2022-3")
        #expect(try again.refresh())
        while try again.rederive() > 0 {}
        #expect(try due(again).contains("2026-02-26") && !due(again).contains("2026-02-25"))
    }
}
