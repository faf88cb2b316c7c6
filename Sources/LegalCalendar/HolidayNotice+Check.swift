extension HolidayNotice {
    /// 自相矛盾: what no notice can say; nil where nothing is wrong. A notice is typed once a year, and every day depends on it.
    public var contradiction: String? {
        guard (2000...2199).contains(year) else { return "year 应是四位年份：\(year)" }
        var seen: [CivilDay: String] = [:]
        for span in rest {
            guard span.first <= span.last, span.last.days(since: span.first) < 40 else { return "放假的起止日有误" }
            for number in span.first.number...span.last.number {
                let day = CivilDay(number: number)
                if let other = seen.updateValue(span.name, forKey: day) {
                    return "\(day) 既在“\(other)”又在“\(span.name)”里放假"
                }
                guard abs(day.year - year) <= 1 else { return "\(day) 不是\(year)年前后的日子" }
            }
        }
        for day in makeUp {
            if let name = seen[day] { return "\(day) 既是“\(name)”放假又是调休上班" }
            guard day.isWeekend else { return "\(day)（\(day.weekdayChinese)）本来就是工作日，不会是调休上班日" }
            guard abs(day.year - year) <= 1 else { return "\(day) 不是\(year)年前后的日子" }
        }
        return Set(makeUp).count == makeUp.count ? nil : "调休上班日重复"
    }
}
