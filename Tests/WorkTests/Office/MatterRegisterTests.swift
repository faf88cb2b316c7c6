import Casework
import Docket
import LegalCalendar
import Oversight
import Rulebook
import Store
import Testing
import Work

/// 机关台账: who records what, and what is left after a correction.
struct MatterRegisterTests {
    private func register(_ store: CaseStore, _ function: Function, _ unit: String) throws -> (MatterRegister, Actor) {
        let actor = Actor(account: "\(function)", name: "某", function: function, unit: unit)
        return (MatterRegister(try Reading(store: store, actor: actor, today: DemoStore.demo.day)), actor)
    }

    private func request(_ actor: Actor, _ id: String, seen: Int = .max) -> Request {
        Request(actor: actor, id: id, seen: seen, instant: DemoStore.demo.day.instant, today: DemoStore.demo.day)
    }

    @Test(
        "points are given by the office that scores, objected to by the unit, and each sees them; nobody else gives any"
    )
    func assessment() throws {
        try DemoStore.without { store in
            try store.append(try ScenarioShelf.office(DemoStore.root + "/Scenarios/office.yaml"))
            let holds: Value = .list([
                .object(["function": "oversight-office"]), .object(["function": "assessor"]),
            ])
            try store.append([
                Entry(
                    stream: .office, instant: DemoStore.demo.day.instant, kind: .functionsHeld,
                    day: CivilDay("2024-01-01")!, fields: ["name": "市司法局", "holds": holds])
            ])
            let (office, assessor) = try register(store, .assessor, "市司法局")
            let (unit, handler) = try register(store, .handlingUnit, "市自然资源局")
            let (justice, _) = try register(store, .oversightOffice, "市司法局")
            let (other, _) = try register(store, .handlingUnit, "市公安局")
            #expect(office.offered.map(\.name) == [.assessmentScored, .assessmentSettled])
            #expect(
                justice.kind(KindName.assessmentScored.rawValue) == nil
                    && justice.kind(KindName.bulletinIssued.rawValue) != nil)
            #expect(
                unit.kind(KindName.assessmentObjected.rawValue) != nil
                    && unit.kind(KindName.bulletinIssued.rawValue) == nil)
            let scored = Draft(
                .assessmentScored, day: CivilDay("2026-02-10")!,
                ["organ": "市自然资源局", "score": .integer(92), "year": .integer(2025)])
            try office.record(scored, request(assessor, "1"))
            try unit.record(
                Draft(.assessmentObjected, day: CivilDay("2026-02-11")!, ["reason": "出庭率有误"]), request(handler, "2"))
            #expect(try unit.rows().map(\.title) == ["考核异议", "考核评分"])
            // The rules of the page of assessments are kept here too.
            let own = Draft(.assessmentScored, day: CivilDay("2026-02-10")!, ["organ": "市司法局", "score": .integer(100)])
            #expect(throws: Refusal.self) { try office.record(own, request(assessor, "o1")) }
            let item = try #require(store.rules.figures.assessment.first)
            let points: Value = .list([
                .object(["item": .text(item.id), "points": .integer(item.points + 1)])
            ])
            var odd = scored
            odd.fields["points"] = points
            #expect(throws: Refusal.self) { try office.record(odd, request(assessor, "o2")) }
            let others = Draft(
                .assessmentObjected, day: CivilDay("2026-02-11")!, ["organ": "市公安局", "reason": "替别的单位提"])
            #expect(throws: Refusal.self) { try unit.record(others, request(handler, "o3")) }
            #expect(try other.rows().isEmpty)
            let given = try #require(try office.rows(.assessmentScored).first).entry
            #expect(try unit.entry(given.sequence) == nil)
            var right = scored
            right.fields["score"] = .integer(95)
            #expect(throws: Refusal.self) { try office.correct(given, to: right, reason: "", request(assessor, "3")) }
            try office.correct(given, to: right, reason: "出庭率核实后更正", request(assessor, "3"))
            #expect(try unit.rows(.assessmentScored).map { $0.entry["score"]?.integer } == [95])
            try office.correct(given, to: nil, reason: "重复登记", request(assessor, "4"))
            #expect(try unit.rows(.assessmentScored).isEmpty && (try unit.rows().count) == 1)
        }
    }

    @Test("what is taken back is counted no more")
    func counted() throws {
        try DemoStore.without { store in
            try store.append(try ScenarioShelf.office(DemoStore.root + "/Scenarios/office.yaml"))
            let (justice, actor) = try register(store, .oversightOffice, "市司法局")
            let day = CivilDay("2026-02-10")!
            let people: Value = .list(["王某", "李某", "赵某"])
            try justice.record(
                Draft(.trainingHeld, day: day, ["title": "证据", "participants": people]), request(actor, "1"))
            func trained() throws -> Int {
                try store.figureSums(.everything, in: .year(2026), counts: ["trained"], today: DemoStore.demo.day)
                    .reduce(0) { $0 + $1.amount }
            }
            #expect(try trained() == 3)
            let held = try #require(try justice.rows(.trainingHeld).first).entry
            try justice.correct(held, to: nil, reason: "没有举办", request(actor, "2"))
            #expect(try trained() == 0)
        }
    }

    @Test(
        "of a year that is not asked for yet nothing is reported here either; what was attached stays; who is late to correct is told"
    )
    func rules() throws {
        try DemoStore.with { store in
            let (justice, actor) = try register(store, .oversightOffice, "市司法局")
            let day = CivilDay("2026-02-10")!
            let report = Draft(.annualReportSubmitted, day: day, ["year": .integer(2030)])
            #expect(throws: Refusal.self) { try justice.record(report, request(actor, "1")) }
            let papers: Value = .list([.object(["file": "f1", "digest": "d1", "name": "签到表.pdf"])])
            try justice.record(
                Draft(.trainingHeld, day: day, ["title": "证据", "hours": .integer(4), "papers": papers]),
                request(actor, "2"))
            let held = try #require(try justice.rows(.trainingHeld).first { $0.entry["title"]?.text == "证据" }).entry
            let seen = try justice.lastChange(of: held)
            let right = Draft(.trainingHeld, day: day, ["title": "证据", "hours": .integer(8)])
            try justice.correct(held, to: right, reason: "学时误填", request(actor, "3", seen: seen))
            let now = try #require(try justice.entry(held.sequence))
            #expect(now["hours"]?.integer == 8 && now["papers"] == papers)
            let late = #expect(throws: Refusal.self) {
                try justice.correct(held, to: nil, reason: "重复", request(actor, "4", seen: seen))
            }
            #expect(late?.violations.first?.message.contains("有人已更正") == true)
            #expect(throws: Refusal.self) {
                try justice.correct(
                    now, to: Draft(.trainingHeld, day: day.adding(days: 30), right.fields), reason: "改期",
                    request(actor, "5"))
            }
        }
    }
}
