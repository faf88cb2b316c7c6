import LegalCalendar

/// 日格: the days of a period, aligned by week.
enum DayStrip {
    struct Week: PageModel {
        let cells: [Cell]
    }

    struct Cell: PageModel {
        /// Nil before the first day and after the last.
        let day: Day?
    }

    struct Day: PageModel {
        let style: String
        let number: String
        let ordinal: String
        let note: String
    }

    static func weeks(_ argument: DeadlineArgument) -> [Week] {
        guard let first = argument.squares.first else { return [] }
        let before = [Cell](repeating: Cell(day: nil), count: first.day.weekday - 1)
        let known = before + argument.squares.map { Cell(day: Day($0, argument.deadline)) }
        let after = [Cell](repeating: Cell(day: nil), count: (7 - known.count % 7) % 7)
        let cells = known + after
        return stride(from: 0, to: cells.count, by: 7).map { Week(cells: Array(cells[$0..<$0 + 7])) }
    }
}

extension DayStrip.Day {
    fileprivate init(_ square: DeadlineArgument.Square, _ deadline: Deadline) {
        let (isStart, isDue) = (square.day == deadline.from, square.day == deadline.due)
        style =
            isDue ? "due" : isStart ? "start" : square.mark.isRest ? "rest" : square.mark.isMakeUp ? "makeup" : "plain"
        number = square.day.day == 1 || isStart ? square.day.shortChinese : String(square.day.day)
        ordinal = isStart ? "起算，不计" : square.ordinal.map { "第\($0)日" } ?? ""
        note = isDue ? "届满" : square.mark.isMakeUp ? "班（调休）" : square.mark.isRest ? "休" : ""
    }
}
