import ArgumentParser
import LegalCalendar
import Store

/// 日历
struct CalendarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "calendar", abstract: "一年中每一天是休息日还是工作日")

    @Option(help: "年份") var year: Int
    @Option(help: "计入某地的地方节日") var region: String?
    @OptionGroup var shelves: Shelves

    func run() throws {
        guard var day = CivilDay(year: year, month: 1, day: 1) else { throw fail("没有这一年：\(year)", code: 65) }
        let calendar = try shelves.load().calendar(region: region)
        while day.year == year {
            let mark = calendar.mark(day)
            print("\(day)\t\(mark.isRest ? "rest" : "work")\t\(mark.holiday ?? (mark.isMakeUp ? "调休上班" : ""))")
            day = day.adding(days: 1)
        }
    }
}
