import Casework
import Docket
import LegalCalendar
import Rulebook
import Store
import Testing
import Work

/// 机关事项: on whose desk what belongs to no case stands, and what takes it off.
struct OfficeTaskTests {
    private func tasks(_ store: CaseStore, _ actor: Actor, on day: CivilDay = Demo.day) throws -> [String] {
        try OfficeTask.all(Reading(store: store, actor: actor, today: day)).map(\.what)
    }

    private func person(_ unit: String, _ function: Function) throws -> Actor {
        try #require(Demo.people.first { $0.unit == unit && $0.functions.contains(function) }).actor
    }

    private let report = "将行政应诉工作情况纳入年度法治政府建设工作报告（2025年度）"
    private let training = "组织行政应诉业务培训（2026年度）"

    @Test("each stands on the desk of the office that holds the function for its organ, and on no other")
    func desks() throws {
        try DemoStore.with { store in
            var found: [String: [String]] = [:]
            for person in Demo.people where !person.actor.isAdministrator {
                let own = try tasks(store, person.actor)
                if !own.isEmpty { found["\(person.unit) \(person.functions.map(\.rawValue).sorted())"] = own }
                #expect(
                    try DeskList(Reading(store: store, actor: person.actor, today: Demo.day)).office.map(\.what) == own)
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
                    actor: actor, id: "r\(year)\(actor.account)", seen: 0, instant: Demo.day.instant, today: Demo.day)
                try OfficeRegister(store).record(
                    Draft(.annualReportSubmitted, day: Demo.day, ["year": .integer(year)]), request)
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
            for (year, actor, says) in [(2025, clerk, "监督机构"), (2027, city, "没有这个年度"), (202, city, "没有这个年度")] {
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
                entry.instant = Demo.day.instant
                return entry
            }
            try store.append(office)
            let days = try store.officeDuties(through: Demo.day).map { "\($0.norm.id) \($0.opened.day)" }
            #expect(
                Set(days) == [
                    "annual-report 2026-01-01", "hold-training 2026-01-01", "enter-holiday-notice 2025-11-01",
                ])
        }
    }
}
