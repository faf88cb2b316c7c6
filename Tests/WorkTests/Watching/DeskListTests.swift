import Casework
import Docket
import LegalCalendar
import Store
import Testing
import Work

/// The desks of the demo, as the indexes give them, against what the words of an urgency mean.
struct DeskListTests {
    /// 缓急 by the row alone: what the queries of the store have to come to.
    private func urgency(of row: DeskRow, _ today: CivilDay, _ eve: CivilDay?) -> Urgency {
        if row.isProposed { return .other }
        if let due = row.due, due < today { return .overdue }
        let near = [row.due, row.safeBy].compactMap(\.self).min()
        guard let day = near.map({ $0 >= today ? $0 : row.due }) ?? nil else { return .other }
        if day == today { return .today }
        if let eve, day <= eve { return .eve }
        return day.days(since: today) <= 7 ? .week : .other
    }

    @Test(
        "each case stands once, in the group of its nearest task, for everybody and on days before, in and after the demo"
    )
    func groups() throws {
        try DemoStore.with { store in
            var seen: Set<Urgency> = []
            for person in DemoStore.demo.people where !person.actor.isAdministrator {
                for day in [-60, -7, -1, 0, 1, 7, 60].map({ DemoStore.demo.day.adding(days: $0) }) {
                    let eve = HolidayHint(store.calendar, today: day).eve
                    let desk = try Desk(store, of: person.actor, today: day, eve: eve)
                    var rows: [DeskRow] = []
                    for one in Urgency.allCases {
                        let own = try desk.rows(one, limit: 1000)
                        let wrong = own.filter { urgency(of: $0, day, eve) != one }
                        #expect(wrong.isEmpty, "\(person.account) \(day) \(one)")
                        #expect(own == own.sorted { DeskRow.isBefore($0, $1, on: day) })
                        #expect(try desk.count(one).value == own.count, "\(person.account) \(day) \(one) \(own.count)")
                        for row in own {
                            let nearer = row.others.filter {
                                DeskRow.isBefore($0, row, on: day) && (row.due.map { $0 >= day } ?? true)
                            }
                            #expect(nearer.isEmpty, "\(person.account) \(day) \(row.number) \(row.what)")
                        }
                        if !own.isEmpty { seen.insert(one) }
                        rows += own
                    }
                    #expect(try desk.total.value == rows.count, "\(person.account) \(day)")
                    #expect(
                        Set(rows.map(\.caseID)).count == rows.count, "\(person.account) \(day): a case stands twice")
                }
            }
            #expect(seen == Set(Urgency.allCases))
        }
    }

    @Test("page after page gives the same rows as all at once")
    func pages() throws {
        try DemoStore.with { store in
            let clerk = try #require(DemoStore.demo.people.first { $0.functions.contains(.intakeOffice) }).actor
            let desk = try Desk(store, of: clerk, today: DemoStore.demo.day.adding(days: 60))
            let all = try desk.rows(.overdue, limit: 1000)
            #expect(all.count > 4)
            let paged = try stride(from: 0, to: all.count, by: 3).flatMap {
                try desk.rows(.overdue, limit: 3, offset: $0)
            }
            #expect(paged == all)
        }
    }

    @Test("one urgency alone keeps the counts of the others")
    func alone() throws {
        try DemoStore.with { store in
            let clerk = try #require(DemoStore.demo.people.first { $0.functions.contains(.intakeOffice) }).actor
            let reading = try Reading(store: store, actor: clerk, today: DemoStore.demo.day)
            let (all, late) = (try DeskList(reading), try DeskList(reading, only: .other, page: 1))
            #expect(all.groups.map(\.count) == late.groups.map(\.count))
            #expect(late.groups.filter { !$0.rows.isEmpty }.map(\.urgency) == [.other])
        }
    }
}
