import Casework
import Docket
import LegalCalendar
import Rulebook
import Store
import Testing

@Suite struct ChangeTests {
    @Test("a duplicate number is asked once and then allowed; nothing is written while asking")
    func duplicate() throws {
        let fixture = try Fixture()
        defer { fixture.destroy() }
        _ = try fixture.register()
        let tip = try fixture.store.tip().sequence
        guard
            case .asked(let questions) = try fixture.store.change(
                nil, fixture.request(fixture.clerk), { _ in [Fixture.notice("(2026)宁05行初12号")] })
        else {
            Issue.record("not asked")
            return
        }
        #expect(questions.map(\.code) == ["duplicate-number"])
        #expect(try fixture.store.tip().sequence == tip)
        _ = try fixture.register(Fixture.notice(), confirmed: ["duplicate-number"])
        #expect(try fixture.store.caseCount() == 2)
    }

    @Test("a fact of tomorrow is refused and nothing is written")
    func tomorrow() throws {
        let fixture = try Fixture()
        defer { fixture.destroy() }
        let tip = try fixture.store.tip().sequence
        let refusal = #expect(throws: Refusal.self) { try fixture.register(Fixture.notice(day: "2026-02-14")) }
        #expect(refusal?.violations.map(\.code) == ["future-day"])
        #expect(try fixture.store.tip().sequence == tip)
    }

    @Test("a conflict tells that another unit took the step, never what only that unit may read")
    func otherWords() throws {
        let fixture = try Fixture()
        defer { fixture.destroy() }
        let id = try fixture.register()
        let day = CivilDay("2026-02-12")!
        let units = ["市住房和城乡建设局", "市自然资源局"].map { Value.object(["unit": .text($0)]) }
        _ = try fixture.store.change(id, fixture.request(fixture.clerk, confirmed: ["*"])) { _ in
            [Draft(.forwarded, day: day, ["units": .list(units)])]
        }
        let seen = try fixture.store.tip().sequence
        let other = Actor(account: "zhou", name: "周某", function: .handlingUnit, unit: "市自然资源局")
        _ = try fixture.store.change(id, fixture.request(other)) { _ in
            [Draft(.deliberated, day: day, ["opinion": "只供本单位"])]
        }
        func again(_ actor: Actor) -> Conflict? {
            #expect(throws: Conflict.self) {
                _ = try fixture.store.change(id, fixture.request(actor, seen: seen)) { _ in
                    [Draft(.deliberated, day: day, ["opinion": "我方意见"])]
                }
            }
        }
        #expect(again(other)?.theirs["opinion"] == "只供本单位")
        let theirs = try #require(again(fixture.handler)).theirs
        #expect(theirs.unit == "市自然资源局" && theirs.kind == .deliberated && theirs.fields.isEmpty)
    }

    @Test("a stale form conflicts only over the same step of the same thing")
    func staleForm() throws {
        let fixture = try Fixture()
        defer { fixture.destroy() }
        let id = try fixture.register()
        let seen = try fixture.store.tip().sequence
        let day = CivilDay("2026-02-12")!
        func forward() throws -> Outcome {
            try fixture.store.change(
                id, fixture.request(fixture.clerk, seen: seen, confirmed: ["forwarded-without-instruction"])
            ) { _ in
                [Draft(.forwarded, day: day, ["units": .list([.object(["unit": "市住建局"])])])]
            }
        }
        _ = try forward()
        let conflict = #expect(throws: Conflict.self) { try forward() }
        #expect(conflict?.theirs.kind == .forwarded)
        // Another step goes through on the same stale form.
        guard
            case .recorded = try fixture.store.change(
                id, fixture.request(fixture.handler, seen: seen),
                { _ in [Draft(.forwardReceived, day: day, ["unit": "市住房和城乡建设局"])] })
        else {
            Issue.record("not recorded")
            return
        }
    }

    @Test("an act by who may not do it is refused with its article and leaves the docket as it was")
    func notCompetent() throws {
        let fixture = try Fixture()
        defer { fixture.destroy() }
        let id = try fixture.register()
        let refusal = #expect(throws: Refusal.self) {
            try fixture.store.change(id, fixture.request(fixture.handler)) { _ in
                [Draft(.forwarded, day: CivilDay("2026-02-12")!)]
            }
        }
        #expect(refusal?.violations.first?.cite == "第十条第一款")
        #expect(try fixture.store.caseEntries(id).count == 1)
    }

    @Test("fifty approvals at once leave exactly one")
    func concurrentApprovals() async throws {
        let fixture = try Fixture()
        defer { fixture.destroy() }
        let id = try fixture.register()
        let day = CivilDay("2026-02-12")!
        _ = try fixture.store.change(id, fixture.request(fixture.clerk, confirmed: ["*"])) { _ in
            [Draft(.forwarded, day: day, ["units": .list([.object(["unit": "市住建局"])])])]
        }
        _ = try fixture.store.change(
            id, fixture.request(fixture.handler, confirmed: ["missing-papers", "no-proposal", "no-signed-off-by"])
        ) { _ in
            [
                Draft(.forwardReceived, day: day),
                Draft(.submittedForApproval, day: day, ["matter": "defence", "unit": "市住房和城乡建设局"]),
            ]
        }
        let seen = try fixture.store.tip().sequence
        let done = try await withThrowingTaskGroup(of: Bool.self) { group in
            for index in 0..<50 {
                group.addTask {
                    let draft = Draft(
                        index.isMultiple(of: 2) ? .approved : .returned, day: day,
                        ["submission": "S1", "reason": "x"])
                    // Whoever comes second is told of the first; anything else that goes wrong fails here.
                    do {
                        let request = fixture.request(fixture.clerk, seen: seen)
                        if case .recorded = try fixture.store.change(id, request, { _ in [draft] }) { return true }
                        return false
                    } catch is Conflict { return false }
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(done == 1)
        #expect(try fixture.store.caseEntries(id).count { $0.kind == .approved || $0.kind == .returned } == 1)
    }

    @Test("cases are found by two and three character names and by number", arguments: ["张三", "李四光", "欧阳某某", "初777"])
    func search(_ name: String) throws {
        let fixture = try Fixture()
        defer { fixture.destroy() }
        for (index, plaintiff) in ["张三", "李四光", "欧阳某某", "王五"].enumerated() {
            _ = try fixture.register(
                Fixture.notice("（2026）宁05行初\(index == 3 ? 777 : index + 1)号", plaintiff: plaintiff))
        }
        #expect(try fixture.store.cases(.everything, matching: name, today: fixture.today).count.value == 1)
        #expect(
            try fixture.store.cases(CaseScope(keys: [.unit("市自然资源局")]), matching: name, today: fixture.today).count
                .value == 0)
    }
}

@Suite struct FileStoreTests {
    @Test("a stored file whose bytes changed is refused")
    func integrity() throws {
        let fixture = try Fixture()
        defer { fixture.destroy() }
        let stored = try fixture.store.files.put(Array("%PDF-1.4 x".utf8))
        #expect(try fixture.store.files.get(stored.id, digest: stored.digest).count == 10)
        #expect(throws: StoreError.self) { try fixture.store.files.get(stored.id, digest: Digest(of: [0])) }
        #expect(throws: StoreError.self) { try fixture.store.files.get("../../etc/passwd", digest: stored.digest) }
    }

    @Test("a file that is what its name says is taken")
    func fitting() throws { #expect(try FileStore.type(name: "a.pdf", content: Array("%PDF-1.7".utf8)) == .pdf) }

    @Test("a file that is not what its name says is refused", arguments: ["a.exe", "a.jpg", "a", "a.docx"])
    func types(_ name: String) {
        #expect(throws: FileStore.Refused.self) {
            try FileStore.type(name: name, content: Array("%PDF-1.7".utf8))
        }
    }

    @Test("51 MB is too large, and names lose their folders and direction marks")
    func names() throws {
        #expect(throws: FileStore.Refused.self) {
            try FileStore.type(
                name: "a.pdf", content: Array("%PDF-".utf8) + [UInt8](repeating: 0, count: 51 * 1024 * 1024))
        }
        #expect(FileStore.cleanName("../../etc/证据.pdf") == "证据.pdf")
        #expect(FileStore.cleanName("\u{202E}fdp.证据\0.pdf") == "fdp.证据.pdf")
        #expect(FileStore.cleanName(String(repeating: "长", count: 300) + ".pdf").count == 120)
    }
}

@Suite struct AccountTests {
    @Test("a one-time code signs in once, must become a password, and guesses lock nobody out")
    func codes() throws {
        let fixture = try Fixture()
        defer { fixture.destroy() }
        let code = try fixture.store.open(
            account: "wang", display: "王某", unit: "市住建局", functions: [.handlingUnit], instant: 0)
        guard case .session(let token) = try fixture.store.signIn("wang", code, instant: 1) else {
            Issue.record("refused"); return
        }
        #expect(try fixture.store.session(token, instant: 2)?.mustSetPassword == true)
        try fixture.store.setPassword("Chang-an 2026!", for: "wang")
        #expect(try fixture.store.session(token, instant: 3) == nil)
        guard case .refused = try fixture.store.signIn("wang", code, instant: 4) else {
            Issue.record("the code still works"); return
        }
        for instant in 5...20 { _ = try fixture.store.signIn("wang", "wrong", instant: instant) }
        // Others' guesses lock nobody out: how often one may try is counted where he comes from.
        guard case .session(let later) = try fixture.store.signIn("wang", "Chang-an 2026!", instant: 16 * 60_000) else {
            Issue.record("locked out by others"); return
        }
        #expect(try fixture.store.session(later, instant: 32 * 60_000) == nil, "idle sessions end")
        guard case .refused = try fixture.store.signIn("nobody", "x", instant: 1) else {
            Issue.record("an unknown name signed in"); return
        }
    }

    @Test("of two who hold the same one-time code one comes in, and an expired one opens nothing")
    func once() async throws {
        let fixture = try Fixture()
        defer { fixture.destroy() }
        let code = try fixture.store.open(
            account: "li", display: "李某", unit: "市住建局", functions: [.handlingUnit], instant: 0)
        let store = fixture.store
        let entered = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<4 {
                group.addTask { if case .session = try store.signIn("li", code, instant: 1) { true } else { false } }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(entered == 1)
        let late = try store.open(account: "zhao", display: "赵某", unit: "市住建局", functions: [.handlingUnit], instant: 0)
        guard case .refused = try store.signIn("zhao", late, instant: 86_400_001) else {
            Issue.record("expired code"); return
        }
    }

    @Test(
        "weak passwords are named as such",
        arguments: ["short", "alllowercaseonly", "Yingsu-2026-abc", "Wang-wang-12345"])
    func weak(_ password: String) { #expect(Password.weakness(password, account: "wang") != nil) }

    @Test("what is recorded late for an earlier day moves the name of no other thing")
    func lateEntriesMoveNoNames() throws {
        let fixture = try Fixture()
        defer { fixture.destroy() }
        let id = try fixture.register()
        func record(_ kind: KindName, _ day: String, _ fields: [String: Value]) throws {
            let request = fixture.request(fixture.clerk, confirmed: ["*"])
            _ = try fixture.store.change(id, request) { _ in [Draft(kind, day: CivilDay(day)!, fields)] }
        }
        try record(.hearingNotified, "2026-02-11", ["at": "2026-03-20 09:30"])
        try record(.headUnavailable, "2026-02-12", ["hearing": "H1", "ground": "accident"])
        func proof() throws -> [String] {
            try fixture.store.derivation(id)!.duties().filter { $0.norm.name == "absence-proof" }.map {
                "\($0.context.first(.hearing) ?? "") \($0.due?.description ?? "")"
            }
        }
        let before = try proof()
        #expect(before == ["H1 2026-03-17"])
        // A hearing that was set earlier and is told only now.
        try record(.hearingNotified, "2026-02-10", ["at": "2026-03-02 09:30"])
        #expect(try proof() == before)
        let hearings = try fixture.store.derivation(id)!.file.things(.hearing)
        #expect(Set(hearings.map { "\($0.id) \($0["day"]?.text ?? "")" }) == ["H1 2026-03-20", "H2 2026-03-02"])
        // A correction of the notice keeps its name too.
        let notice = try #require(fixture.store.caseEntries(id).first { $0.kind == .hearingNotified })
        try record(
            .corrected, "2026-02-13",
            [
                "replaces": .integer(notice.sequence), "reason": "时间录错",
                "entry": .object([
                    "kind": "hearing-notified", "day": "2026-02-11",
                    "fields": .object(["at": "2026-03-23 09:30"]),
                ]),
            ])
        #expect(try proof() == ["H1 2026-03-20"])
    }
}
