import Casework
import Docket
import LegalCalendar
import Oversight
import Store
import Testing
import Work

/// 全市一览 over the demo: every figure is that of the list it opens.
struct CityOverviewTests {
    private func reading(_ store: CaseStore, _ account: String) throws -> Reading {
        let person = try #require(DemoStore.demo.people.first { $0.account == account })
        return try Reading(store: store, actor: person.actor, today: DemoStore.demo.day)
    }

    @Test func everyFigureIsAListOfThatMany() throws {
        try DemoStore.with { store in
            let reading = try reading(store, "孙某")
            let city = try CityOverview(reading)
            #expect(city.organ == "中卫市人民政府" && city.lines.count >= 6)
            for line in city.lines {
                let load = line.load
                let rows = try DueLedger(reading, range: .seven, unit: load.unit).rows().rows
                #expect(rows.count { $0.due < DemoStore.demo.day } == load.overdue.value, "\(load.unit)")
                #expect(rows.count { $0.due == DemoStore.demo.day } == load.today.value, "\(load.unit)")
                #expect(rows.count { $0.due > DemoStore.demo.day } == load.week.value, "\(load.unit)")
                #expect(rows.first == load.first, "\(load.unit)")
            }
            let (most, least) = (city.lines[0].load, try #require(city.lines.last).load)
            #expect(most.overdue.value >= least.overdue.value && !most.overdue.isNone)
            #expect(city.reviews.allSatisfy { $0.kind == .appealReviewed } && !city.reviews.isEmpty)
            #expect(city.rooms.count == 5 && zip(city.rooms, city.rooms.dropFirst()).allSatisfy { $0.days <= $1.days })
        }
    }

    @Test func whoIsUrgedHowGoesByWhoseUnitItIsAndNobodyUrgesHimself() throws {
        try DemoStore.with { store in
            let lines = try CityOverview(try reading(store, "孙某")).lines
            func urge(_ unit: String) -> CityOverview.Urge? { lines.first { $0.load.unit == unit }?.urge }
            #expect(urge("市自然资源局") == .remind && urge("市政府办公室") == .hint)
            #expect(urge("沙坡头区政府办公室") == .letter && urge("市司法局") == nil)
            // Nothing that presses: no button.
            #expect(lines.contains { $0.load.overdue.isNone && $0.load.today.isNone && $0.urge == nil })
        }
    }

    @Test func aCountysBureauLooksAtItsCountyAlone() throws {
        try DemoStore.with { store in
            let city = try CityOverview(try reading(store, "鲍某"))
            #expect(city.organ == "沙坡头区人民政府")
            let units = Set(city.lines.map(\.load.unit))
            #expect(units.contains("沙坡头区政府办公室") && !units.contains("市自然资源局") && !units.contains("市政府办公室"))
        }
    }

    @Test func leadsOfACountyAreItsOwnUntilItAgrees() throws {
        try DemoStore.with { store in
            func organs(_ account: String) throws -> Set<String> {
                Set(try LeadList(try reading(store, account), size: 200).found.flatMap(\.leads).map(\.organ))
            }
            let (before, own) = (try organs("孙某"), try organs("鲍某"))
            #expect(before == ["中卫市人民政府"] && own == ["沙坡头区人民政府"])
            try store.append([
                Entry(
                    stream: .office, instant: DemoStore.demo.day.instant, kind: .measuresApplied,
                    day: CivilDay("2026-02-01")!,
                    fields: [
                        "organ": "沙坡头区人民政府", "document-number": "沙区政办发〔2026〕1号", "leads": .flag(true),
                    ])
            ])
            _ = try store.refresh()
            let after = try organs("孙某")
            #expect(after == ["中卫市人民政府", "沙坡头区人民政府"])
        }
    }

    @Test func whatAnOfficeOwesIsNotItsBureausHandlersToSee() throws {
        try DemoStore.with { store in
            let handler = try reading(store, "司法局承办")
            let own = try Desk(store, of: handler.reader, today: DemoStore.demo.day)
            let desk = try Urgency.allCases.flatMap { try own.rows($0, limit: 1000) }.flatMap { [$0] + $0.others }
            #expect(!desk.isEmpty && desk.allSatisfy { $0.kind != .appealReviewed && $0.kind != .attendanceVerified })
            let ledger = try DueLedger(handler, range: .all, unit: nil).rows(upTo: 1000)
            for row in ledger { #expect(try handler.maySee(row.caseID), "\(row.number) \(row.what)") }
            // The office itself has them.
            let office = try reading(store, "孙某")
            let theirs = try DueLedger(office, range: .all, unit: "市司法局").rows(upTo: 1000)
            #expect(theirs.contains { !ledger.contains($0) })
        }
    }
}
