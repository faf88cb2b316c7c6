import Docket
public import LegalCalendar
public import Rulebook

/// 各环节用时与余量: the statutory bar, the article's legs under it, the office's suggestions dashed, rest days hatched, today's line.
public struct RelayChart: Sendable {
    /// 一段
    public struct Bar: Sendable, Hashable {
        public enum Row: Int, Sendable { case statutory, leg, advice }
        public enum Style: String, Sendable { case statutory, done, late, open, coming, over, advice }

        public let from: CivilDay
        public let to: CivilDay
        public let row: Row
        public let style: Style
        public let text: String
    }

    public let today: CivilDay
    /// 法定届满日
    public let due: CivilDay
    public private(set) var bars: [Bar] = []
    /// 条文期限逐段相加之日; nil where the measures give no leg.
    public private(set) var last: CivilDay?
    /// What the legs add up to, in words.
    public private(set) var sentence = ""
    private let calendar: LegalCalendar
    private let rules: Rules

    /// Nil where there is no statutory bar to relay against.
    public init?(_ derivation: Derivation, _ duties: [Duty], today: CivilDay) {
        (self.today, calendar, rules) = (today, derivation.calendar, derivation.rules)
        let proceeding = derivation.file.instances.current?.id
        let here = duties.filter {
            $0.context.first(.proceeding) == proceeding && $0.ended?.reason != .registeredInError
        }
        let statutory = here.filter {
            !derivation.rules.isMeasures($0.norm.rulebook) && $0.norm.force == .duty && $0.due != nil && $0.from != nil
                && $0.ended == nil
        }
        guard let limit = statutory.min(by: { ($0.due!, $0.norm.id) < ($1.due!, $1.norm.id) }), let from = limit.from,
            let due = limit.due, due.days(since: from) > 0
        else {
            return nil
        }
        self.due = due
        let titles = unique(statutory.filter { $0.due == due }.map(\.norm.what)).joined(separator: "、")
        bars.append(
            Bar(
                from: from, to: due, row: .statutory, style: .statutory,
                text: "法定　\(titles)　\(limit.norm.within?.chinese ?? "")→\(due.shortChinese)"))
        last = addLegs(here)
        addAdvice(here)
        if let done = limit.fulfilled, statutory.allSatisfy({ $0.due != due || $0.fulfilled != nil }) {
            sentence = "\(titles)已于\(done.day.shortChinese)办结（至迟\(due.shortChinese)）。"
        } else {
            tell(last)
        }
    }

    private func unique(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }

    /// The legs that the measures give, and those that follow from what fulfils them: projected from the due day of the leg before.
    private mutating func addLegs(_ duties: [Duty]) -> CivilDay? {
        let legs = duties.filter {
            rules.isMeasures($0.norm.rulebook) && $0.norm.force == .duty && $0.due != nil && $0.from != nil
                && $0.norm.within?.countsBack == false
                && $0.ended?.reason != .waived
        }
        var seen: Set<String> = []
        var last: CivilDay?
        var projected: [(Norm, CivilDay)] = []
        let isUnsigned = duties.contains { duty in
            duty.fulfilled == nil && duty.ended == nil
                && duty.norm.fulfilledBy.triggers.contains { $0.kind == .forwardReceived }
        }
        for leg in legs.sorted(by: { ($0.from!, $0.key) < ($1.from!, $1.key) }) where seen.insert(leg.norm.id).inserted
        {
            let end = leg.fulfilled?.day ?? leg.due!
            // A leg that is only a reminder is grey, done or not, and never late.
            let style: Bar.Style =
                leg.isReminder
                ? .advice
                : leg.fulfilled != nil
                    ? (leg.fulfilled!.day <= leg.due! ? .done : .late) : end > due ? .over : .open
            let text =
                leg.fulfilled != nil
                ? "\(leg.norm.what)✓" : "\(leg.norm.what)　\(leg.norm.within!.chinese)→\(leg.due!.shortChinese)"
            bars.append(Bar(from: leg.from!, to: max(end, leg.from!), row: .leg, style: style, text: text))
            last = [last, end].compactMap(\.self).max()
            if leg.fulfilled == nil {
                projected += followers(of: leg.norm).map { ($0, leg.due!) }
            } else if isUnsigned {
                // Forwarded and not signed for: what follows the receipt begins today at the earliest.
                projected += followers(of: leg.norm).map { ($0, max(end, today)) }
            }
        }
        while let (norm, from) = projected.first {
            projected.removeFirst()
            guard seen.insert(norm.id).inserted, let within = norm.within else { continue }
            let legDue = calendar.due(from: from, within: within)
            bars.append(
                Bar(
                    from: from, to: legDue, row: .leg, style: legDue > due ? .over : .coming,
                    text: "\(norm.what)　\(within.chinese)"))
            last = [last, legDue].compactMap(\.self).max()
            projected += followers(of: norm).map { ($0, legDue) }
        }
        return last
    }

    private func followers(of norm: Norm) -> [Norm] {
        let kinds = Set(norm.fulfilledBy.triggers.map(\.kind))
        // 转送之后是签收批示件: receipt follows forwarding on the same day at best.
        let reached = kinds.contains(.forwarded) ? kinds.union([.forwardReceived]) : kinds
        return rules.norms.filter { next in
            next.rulebook == norm.rulebook && next.force == .duty && next.within != nil && next.id != norm.id
                && next.when.contains { reached.contains($0.kind) }
        }
    }

    private mutating func addAdvice(_ duties: [Duty]) {
        var seen: Set<String> = []
        for duty in duties where duty.fulfilled == nil && duty.ended == nil {
            guard let advice = duty.advice, seen.insert(duty.norm.id + advice.day.description).inserted,
                let due = duty.due, advice.day <= due
            else { continue }
            guard !bars.contains(where: { $0.row == .advice && $0.to == advice.day }) else { continue }
            bars.append(
                Bar(
                    from: advice.day.adding(days: -1), to: advice.day, row: .advice, style: .advice,
                    text: "\(advice.day.day)日"))
        }
    }

    private mutating func tell(_ last: CivilDay?) {
        guard let last else { return }
        let over = last.days(since: due)
        sentence =
            over > 0
            ? "条文期限逐段相加到\(last.shortChinese)，超过法定届满日\(ChineseNumeral.string(over))日；灰色虚线是系统建议的完成日。"
            : over == 0
                ? "条文期限逐段相加到\(last.shortChinese)，与法定届满日同一天。"
                : "条文期限逐段相加到\(last.shortChinese)，距法定届满日还有\(ChineseNumeral.string(-over))日。"
    }

    /// The days the chart spans; today beyond the statutory day is shown at most a week.
    public var span: (first: CivilDay, last: CivilDay) {
        let days = bars.flatMap { [$0.from, $0.to] }
        return (days.min() ?? today, max(days.max() ?? today, min(today, due.adding(days: 7))))
    }

    public var rests: [CivilDay] {
        let (first, last) = span
        return (0...last.days(since: first)).map { first.adding(days: $0) }.filter(calendar.isRest)
    }
}
