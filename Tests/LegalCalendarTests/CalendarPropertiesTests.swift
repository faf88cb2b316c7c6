import LegalCalendar
import Testing

/// Properties over every day of 2022 to 2026.
@Suite struct CalendarPropertiesTests {
    static let rolling: [Period] = [
        .days(2), .days(5), .days(10), .days(15), .days(60), .months(1), .months(6), .years(2), .workdays(5),
        .workdays(10),
    ]

    @Test("a due day is never a rest day and never before its nominal day", arguments: rolling)
    func neverARestDay(_ period: Period) throws {
        let calendar = try Notices.calendar()
        for day in Notices.known {
            let deadline = calendar.deadline(from: day, within: period)
            #expect(!calendar.isRest(deadline.due), "\(day) \(period)")
            #expect(deadline.due >= deadline.nominal)
        }
    }

    @Test("counting back never ends on a rest day and never later than the nominal day")
    func back() throws {
        let calendar = try Notices.calendar()
        for day in Notices.known {
            let deadline = calendar.deadline(from: day, within: .daysBefore(3))
            #expect(!calendar.isRest(deadline.due))
            #expect(deadline.due <= deadline.nominal && deadline.nominal == day.adding(days: -3))
        }
    }

    @Test("a later start never gives an earlier due day", arguments: rolling)
    func monotone(_ period: Period) throws {
        let calendar = try Notices.calendar()
        for (day, next) in zip(Notices.known, Notices.known.dropFirst()) {
            #expect(
                calendar.due(from: day, within: period) <= calendar.due(from: next, within: period), "\(day) \(period)")
        }
    }

    @Test("rolling twice is rolling once")
    func idempotent() throws {
        let calendar = try Notices.calendar()
        for day in Notices.known {
            #expect(calendar.roll(calendar.roll(day)) == calendar.roll(day))
            #expect(calendar.rollBack(calendar.rollBack(day)) == calendar.rollBack(day))
        }
    }

    @Test("a period is computed from the start day and not from a rolled day")
    func fromTheOrigin() throws {
        let calendar = try Notices.calendar()
        for day in Notices.known {
            #expect(calendar.due(from: day, within: .days(15)) == calendar.roll(day.adding(days: 15)))
        }
        // Rolling in between would give another day here.
        let start = CivilDay("2026-02-13")!
        let stepwise = calendar.due(from: calendar.due(from: start, within: .days(5)), within: .days(10))
        #expect(stepwise != calendar.due(from: start, within: .days(15)))
    }

    @Test("counting working days by table is counting them one by one")
    func workdaysByTable() throws {
        let calendar = try Notices.calendar()
        for day in Notices.known where day.day % 5 == 0 {
            for count in [1, 5, 10, -1, -3] {
                var (walked, left) = (day, abs(count))
                while left > 0 {
                    walked = walked.adding(days: count < 0 ? -1 : 1)
                    if !calendar.isRest(walked) { left -= 1 }
                }
                #expect(calendar.workday(count, from: day) == walked, "\(day) \(count)")
            }
        }
    }

    @Test("the day-by-day strip of a period ends on the due day and numbers the nominal day")
    func strip() throws {
        let calendar = try Notices.calendar()
        let argument = calendar.argument(for: calendar.deadline(from: CivilDay("2026-02-10")!, within: .days(15)))
        #expect(argument.squares.first?.ordinal == nil)
        #expect(argument.squares.last?.day == argument.deadline.due)
        #expect(argument.squares.first { $0.day == argument.deadline.nominal }?.ordinal == 15)
        #expect(argument.squares.filter { $0.mark.isMakeUp }.map(\.day.description) == ["2026-02-14"])
    }
}
