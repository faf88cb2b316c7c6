import Casework
import Docket
import Foundation
import LegalCalendar
import Rulebook
import Testing

@testable import Store

/// What nobody would see break: the chain, what the lists were made by, the end of a session, the cache of derivations.
@Suite struct GuardTests {
    @Test("an entry's hash holds the tip it stands behind")
    func chain() {
        let entry = Entry(kind: .told, day: CivilDay("2026-02-13")!, fields: ["whom": "王某"])
        let (one, other) = (Digest(of: [1]), Digest(of: [2]))
        let first = Journal.chained([entry, entry], behind: (7, one))
        #expect(first.map(\.entry.sequence) == [8, 9])
        #expect(first[0].entry.previous == one && first[1].entry.previous == first[0].hash)
        let second = Journal.chained([entry, entry], behind: (7, other))
        #expect(first[0].hash != second[0].hash && first[1].hash != second[1].hash)
        // The bytes alone make the hash: a link kept beside them would prove nothing.
        #expect(first[0].hash == one.followed(by: first[0].bytes))
    }

    /// A folder of rules with one word changed.
    private func shelf(changing file: String, _ change: (String) -> String) throws -> RuleShelf {
        let folder = NSTemporaryDirectory() + "/yingsu-rules-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.copyItem(atPath: Fixture.root + "/Rulebooks", toPath: folder)
        let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
        let changed = change(text)
        try #require(changed != text)
        try changed.write(toFile: "\(folder)/\(file)", atomically: true, encoding: .utf8)
        return try RuleShelf(folder: folder)
    }

    @Test("other rules or another calendar make the lists anew, the same ones do not")
    func basis() throws {
        let fixture = try Fixture()
        defer { fixture.destroy() }
        _ = try fixture.register()
        _ = try fixture.store.refresh()
        func opened(_ shelf: RuleShelf) throws -> CaseStore {
            try CaseStore(
                engine: fixture.store.engine, files: fixture.store.files, shelf: shelf, rulebook: "zhongwei-2022-3")
        }
        #expect(try !opened(Fixture.shelf).noteChanges())
        let rules = try shelf(changing: "zhongwei-2022-3/10.md") {
            $0.replacing("what: ", with: "what: 另", maxReplacements: 1)
        }
        #expect(try opened(rules).noteChanges())
        #expect(try opened(Fixture.shelf).noteChanges())
        let calendar = try shelf(changing: "calendars/2026.yaml") { $0.replacing("春节", with: "新春", maxReplacements: 1) }
        #expect(try opened(calendar).noteChanges())
    }

    @Test("what follows from entries of the office is not recorded where another has come since, and told")
    func moved() throws {
        let fixture = try Fixture()
        defer { fixture.destroy() }
        func entry(_ kind: KindName, _ request: String) -> Entry {
            Entry(
                stream: .office, instant: CivilDay("2026-02-13")!.instant, request: request, kind: kind,
                day: CivilDay("2026-02-13")!, fields: ["text": "甲"])
        }
        let (kinds, store) = ([KindName.formFilled, .formReviewed].map(\.rawValue), fixture.store)
        try store.appendOnce(entry(.formFilled, "a"), after: (kinds: kinds, last: 0))
        let last = try #require(try store.officeEntries(of: kinds).last).sequence
        #expect(throws: OfficeMoved.self) { try store.appendOnce(entry(.formReviewed, "b"), after: (kinds, 0)) }
        // Pressed twice it was recorded the first time, whatever came since.
        try store.appendOnce(entry(.formFilled, "a"), after: (kinds: kinds, last: 0))
        // Another kind's entry moves nothing.
        try store.appendOnce(entry(.bulletinIssued, "c"), after: (kinds: [KindName.bulletinIssued.rawValue], last: 0))
        try store.appendOnce(entry(.formReviewed, "d"), after: (kinds: kinds, last: last))
        #expect(try store.officeEntries(of: kinds).map(\.request) == ["a", "d"])
    }

    @Test("a session ends by idling and by age, used or not")
    func sessions() throws {
        let fixture = try Fixture()
        defer { fixture.destroy() }
        _ = try fixture.store.open(
            account: "wang", display: "王某", unit: "市公安局", functions: [.handlingUnit], instant: 0)
        try fixture.store.setPassword("Chang-an 2026!", for: "wang")
        let idle = try fixture.store.openSession("wang", instant: 0)
        let minute = 60_000
        #expect(try fixture.store.session(idle, instant: 10 * minute) != nil)
        #expect(try fixture.store.session(idle, instant: 10 * minute + CaseStore.idle) == nil)
        let used = try fixture.store.openSession("wang", instant: 0)
        var now = 0
        while now + 5 * minute < CaseStore.absolute {
            now += 5 * minute
            #expect(try fixture.store.session(used, instant: now) != nil)
        }
        #expect(try fixture.store.session(used, instant: CaseStore.absolute) == nil)
    }

    @Test("a case that is kept derived is what it is after each entry, for each reader")
    func cache() throws {
        let fixture = try Fixture()
        defer { fixture.destroy() }
        let id = try fixture.register()
        let other = try fixture.register(Fixture.notice("（2026）宁05行初13号", plaintiff: "李某"))
        func items(_ id: String) throws -> Int? { try fixture.store.derivation(id)?.file.items.count }
        #expect(try items(id) == 1 && items(other) == 1)
        _ = try fixture.store.change(id, fixture.request(fixture.clerk, confirmed: ["*"])) { _ in
            [Draft(.opined, day: fixture.today, ["step": "draft", "text": "请依法应诉。"])]
        }
        #expect(try items(id) == 2 && items(other) == 1)
        // What one reader may see is not shown to another from the cache.
        let clerk = try fixture.store.view(id, of: fixture.clerk)?.file.items.last?.entry["text"]
        let lawyer = Actor(account: "lv", name: "吕某", function: .lawyer, unit: "某律师事务所")
        let stranger = try fixture.store.view(id, of: lawyer)?.file.items.last?.entry["text"]
        #expect(clerk == "请依法应诉。" && stranger == nil)
        // As it stood before is as it stood before.
        let first = try #require(try fixture.store.caseEntries(id).first?.sequence)
        #expect(try fixture.store.derivation(id, upTo: first)?.file.items.count == 1)
        #expect(try items(id) == 2)
    }

    @Test("what is written of a case is the difference alone, and comes to what writing all of it gives")
    func differences() throws {
        let fixture = try Fixture()
        defer { fixture.destroy() }
        let id = try fixture.register()
        func lists(_ store: CaseStore) throws -> [[[SQLValue]]] {
            try store.engine.read { connection in
                try IndexTable.allCases.map { table in
                    try connection.rows(
                        "SELECT \(table.columns.joined(separator: ", ")) FROM \(table.rawValue) WHERE case_id = ? ORDER BY \(table.columns.prefix(table.keys).joined(separator: ", "))",
                        [.text(id)]
                    ).map(\.values)
                }
            }
        }
        for (kind, fields) in [
            (KindName.opined, ["step": "draft", "text": "请依法应诉。"] as [String: Value]),
            (.forwarded, ["units": .list([.object(["unit": "市住房和城乡建设局"])])]),
            (.forwardReceived, ["unit": "市住房和城乡建设局"]),
        ] {
            _ = try fixture.store.change(id, fixture.request(fixture.clerk, confirmed: ["*"])) { _ in
                [Draft(kind, day: fixture.today, fields)]
            }
            let written = try lists(fixture.store)
            _ = try fixture.store.rebuild()
            #expect(try lists(fixture.store) == written, "\(kind)")
        }
    }
}

@Suite struct IdleTests {
    @Test("a case registered in error waits for nobody, and is not listed as one that does")
    func misregistered() throws {
        let fixture = try Fixture()
        defer { fixture.destroy() }
        let id = try fixture.register()
        _ = try fixture.store.change(id, fixture.request(fixture.clerk, confirmed: ["*"])) { _ in
            [Draft(.registeredInError, day: fixture.today, ["reason": "应由沙坡头区收文"])]
        }
        #expect(try fixture.store.derivation(id)?.file.registeredInError == true)
        #expect(try fixture.store.idleCases(.everything, today: fixture.today.adding(days: 400)).isEmpty)
    }

    @Test(
        "a suspended case waits for the court; resumed with nothing to do it waits for the hearing, on the desk of its unit"
    )
    func suspended() throws {
        let fixture = try Fixture()
        defer { fixture.destroy() }
        let id = try fixture.register()
        func record(_ kind: KindName, _ fields: [String: Value] = [:]) throws {
            _ = try fixture.store.change(id, fixture.request(fixture.clerk, confirmed: ["*"])) { _ in
                [Draft(kind, day: CivilDay("2026-02-12")!, fields)]
            }
        }
        try record(.forwarded, ["units": .list([.object(["unit": "市住房和城乡建设局"])])])
        let papers = ["defence", "evidence-list", "legal-rep-cert", "poa"].map {
            Value.object(["kind": .text($0)])
        }
        try record(.filedWithCourt, ["papers": .list(papers), "unit": "市住房和城乡建设局"])
        try record(.suspended, ["reason": "等待另案结果"])
        func listed() throws -> [String] {
            try fixture.store.idleCases(.everything, today: fixture.today.adding(days: 400)).map(\.caseID)
        }
        #expect(try listed().isEmpty)
        try record(.resumed)
        #expect(try listed().isEmpty)
        let unit = Actor(account: "h", name: "某", function: .handlingUnit, unit: "市住房和城乡建设局")
        let waits = try Desk(fixture.store, of: unit, today: fixture.today).waits(limit: 10).rows
        #expect(waits.map(\.caseID) == [id] && waits.map(\.kind) == [.hearingNotified])
    }

    @Test("a case that waits to be derived anew is passed over by a check, whenever it came to wait")
    func waiting() throws {
        let fixture = try Fixture()
        defer { fixture.destroy() }
        let id = try fixture.register()
        try fixture.store.engine.write {
            try $0.run("UPDATE case_index SET title = '甲诉乙' WHERE case_id = ?", [.text(id)])
        }
        let problem = try Inspection(of: fixture.store).firstProblem()
        #expect(problem != nil)
        try fixture.store.engine.write { try $0.run("INSERT INTO stale_case (case_id) VALUES (?)", [.text(id)]) }
        let passed = try Inspection(of: fixture.store).firstProblem()
        #expect(passed == nil)
    }
}

@Suite struct BellTests {
    @Test("work that waits from before, work that comes, and work that failed are all done")
    func rings() async throws {
        let bell = Bell()
        let (done, came) = AsyncStream.makeStream(of: Int.self)
        let counter = Counter()
        let listening = Task {
            await bell.answer {
                let turn = await counter.next()
                came.yield(turn)
                if turn == 2 { throw StoreError.missing("试一次") }
            } failing: { _ in
            }
        }
        var turns = done.makeAsyncIterator()
        #expect(await turns.next() == 1)
        bell.ring()
        #expect(await turns.next() == 2)
        // Nobody rings again: it is tried again by itself.
        #expect(await turns.next() == 3)
        listening.cancel()
        await listening.value
    }

    private actor Counter {
        private var count = 0

        func next() -> Int {
            count += 1
            return count
        }
    }
}
