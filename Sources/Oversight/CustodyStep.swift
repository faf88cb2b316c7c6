public import Docket
public import LegalCalendar
public import Rulebook

/// 经手环节: which unit had a step of a case from when to when, and what it said of it at the time. Facts by unit and step, never a person.
public struct CustodyStep: Sendable, Hashable {
    /// 应诉机关: whose case it is.
    public let organ: String
    public let units: [String]
    /// 环节: what was to be done.
    public let step: String
    public let cite: String
    public let from: CivilDay
    /// Nil while it is still there.
    public let to: CivilDay?
    public let due: CivilDay?
    /// Calendar days behind `due`, up to the day that is asked; 0 in time.
    public let daysLate: Int
    /// 其间办理: what the unit recorded of it meanwhile, without what it says.
    public let acts: [Entry]
    /// 情况说明, each with its own day.
    public let reasons: [Entry]

    public init(
        organ: String, units: [String], step: String, cite: String, from: CivilDay, to: CivilDay?, due: CivilDay?,
        daysLate: Int, acts: [Entry], reasons: [Entry]
    ) {
        (self.organ, self.units, self.step, self.cite) = (organ, units, step, cite)
        (self.from, self.to, self.due, self.daysLate) = (from, to, due, daysLate)
        (self.acts, self.reasons) = (acts, reasons)
    }
}

extension Derivation {
    /// 谁在何时经手, in the order in which it came to them: every duty that had a day, done or not. What was registered in error or replaced by
    /// another is none, and neither is a reminder.
    public func custody(_ duties: [Duty], on day: CivilDay) -> [CustodyStep] {
        duties.compactMap { duty -> CustodyStep? in
            // It came with what opened it, also where the day is counted from another, or stated.
            let from = min(duty.from ?? duty.opened.day, duty.opened.day)
            guard duty.norm.force == .duty, !duty.isReminder, duty.from != nil, from <= day,
                ![.registeredInError, .replaced].contains(duty.ended?.reason)
            else { return nil }
            let to = duty.fulfilled?.day ?? duty.ended?.event.day
            let units = bearers(duty)
            return CustodyStep(
                organ: duty.organ, units: units, step: duty.norm.what, cite: rules.citation(duty.norm.provenance),
                from: from, to: to.map { max($0, from) }, due: duty.due,
                daysLate: duty.lateNotice ? 0 : max(0, duty.daysLate(on: day)),
                acts: acts(of: units, serving: duty, from: from, to: to ?? day),
                reasons: about(names(duty)) { $0 == .explained })
        }.sorted { ($0.from, $0.due ?? $0.from, $0.step) < ($1.from, $1.due ?? $1.from, $1.step) }
    }

    private func acts(of units: [String], serving duty: Duty, from: CivilDay, to: CivilDay) -> [Entry] {
        let (kinds, units) = (kinds(serving: duty), units.map(organisation.present))
        return file.items.filter { item in
            from <= item.day && item.day <= to && kinds.contains(item.kind)
                && units.contains(organisation.present(item.entry.unit))
        }.map(\.entry)
    }

    /// What fulfils it, and what had to come before that (审批 before 用印 before 送还).
    private func kinds(serving duty: Duty) -> Set<KindName> {
        var (found, open) = (Set<KindName>(), duty.norm.fulfilledBy.triggers.map(\.kind))
        while let kind = open.popLast() {
            guard found.insert(kind).inserted else { continue }
            for requirement in rules.requirements
            where requirement.check == "follows" && requirement.of.contains(where: { $0.kind == kind }) {
                open += requirement.after.map(\.kind)
            }
        }
        return found
    }
}
