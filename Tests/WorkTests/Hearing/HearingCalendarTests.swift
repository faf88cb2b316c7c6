import Casework
import Docket
import LegalCalendar
import Store
import Testing
import Work

/// 开庭日历: whole weeks, each hearing on its day for whoever may see it, one head in two places told.
struct HearingCalendarTests {
    private func reading(_ store: CaseStore, _ function: Function, _ unit: String) throws -> Reading {
        let actor = Actor(account: "h", name: "某", function: function, unit: unit)
        return try Reading(store: store, actor: actor, today: DemoStore.demo.day)
    }

    @Test("months and weeks follow each other without a gap, in whole weeks from Monday")
    func spans() throws {
        try DemoStore.with { store in
            let reading = try reading(store, .oversightOffice, "市司法局")
            for span in HearingCalendar.Span.allCases {
                var calendar = try HearingCalendar(reading, span, of: CivilDay("2024-12-29")!)
                for _ in 0..<16 {
                    #expect(calendar.weeks.allSatisfy { $0.count == 7 && $0[0].day.weekday == 1 })
                    let inside = calendar.weeks.joined().filter(\.isInside).map(\.day)
                    #expect(inside.first == calendar.first && inside.last == calendar.last)
                    #expect(inside.count == calendar.last.days(since: calendar.first) + 1)
                    let next = try HearingCalendar(reading, span, of: calendar.after)
                    #expect(next.first == calendar.last.adding(days: 1))
                    calendar = next
                }
            }
            let end = try HearingCalendar(reading, .month, of: CivilDay("2199-12-31")!)
            #expect(end.last == CivilDay("2199-12-31")!)
            let february = try HearingCalendar(reading, .month, of: CivilDay("2028-02-29")!)
            #expect(february.last == CivilDay("2028-02-29")!)
        }
    }

    @Test(
        "over two years each hearing stands on its day once, a unit sees those of its own cases alone, an assessor none"
    )
    func whose() throws {
        try DemoStore.with { store in
            func shown(_ function: Function, _ unit: String) throws -> [HearingRow] {
                let own = try reading(store, function, unit)
                return try (2024...2026).flatMap { year in
                    try (1...12).flatMap { month in
                        try HearingCalendar(own, .month, of: CivilDay(year: year, month: month, day: 15)!).sittings
                            .map(\.row)
                    }
                }
            }
            let all = try store.hearings(.everything, from: CivilDay("2024-01-01")!, through: CivilDay("2026-12-31")!)
            let (bureau, land) = (try shown(.oversightOffice, "市司法局"), try shown(.handlingUnit, "市自然资源局"))
            #expect(Set(bureau).count == bureau.count && bureau.count > 10 && Set(bureau).isSubset(of: Set(all)))
            #expect(!land.isEmpty && land.count < bureau.count)
            let handler = try reading(store, .handlingUnit, "市自然资源局")
            #expect(try land.allSatisfy { try handler.maySee($0.caseID) })
            let assessor = try reading(store, .assessor, "市司法局")
            #expect(try shown(.assessor, "市司法局").allSatisfy { try assessor.maySee($0.caseID) })
        }
    }

    @Test("one head in two cases on one day is told on both, a held hearing and another day are not")
    func conflicts() throws {
        try DemoStore.without { store in
            try store.append(try ScenarioShelf.office(DemoStore.root + "/Scenarios/office.yaml"))
            func entry(_ id: String, _ kind: KindName, _ day: String, _ fields: [String: Value]) -> Entry {
                let day = CivilDay(day)!
                return Entry(stream: .case, caseID: id, instant: day.instant, kind: kind, day: day, fields: fields)
            }
            let days = [(1, "2026-03-10 09:00"), (2, "2026-03-10 15:00"), (3, "2026-03-11 09:00")]
            for (number, at) in days {
                let id = "c\(number)"
                let head: Value = .object(["name": "刘某", "post": "副市长"])
                try store.append([
                    entry(
                        id, .noticeReceived, "2026-01-05",
                        [
                            "number": .text("（2026）宁05行初\(number)号"), "court": "中卫市中级人民法院", "instance": "first",
                            "defendants": .list([.object(["organ": "中卫市人民政府", "standing": "defendant"])]),
                            "act": .object(["title": "征收决定", "maker": "市自然资源局"]),
                        ]), entry(id, .hearingNotified, "2026-02-01", ["at": .text(at)]),
                    entry(id, .appearanceDecided, "2026-02-02", ["head": head]),
                ])
            }
            _ = try store.refresh()
            let calendar = try HearingCalendar(
                try reading(store, .oversightOffice, "市司法局"), .month, of: CivilDay("2026-03-01")!)
            #expect(calendar.sittings.map(\.conflicts) == [["（2026）宁05行初2号"], ["（2026）宁05行初1号"], []])
        }
    }
}
