import Casework
import Docket
import LegalCalendar
import Store
import Testing
import Work

/// The desks of the demo, as the indexes give them, against what the words of an urgency mean.
struct DeskListTests {
    /// 缓急 by the row alone: what the queries of the store have to come to.
    private func urgency(of row: DeskRow, _ today: CivilDay) -> Urgency {
        if row.isProposed { return .other }
        if let due = row.due, due < today, row.force == "duty" { return .overdue }
        if row.kind == .submittedForApproval, row.due == nil { return .today }
        guard let nearest = [row.due, row.safeBy].compactMap(\.self).min() else { return .other }
        return nearest <= today ? .today : nearest.days(since: today) <= 7 ? .week : .other
    }

    @Test("each row stands in one group, that of its day, for everybody and on days before, in and after the demo")
    func groups() throws {
        try DemoStore.with { store in
            var seen: Set<Urgency> = []
            for person in Demo.people where !person.actor.isAdministrator {
                for day in [-60, -7, -1, 0, 1, 7, 60].map({ Demo.day.adding(days: $0) }) {
                    var rows: [DeskRow] = []
                    for one in Urgency.allCases {
                        let own = try store.desk(person.actor, one, today: day, limit: 1000)
                        let wrong = own.filter { urgency(of: $0, day) != one }
                        #expect(wrong.isEmpty, "\(person.account) \(day) \(one)")
                        #expect(own == own.sorted(by: DeskRow.isBefore))
                        #expect(try store.deskCount(person.actor, one, today: day).value == own.count)
                        if !own.isEmpty { seen.insert(one) }
                        rows += own
                    }
                    #expect(Set(rows).count == rows.count, "\(person.account) \(day): a row stands twice")
                }
            }
            #expect(seen == Set(Urgency.allCases))
        }
    }

    @Test("page after page gives the same rows as all at once")
    func pages() throws {
        try DemoStore.with { store in
            let clerk = try #require(Demo.people.first { $0.functions.contains(.intakeOffice) }).actor
            let day = Demo.day.adding(days: 60)
            let all = try store.desk(clerk, .overdue, today: day, limit: 1000)
            #expect(all.count > 6)
            let paged = try stride(from: 0, to: all.count, by: 3).flatMap {
                try store.desk(clerk, .overdue, today: day, limit: 3, offset: $0)
            }
            #expect(paged == all)
        }
    }

    @Test("one urgency alone keeps the counts of the others")
    func alone() throws {
        try DemoStore.with { store in
            let clerk = try #require(Demo.people.first { $0.functions.contains(.intakeOffice) }).actor
            let reading = try Reading(store: store, actor: clerk, today: Demo.day)
            let (all, late) = (try DeskList(reading), try DeskList(reading, only: .other, page: 1))
            #expect(all.groups.map(\.count) == late.groups.map(\.count))
            #expect(late.groups.filter { !$0.rows.isEmpty }.map(\.urgency) == [.other])
        }
    }
}
