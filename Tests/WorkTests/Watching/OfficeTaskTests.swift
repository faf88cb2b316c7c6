import Casework
import Docket
import LegalCalendar
import Rulebook
import Store
import Testing
import Work

/// 机关事项: on whose desk what belongs to no case stands, and what takes it off.
struct OfficeTaskTests {
    private func tasks(_ store: CaseStore, _ actor: Actor, on day: CivilDay = DemoStore.demo.day) throws -> [String] {
        try OfficeTask.all(Reading(store: store, actor: actor, today: day)).map(\.what)
    }

    private func person(_ unit: String, _ function: Function) throws -> Actor {
        try #require(DemoStore.demo.people.first { $0.unit == unit && $0.functions.contains(function) }).actor
    }

    private let report = "将行政应诉工作情况纳入年度法治政府建设工作报告（2025年度）"
    private let training = "组织行政应诉业务培训（2026年度）"

    @Test("each stands on the desk of the office that holds the function for its organ, and on no other")
    func desks() throws {
        try DemoStore.with { store in
            var found: [String: [String]] = [:]
            for person in DemoStore.demo.people where !person.actor.isAdministrator {
                let own = try tasks(store, person.actor)
                if !own.isEmpty { found["\(person.unit) \(person.functions.map(\.rawValue).sorted())"] = own }
                #expect(
                    try DeskList(Reading(store: store, actor: person.actor, today: DemoStore.demo.day)).office.map(
                        \.what) == own)
            }
            #expect(
                found == [
                    "市司法局 [\"oversight-office\"]": [report, training],
                    "沙坡头区司法局 [\"oversight-office\"]": [report],
                ])
        }
    }

    @Test(
        "a report of the year takes it off the desk of the organ whose it is; another year's, or another organ's, does not"
    )
    func recorded() throws {
        try DemoStore.with { store in
            let (city, county) = (
                try person("市司法局", .oversightOffice), try person("沙坡头区司法局", .oversightOffice)
            )
            func record(_ year: Int, by actor: Actor) throws {
                let request = Request(
                    actor: actor, id: "r\(year)\(actor.account)", seen: 0, instant: DemoStore.demo.day.instant,
                    today: DemoStore.demo.day)
                try OfficeRegister(store).record(
                    Draft(.annualReportSubmitted, day: DemoStore.demo.day, ["year": .integer(year)]), request)
            }
            try record(2024, by: city)
            #expect(try tasks(store, city) == [report, training])
            try record(2025, by: city)
            #expect(try tasks(store, city) == [training])
            #expect(try tasks(store, county) == [report])
            try record(2025, by: county)
            #expect(try tasks(store, county) == [])
            let next = CivilDay("2027-01-01")!
            #expect(try tasks(store, county, on: next) == [report.replacing("2025", with: "2026")])
            // It is the act of the office that oversees, and of no year to come.
            let clerk = try person("市政府办公室", .intakeOffice)
            for (year, actor, says) in [
                (2025, clerk, "市司法局"), (2027, city, "还没有到办理的时候"), (202, city, "没有这个年度"), (2026, city, "还没有到办理的时候"),
            ] {
                let refusal = #expect(throws: Refusal.self) { try record(year, by: actor) }
                #expect(refusal?.violations.first?.message.contains(says) == true, "\(String(describing: refusal))")
            }
        }
    }

    @Test("what was over before the installation came into use is not asked for")
    func since() throws {
        try DemoStore.without { store in
            let office = try ScenarioShelf.office(DemoStore.root + "/Scenarios/office.yaml").map { entry in
                var entry = entry
                entry.instant = DemoStore.demo.day.instant
                return entry
            }
            try store.append(office)
            let days = try store.officeMatters(through: DemoStore.demo.day).map {
                "\($0.duty.norm.id) \($0.duty.opened.day)"
            }
            #expect(
                Set(days) == [
                    "annual-report 2026-01-01", "hold-training 2026-01-01", "enter-holiday-notice 2025-11-01",
                ])
        }
    }

    @Test(
        "what was done stays done when the office is renamed or its function changes hands, and the next turn is the new holder's"
    )
    func handedOn() throws {
        try DemoStore.without { store in
            try store.append(try ScenarioShelf.office(DemoStore.root + "/Scenarios/office.yaml"))
            var entries = [
                Entry(
                    stream: .office, instant: DemoStore.demo.day.instant, unit: "市司法局", kind: .annualReportSubmitted,
                    day: CivilDay("2026-01-20")!, fields: ["year": .integer(2025)])
            ]
            let holds: Value = .list([.object(["function": "oversight-office"])])
            entries.append(
                Entry(
                    stream: .office, instant: DemoStore.demo.day.instant, unit: "市政府办公室", kind: .functionsHeld,
                    day: CivilDay("2026-02-01")!, fields: ["name": "市审计局", "holds": holds]))
            try store.append(entries)
            func reports(_ day: String) throws -> [String] {
                try store.officeMatters(through: CivilDay(day)!).map(\.duty).filter {
                    $0.norm.id == "annual-report" && $0.organ == "中卫市人民政府" && $0.opened.day.year >= 2026
                }.map { "\($0.opened.day.year) \($0.units.first ?? "-") \($0.fulfilled?.day.description ?? "-")" }
            }
            #expect(try reports("2026-06-01") == ["2026 市司法局 2026-01-20"])
            #expect(try reports("2027-01-01") == ["2026 市司法局 2026-01-20", "2027 市审计局 -"])
        }
    }

    @Test("a turn that is over is missed: it leaves the desk when the next one comes, and the register says so")
    func missed() throws {
        try DemoStore.with { store in
            let city = try person("市司法局", .oversightOffice)
            let day = CivilDay("2027-01-01")!
            #expect(try tasks(store, city, on: day.adding(days: -1)).contains(training))
            let own = try tasks(store, city, on: day)
            #expect(!own.contains(training) && own.contains(training.replacing("2026", with: "2027")))
            let turns = try OfficeTask.turns(Reading(store: store, actor: city, today: day))
            let missed = try #require(turns.first { $0.what == training })
            #expect(missed.done == nil && !missed.isOwn && missed.mark.text == "■ 没有办理")
        }
    }

    @Test(
        "a county without an office that oversees has it with whoever takes in its post, who can record it; one that applies no more has none"
    )
    func withoutHolder() throws {
        try DemoStore.with { store in
            let holds: Value = .list([.object(["function": "auditor", "of": "沙坡头区人民政府"])])
            try store.append([
                Entry(
                    stream: .office, instant: DemoStore.demo.day.instant, unit: "市政府办公室", kind: .functionsHeld,
                    day: CivilDay("2026-01-05")!, fields: ["name": "沙坡头区司法局", "holds": holds])
            ])
            let clerk = try #require(
                DemoStore.demo.people.first { $0.unit == "沙坡头区政府办公室" && $0.functions.contains(.intakeOffice) }
            ).actor
            #expect(try tasks(store, clerk) == [report])
            let request = Request(
                actor: clerk, id: "one", seen: 0, instant: DemoStore.demo.day.instant, today: DemoStore.demo.day)
            try OfficeRegister(store).record(
                Draft(.annualReportSubmitted, day: DemoStore.demo.day, ["year": .integer(2025)]), request)
            #expect(try tasks(store, clerk) == [])
            try store.append([
                Entry(
                    stream: .office, instant: DemoStore.demo.day.instant, unit: "市政府办公室", kind: .measuresApplied,
                    day: CivilDay("2026-12-01")!, fields: ["organ": "沙坡头区人民政府", "ended": .flag(true)])
            ])
            #expect(try tasks(store, clerk, on: CivilDay("2027-01-01")!) == [])
        }
    }
}
