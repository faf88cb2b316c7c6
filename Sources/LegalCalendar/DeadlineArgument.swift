/// 计算过程: why a due day is that day, in sentences a clerk can show to a court, and day by day for a page.
public struct DeadlineArgument: Sendable {
    public enum StepKind: String, Sendable {
        case start, count, rest, roll, due, provisional, alternative
    }

    public struct Step: Sendable, Hashable {
        public let kind: StepKind
        public let day: CivilDay
        public let text: String
    }

    /// One square of the strip of days.
    public struct Square: Sendable, Hashable {
        public let day: CivilDay
        /// 第几日; nil for the start day and for days that are not counted.
        public let ordinal: Int?
        public let mark: LegalCalendar.Mark
    }

    public let deadline: Deadline
    public let steps: [Step]
    /// From the start day to the due day; empty where that is longer than half a year.
    public let squares: [Square]
}

extension LegalCalendar {
    public func argument(for deadline: Deadline) -> DeadlineArgument {
        DeadlineArgument(deadline: deadline, steps: steps(for: deadline), squares: squares(for: deadline))
    }

    private func steps(for deadline: Deadline) -> [DeadlineArgument.Step] {
        var steps = [startStep(deadline), countStep(deadline)]
        if deadline.nominal != deadline.due { steps += rollSteps(deadline) }
        steps.append(.init(kind: .due, day: deadline.due, text: "届满日 \(named(deadline.due))，含当日"))
        if deadline.provisional {
            let year = max(deadline.nominal, deadline.due).year
            steps.append(.init(kind: .provisional, day: deadline.due, text: "\(year)年放假通知尚未录入，只按周末计，暂计"))
        }
        if let alternative = regionalAlternative(deadline) { steps.append(alternative) }
        return steps
    }

    private func startStep(_ deadline: Deadline) -> DeadlineArgument.Step {
        let text =
            deadline.within.countsBack ? "自 \(named(deadline.from)) 向前倒数，当日不计" : "\(named(deadline.from)) 为起算之日，当日不计"
        return .init(kind: .start, day: deadline.from, text: text)
    }

    private func countStep(_ deadline: Deadline) -> DeadlineArgument.Step {
        let count = deadline.within.count
        let text =
            switch deadline.within {
            case .days, .daysNoRoll: "自次日起第\(count)日为 \(named(deadline.nominal))，中间的休息日照算"
            case .daysBefore: "向前第\(count)日为 \(named(deadline.nominal))"
            case .workdaysBefore: "向前只数工作日，第\(count)个工作日为 \(named(deadline.nominal))"
            case .hours: "\(count)小时：收到的时刻没有登记，最晚到 \(named(deadline.nominal))，末日不顺延；实际以收到的时刻为准"
            case .workdays: "自次日起只数工作日，第\(count)个工作日为 \(named(deadline.nominal))"
            case .months: "\(count)个月后的对应日（无对应日的为月末）为 \(named(deadline.nominal))"
            case .years: "\(count)年后的对应日（无对应日的为月末）为 \(named(deadline.nominal))"
            }
        return .init(kind: .count, day: deadline.nominal, text: text)
    }

    private func rollSteps(_ deadline: Deadline) -> [DeadlineArgument.Step] {
        var steps: [DeadlineArgument.Step] = []
        let direction = deadline.due < deadline.nominal ? -1 : 1
        var day = deadline.nominal
        while day != deadline.due {
            steps.append(.init(kind: .rest, day: day, text: "\(named(day)) 为休息日（\(reason(day))）"))
            day = day.adding(days: direction)
        }
        let verb = direction < 0 ? "提前至" : "顺延至"
        let why = mark(day).isMakeUp ? "调休上班日（\(mark(day).notice ?? "")）" : "工作日"
        steps.append(.init(kind: .roll, day: day, text: "\(verb) \(named(day))，\(why)"))
        return steps
    }

    private func reason(_ day: CivilDay) -> String {
        let mark = mark(day)
        return mark.notice.map { "\(mark.holiday ?? "")放假，\($0)" } ?? day.weekdayChinese
    }

    private func named(_ day: CivilDay) -> String { "\(day)（\(day.weekdayChinese)）" }

    /// Where a region's own holiday would move the day, the reader is told; the earlier day stays the due day.
    private func regionalAlternative(_ deadline: Deadline) -> DeadlineArgument.Step? {
        guard region == nil else { return nil }
        for name in Set(notices.compactMap(\.region)).sorted() {
            let other = LegalCalendar(notices: notices, region: name).due(from: deadline.from, within: deadline.within)
            guard other != deadline.due else { continue }
            let numbers = notices.filter {
                $0.region == name && $0.rest.contains { $0.first <= other && deadline.from <= $0.last }
            }.map(\.number)
            return .init(
                kind: .alternative, day: other,
                text: "若认定地方节日（\(numbers.joined(separator: "、"))）为休假日，则可至 \(named(other))；未有明文，仍以较早之日为准")
        }
        return nil
    }

    private func squares(for deadline: Deadline) -> [DeadlineArgument.Square] {
        let (first, last) = (min(deadline.from, deadline.due), max(deadline.from, deadline.due, deadline.nominal))
        guard last.days(since: first) <= 183 else { return [] }
        var counted = 0
        return (0...last.days(since: first)).map { offset in
            let day = first.adding(days: offset)
            let mark = mark(day)
            if deadline.within.countsBack {
                let ordinal = deadline.from.days(since: day)
                return .init(
                    day: day, ordinal: (1...max(1, deadline.within.count)).contains(ordinal) ? ordinal : nil, mark: mark
                )
            }
            if case .workdays = deadline.within {
                if offset > 0, !mark.isRest { counted += 1 }
                return .init(day: day, ordinal: offset > 0 && !mark.isRest ? counted : nil, mark: mark)
            }
            return .init(day: day, ordinal: offset > 0 && day <= deadline.nominal ? offset : nil, mark: mark)
        }
    }
}
