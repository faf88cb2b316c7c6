/// Look-up tables of working days for 2000 to 2059; outside them only weekends are known and days are walked.
struct DayTable: Sendable {
    private static let first = CivilDay(validYear: 2000, month: 1, day: 1).number
    private static let count = CivilDay(validYear: 2060, month: 1, day: 1).number - first

    private let rest: [Bool]
    private let nextWorkday: [Int32]
    private let previousWorkday: [Int32]
    /// Working days strictly before the day at this index.
    private let workdaysBefore: [Int32]
    /// Day numbers of all working days in order.
    private let workdays: [Int32]

    init(marks: [CivilDay: Bool]) {
        let days = (0..<Self.count).map { CivilDay(number: Self.first + $0) }
        rest = days.map { marks[$0] ?? $0.isWeekend }
        var (next, previous, before, all) = (
            [Int32](repeating: 0, count: days.count), [Int32](repeating: 0, count: days.count), [Int32](), [Int32]()
        )
        var latest = Int32(Self.first)
        for (index, day) in days.enumerated() {
            before.append(Int32(all.count))
            if !rest[index] {
                latest = Int32(day.number)
                all.append(latest)
            }
            previous[index] = latest
        }
        var coming = Int32(Self.first + Self.count)
        for index in days.indices.reversed() {
            if !rest[index] { coming = Int32(days[index].number) }
            next[index] = coming
        }
        (nextWorkday, previousWorkday, workdaysBefore, workdays) = (next, previous, before, all)
    }

    func isRest(_ day: CivilDay) -> Bool {
        let index = day.number - Self.first
        return rest.indices.contains(index) ? rest[index] : day.isWeekend
    }

    func next(_ day: CivilDay) -> CivilDay {
        let index = day.number - Self.first
        if nextWorkday.indices.contains(index) { return CivilDay(number: Int(nextWorkday[index])) }
        var walked = day
        while isRest(walked) { walked = walked.adding(days: 1) }
        return walked
    }

    func previous(_ day: CivilDay) -> CivilDay {
        let index = day.number - Self.first
        if previousWorkday.indices.contains(index), index > 14 { return CivilDay(number: Int(previousWorkday[index])) }
        var walked = day
        while isRest(walked) { walked = walked.adding(days: -1) }
        return walked
    }

    func workday(_ count: Int, from day: CivilDay) -> CivilDay {
        let index = day.number - Self.first
        if workdaysBefore.indices.contains(index) {
            let passed = Int(workdaysBefore[index]) + (rest[index] ? 0 : 1)
            let target = count >= 0 ? passed + count - 1 : Int(workdaysBefore[index]) + count
            if count != 0, workdays.indices.contains(target) { return CivilDay(number: Int(workdays[target])) }
        }
        var (walked, left) = (day, abs(count))
        while left > 0 {
            walked = walked.adding(days: count < 0 ? -1 : 1)
            if !isRest(walked) { left -= 1 }
        }
        return walked
    }
}
