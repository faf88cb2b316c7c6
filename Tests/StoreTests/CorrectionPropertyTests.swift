import Casework
import Docket
import Foundation
import LegalCalendar
import Rulebook
import Store
import Testing

@Suite("更正的性质") struct CorrectionPropertyTests {
    /// Everything the indexes say that a page or a list reads.
    private func derived(_ store: CaseStore, _ id: String, _ fixture: Fixture) throws -> [String] {
        let today = fixture.today
        let ledger = try store.dueLedger(.everything, unit: nil, today: today, through: today.adding(days: 400)).map {
            "\($0.caseID) \($0.dutyKey) \($0.unit) \($0.due)"
        }
        let desk = try [fixture.clerk, fixture.handler].flatMap { try store.desk($0, today: today) }.map {
            "\($0.caseID) \($0.what) \($0.kind?.rawValue ?? "") \($0.due?.description ?? "-")"
        }
        let cases = try store.cases(.everything, matching: "", today: today).rows.map {
            "\($0.caseID) \($0.title) \($0.number) \($0.stage) \($0.holder)"
        }
        let duties =
            try store.derivation(id)?.duties().map {
                "\($0.key) \($0.due?.description ?? "-") \($0.fulfilled?.day.description ?? "-")"
            } ?? []
        return ledger.sorted() + desk.sorted() + cases.sorted() + duties.sorted()
    }

    @Test("random corrections keep the chain whole and the derived state equal to a rebuild", arguments: 0..<6)
    func randomCorrections(_ round: Int) throws {
        let fixture = try Fixture()
        defer { fixture.destroy() }
        var generator = Seeded()
        let id = try fixture.register()
        let day = CivilDay("2026-02-11")!
        let drafts = [
            Draft(
                .opined, day: day,
                ["step": "instruction", "text": "请应诉", "medium": "paper", "by": .object(["name": "刘某"])]),
            Draft(.forwarded, day: day, ["units": .list([.object(["unit": "市住建局"])])]),
            Draft(.hearingNotified, day: day, ["at": "2026-03-10 09:30"]),
            Draft(
                .decisionReceived, day: day,
                ["document": "judgment", "outcomes": .list([.object(["part": "whole", "outcome": "revoke"])])]),
        ]
        for draft in drafts {
            _ = try fixture.store.change(id, fixture.request(fixture.clerk, confirmed: ["*"])) { _ in [draft] }
        }
        for _ in 0..<8 {
            let target = try #require(
                try fixture.store.caseEntries(id).filter { ![.noticeReceived, .corrected].contains($0.kind) }
                    .randomElement(using: &generator))
            var fields: [String: Value] = ["replaces": .integer(target.sequence), "reason": "核对后更正"]
            if Bool.random(using: &generator) {
                let moved = target.day.adding(days: -Int.random(in: 0...1, using: &generator))
                fields["entry"] = .object([
                    "kind": .text(target.kind.rawValue), "day": .text(moved.description),
                    "fields": .object(target.fields),
                ])
            }
            _ = try fixture.store.change(id, fixture.request(fixture.clerk, confirmed: ["*"])) { [fields] _ in
                [Draft(.corrected, day: fixture.today, fields)]
            }
        }
        #expect(try fixture.store.verify().firstBad == nil)
        let before = try derived(fixture.store, id, fixture)
        #expect(try fixture.store.rebuild().firstBad == nil)
        #expect(try derived(fixture.store, id, fixture) == before)
        #expect(before.count > 3)
    }

    @Test("a batch that one case refuses writes nothing in any")
    func batch() throws {
        let fixture = try Fixture()
        defer { fixture.destroy() }
        let first = try fixture.register()
        let second = try fixture.register(Fixture.notice("（2026）宁05行初13号", plaintiff: "李某"))
        let tip = try fixture.store.tip().sequence
        let urge = Draft(.urged, day: fixture.today, ["whom": "市住建局", "text": "请办理"])
        let future = Draft(.urged, day: fixture.today.adding(days: 3), ["whom": "市住建局"])
        #expect(throws: Refusal.self) {
            try fixture.store.batch([(first, urge), (second, future)], fixture.request(fixture.clerk))
        }
        #expect(try fixture.store.tip().sequence == tip)
        #expect(try fixture.store.batch([(first, urge), (second, urge)], fixture.request(fixture.clerk)) == 2)
        #expect(try fixture.store.tip().sequence == tip + 2)
    }

    @Test("an older folder's indexes are dropped and derived anew")
    func olderSchema() throws {
        let fixture = try Fixture()
        defer { fixture.destroy() }
        _ = try fixture.register()
        let before = try fixture.store.dueLedger(
            .everything, unit: nil, today: fixture.today, through: fixture.today.adding(days: 400))
        try fixture.store.set("schema", to: "1")
        let again = try fixture.folder.store(shelf: Fixture.shelf, rulebook: "zhongwei-2022-3")
        #expect(try again.caseCount() == 0)
        #expect(try again.refresh())
        #expect(
            try again.dueLedger(.everything, unit: nil, today: fixture.today, through: fixture.today.adding(days: 400))
                == before)
        #expect(!before.isEmpty)
    }
}

/// A sequence that can be told again by its seed.
private struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64 = .random(in: .min ... .max)) {
        print("seed \(seed)")
        state = seed
    }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
