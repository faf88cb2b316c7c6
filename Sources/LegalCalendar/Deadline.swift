/// 届满日: the end of a period, always computed from the start day and never from a rolled day.
public struct Deadline: Hashable, Sendable {
    public let from: CivilDay
    public let within: Period
    /// 名义届满日: before rolling.
    public let nominal: CivilDay
    /// 实际届满日: the last day on which the thing may still be done.
    public let due: CivilDay
    /// 暂计: the due day depends on a holiday notice that is not known.
    public let provisional: Bool
}

extension LegalCalendar {
    /// The same period with days added that do not count in it: its nominal last day moved, and rolled anew.
    public func deadline(_ deadline: Deadline, movedTo nominal: CivilDay) -> Deadline {
        let end = self.deadline(from: nominal, within: .days(0))
        return Deadline(
            from: deadline.from, within: deadline.within, nominal: nominal, due: end.due, provisional: end.provisional)
    }

    /// The start day is not counted (行诉解释第四十八条); the last day rolls over rest days unless the period says otherwise.
    public func deadline(from start: CivilDay, within period: Period) -> Deadline {
        let nominal = nominalEnd(of: period, from: start)
        let due = due(from: start, within: period, nominal: nominal)
        return Deadline(
            from: start, within: period, nominal: nominal, due: due,
            provisional: isProvisional(period, from: start, nominal: nominal, due: due))
    }

    /// The due day alone, without its argument: what lists of many cases need.
    public func due(from start: CivilDay, within period: Period) -> CivilDay {
        due(from: start, within: period, nominal: nominalEnd(of: period, from: start))
    }

    private func nominalEnd(of period: Period, from start: CivilDay) -> CivilDay {
        switch period {
        case .days(let count), .daysNoRoll(let count): start.adding(days: count)
        case .daysBefore(let count): start.adding(days: -count)
        case .months(let count): start.adding(months: count)
        case .years(let count): start.adding(months: count * 12)
        case .workdays(let count): workday(count, from: start)
        case .workdaysBefore(let count): workday(-count, from: start)
        case .hours(let count): start.adding(days: (count + 23) / 24)
        }
    }

    private func due(from start: CivilDay, within period: Period, nominal: CivilDay) -> CivilDay {
        switch period {
        case .days, .months, .years: roll(nominal)
        case .daysBefore: rollBack(nominal)
        case .workdays, .daysNoRoll, .workdaysBefore, .hours: nominal
        }
    }

    private func isProvisional(_ period: Period, from start: CivilDay, nominal: CivilDay, due: CivilDay) -> Bool {
        switch period {
        case .daysNoRoll, .hours: false
        case .workdaysBefore: (due.year...start.year).contains { !knownYears.contains($0) }
        // Each day between the two was counted or not by a notice.
        case .workdays:
            (start.adding(days: 1).year...max(start.adding(days: 1), due).year).contains { !knownYears.contains($0) }
        case .days, .months, .years, .daysBefore: isProvisional(nominal) || isProvisional(due)
        }
    }
}
