import LegalCalendar
import Testing

@Suite struct CivilDayTests {
    @Test(
        "days that do not exist are no days",
        arguments: ["2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "2026-02-1x", "", "1899-12-31"])
    func impossible(_ text: String) { #expect(CivilDay(text) == nil) }

    @Test("every day survives being taken apart and put together")
    func parts() {
        for number in CivilDay("1900-01-01")!.number...CivilDay("2199-12-31")!.number {
            let day = CivilDay(number: number)
            #expect(CivilDay(day.description) == day)
        }
    }

    @Test("weekdays are those of the almanac")
    func weekdays() {
        #expect(CivilDay("1970-01-01")!.weekday == 4)
        #expect(CivilDay("2026-02-13")!.weekdayChinese == "星期五")
        #expect(CivilDay("1969-12-28")!.weekday == 7)
    }

    @Test("a month without the corresponding day ends on its last day")
    func months() {
        #expect(CivilDay("2023-08-31")!.adding(months: 6).description == "2024-02-29")
        #expect(CivilDay("2025-12-31")!.adding(months: 2).description == "2026-02-28")
        #expect(CivilDay("2024-02-29")!.adding(months: 12).description == "2025-02-28")
    }

    @Test(
        "numerals of articles are read and written",
        arguments: [(10, "十"), (15, "十五"), (22, "二十二"), (67, "六十七"), (101, "一百零一"), (110, "一百一十"), (153, "一百五十三")])
    func numerals(_ number: Int, _ text: String) {
        #expect(ChineseNumeral.string(number) == text)
        #expect(ChineseNumeral.value(text) == number)
    }

    @Test("periods are read as the command line states them")
    func periods() {
        #expect(Period("3 days before") == .daysBefore(3))
        #expect(Period("2 days no-roll") == .daysNoRoll(2))
        #expect(Period("15") == nil && Period("x days") == nil && Period("-1 days") == nil)
    }

    @Test("a year without a notice is provisional and counts weekends only")
    func provisional() throws {
        let calendar = try Notices.calendar()
        let deadline = calendar.deadline(from: CivilDay("2027-01-20")!, within: .days(15))
        #expect(deadline.provisional)
        #expect(deadline.due.description == "2027-02-04")
        #expect(calendar.deadline(from: CivilDay("2026-12-25")!, within: .workdays(10)).provisional)
        #expect(!calendar.deadline(from: CivilDay("2026-12-10")!, within: .days(15)).provisional)
    }

    @Test("a regional holiday counts only where the region is asked for, and the argument tells of it")
    func region() throws {
        let start = CivilDay("2022-07-08")!
        let national = try Notices.calendar()
        #expect(national.due(from: start, within: .days(3)).description == "2022-07-11")
        #expect(try Notices.calendar(region: "ningxia").due(from: start, within: .days(3)).description == "2022-07-13")
        let steps = national.argument(for: national.deadline(from: start, within: .days(3))).steps
        #expect(steps.contains { $0.kind == .alternative && $0.day.description == "2022-07-13" })
    }
}
