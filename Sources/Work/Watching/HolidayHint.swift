public import LegalCalendar

/// 节假日提示: 明日为调休上班日，15日起春节放假九天. What the coming week does to days.
public struct HolidayHint: Sendable, Hashable {
    public let text: String
    /// 节前: the last working day before a holiday within the week; nil where none is, or it is today.
    public let eve: CivilDay?

    public init(_ calendar: LegalCalendar, today: CivilDay) {
        let tomorrow = today.adding(days: 1)
        var hints: [String] = []
        if calendar.mark(today).isMakeUp { hints.append("今日为调休上班日") }
        if calendar.mark(tomorrow).isMakeUp { hints.append("明日为调休上班日") }
        let week = (1...7).map { today.adding(days: $0) }
        var eve: CivilDay?
        if let first = week.first(where: { calendar.mark($0).holiday != nil }),
            let name = calendar.mark(first).holiday
        {
            let last = calendar.rollBack(first.adding(days: -1))
            eve = last > today ? last : nil
            let length = (0...).first { !calendar.isRest(first.adding(days: $0)) } ?? 0
            hints.append("\(first.day)日起\(name)放假\(ChineseNumeral.string(length))天")
        }
        self.eve = eve
        text = hints.joined(separator: "，")
    }
}
