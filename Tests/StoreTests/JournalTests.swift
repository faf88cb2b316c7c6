import Casework
import Docket
import Foundation
import GRDB
import LegalCalendar
import Store
import Testing

@Suite struct JournalTests {
    @Test("the database is opened with synchronous=FULL and WAL")
    func durable() throws {
        let fixture = try Fixture()
        defer { fixture.destroy() }
        let engine = try #require(fixture.store.engine as? SQLiteEngine)
        #expect(try engine.synchronous() == 2)
        #expect(try engine.read { try $0.rows("PRAGMA journal_mode") }.first?.text("journal_mode") == "wal")
    }

    @Test("entries can be neither changed nor deleted")
    func appendOnly() throws {
        let fixture = try Fixture()
        defer { fixture.destroy() }
        _ = try fixture.register()
        #expect(throws: (any Error).self) {
            try fixture.store.engine.write { try $0.run("UPDATE entry SET kind = 'x' WHERE seq = 1") }
        }
        #expect(throws: (any Error).self) {
            try fixture.store.engine.write { try $0.run("DELETE FROM entry WHERE seq = 1") }
        }
        #expect(try fixture.store.verify().firstBad == nil)
    }

    @Test("one byte changed in the closed file is found at its sequence number")
    func tampering() throws {
        let fixture = try Fixture()
        defer { fixture.destroy() }
        let id = try fixture.register()
        let victim = try #require(try fixture.store.caseEntries(id).first)
        let queue = try DatabaseQueue(path: fixture.path + "/yingsu.sqlite")
        try queue.write { database in
            try database.execute(sql: "DROP TRIGGER entry_no_update")
            var bytes = try #require(
                try Data.fetchOne(database, sql: "SELECT bytes FROM entry WHERE seq = ?", arguments: [victim.sequence]))
            let spot = try #require(bytes.firstRange(of: Data("张某".utf8)))
            bytes[spot.lowerBound + 2] ^= 1
            try database.execute(sql: "UPDATE entry SET bytes = ? WHERE seq = ?", arguments: [bytes, victim.sequence])
        }
        #expect(try fixture.store.verify().firstBad == victim.sequence)
    }

    @Test("a truncated tail and a removed entry are found", arguments: [0, 1])
    func truncation(_ fromEnd: Int) throws {
        let fixture = try Fixture()
        defer { fixture.destroy() }
        _ = try fixture.register()
        let last = try fixture.store.tip().sequence - fromEnd
        let queue = try DatabaseQueue(path: fixture.path + "/yingsu.sqlite")
        try queue.write { database in
            try database.execute(sql: "DROP TRIGGER entry_no_delete")
            try database.execute(sql: "DELETE FROM entry WHERE seq = ?", arguments: [last])
        }
        #expect(try fixture.store.verify().firstBad == last)
    }

    @Test("the same request has the same answer and appends once")
    func sameRequest() throws {
        let fixture = try Fixture()
        defer { fixture.destroy() }
        let request = fixture.request(fixture.clerk, id: "twice")
        let first = try fixture.store.change(nil, request) { _ in [Fixture.notice()] }
        let tip = try fixture.store.tip().sequence
        let second = try fixture.store.change(nil, request) { _ in [Fixture.notice()] }
        guard case .recorded(let one, _) = first, case .recorded(let two, _) = second else {
            Issue.record("not recorded"); return
        }
        #expect(one == two)
        #expect(try fixture.store.tip().sequence == tip)
    }

    @Test("rebuilt indexes are what they were")
    func rebuild() throws {
        let fixture = try Fixture()
        defer { fixture.destroy() }
        let id = try fixture.register()
        let before = try fixture.store.desk(fixture.clerk, today: fixture.today)
        try fixture.store.engine.write {
            try $0.run("DELETE FROM task_index"); try $0.run("DELETE FROM case_number")
        }
        #expect(try fixture.store.caseID(number: "(2026)宁05行初12号") == nil)
        #expect(try fixture.store.rebuild().firstBad == nil)
        #expect(try fixture.store.desk(fixture.clerk, today: fixture.today) == before)
        #expect(try fixture.store.caseID(number: "(2026)宁05行初12号") == id)
    }

    @Test("a change of the organisation derives the indexes anew, and nothing else does")
    func refresh() throws {
        let fixture = try Fixture()
        defer { fixture.destroy() }
        var draft = Fixture.notice()
        draft.fields["act"] = .object(["title": "扶贫资金收回", "maker": "市信访局"])
        _ = try fixture.register(draft)
        _ = try fixture.store.refresh()
        #expect(try !fixture.store.refresh())
        let taker = Actor(account: "m", name: "马某", function: .handlingUnit, unit: "市司法局")
        #expect(try fixture.store.desk(taker, today: fixture.today).isEmpty)
        let merger = Entry(
            stream: .office, kind: .unitMerged, day: fixture.today, fields: ["name": "市信访局", "successor": "市司法局"])
        try fixture.store.append([merger])
        #expect(try fixture.store.refresh())
        #expect(try fixture.store.desk(taker, today: fixture.today).contains { $0.dutyKey.contains("submit-evidence") })
    }

    @Test("a second server on the same folder is told who holds it")
    func lock() throws {
        let fixture = try Fixture()
        defer { fixture.destroy() }
        let error = #expect(throws: StoreError.self) { try DataFolder(fixture.path) }
        #expect(error?.description.contains(String(ProcessInfo.processInfo.processIdentifier)) == true)
    }

    @Test("a backup made while others write is whole, and restores to the same tip")
    func backup() async throws {
        let fixture = try Fixture()
        defer { fixture.destroy() }
        _ = try fixture.register()
        let (target, fresh) = (fixture.path + "-backup", fixture.path + "-fresh")
        defer { for path in [target, fresh] { try? FileManager.default.removeItem(atPath: path) } }
        let writing = Task {
            for index in 0..<60 { _ = try fixture.register(Fixture.notice("（2026）宁05行初\(100 + index)号")) }
        }
        let made = try Backup.make(of: fixture.store, from: fixture.folder, into: target, shelf: Fixture.shelf)
        try await writing.value
        let restored = try Backup.restore(target, into: fresh, shelf: Fixture.shelf, rulebook: "zhongwei-2022-3")
        #expect(restored == made)
        #expect(
            try fixture.store.engine.read {
                try $0.rows("SELECT hash FROM entry WHERE seq = ?", [.integer(made.count)])
            }.first?.text("hash") == made.tip.hex)
        #expect(throws: StoreError.self) {
            try Backup.restore(target, into: fresh, shelf: Fixture.shelf, rulebook: "zhongwei-2022-3")
        }
    }
}
