import Docket
public import LegalCalendar

extension Derivation {
    /// 时点: a computed day that triggers norms as an entry would. `day` is unknown while a party's service is.
    public struct ComputedMoment: Sendable {
        public let id: String
        public let decision: String
        /// Nil: not to be known yet.
        public let day: CivilDay?
        /// 已确认: recorded by the oversight office, no longer computed.
        public let isConfirmed: Bool
        let trigger: CaseFile.Item
    }

    func moments(_ duties: [Duty]) -> [ComputedMoment] {
        rules.all.flatMap(\.moments).flatMap { moment -> [ComputedMoment] in
            guard moment.check == "last-lapse", moment.per == .decision else { return [] }
            return file.things(.decision).compactMap { effect(moment, of: $0, duties) }
        }
    }

    /// 生效: the day after the last lapse of all parties' appeals; an appeal defers it, a confirmation settles it.
    private func effect(_ moment: Moment, of decision: Thing, _ duties: [Duty]) -> ComputedMoment? {
        if let confirmed = file.items.last(where: { $0.kind == "took-effect" && $0.context.first(.decision) == decision.id }) {
            return computed(moment, decision, day: confirmed.day, sequence: confirmed.sequence, isConfirmed: true)
        }
        let lapses = duties.filter { $0.context.first(.decision) == decision.id && moment.of.contains($0.norm.id) }.map(settled)
        let appeals = Set(moment.of.compactMap { rules.norm(named: $0) }.flatMap { $0.fulfilledBy.triggers.map(\.kind) })
        let appealed = file.items.filter { appeals.contains($0.kind) && $0.context.first(.decision) == decision.id }
        let withdrawn = file.items.filter { $0.kind == "appeal-withdrawn" && $0.context.first(.decision) == decision.id }
        // Any appeal defers effect, whoever made it, until it is withdrawn.
        guard withdrawn.count >= appealed.count else { return nil }
        let day: CivilDay?
        if let last = withdrawn.map(\.day).max() {
            day = max(last, lapses.compactMap(\.due).max()?.adding(days: 1) ?? last)
        } else if lapses.isEmpty {
            day = decision["document"]?.text == "mediation" ? lastSignature(decision) : moment.otherwise.flatMap { decision[$0]?.day }
        } else {
            let ends = lapses.map(\.due)
            day = ends.contains(nil) ? nil : ends.compactMap(\.self).max()?.adding(days: 1)
        }
        return computed(moment, decision, day: day, sequence: decision.openedBy, isConfirmed: false)
    }

    /// 调解书自最后签收人签收之日生效 (行诉解释第八十五条第三款).
    private func lastSignature(_ decision: Thing) -> CivilDay? {
        let parties = file.things(.party, in: decision["proceeding"]?.text).map(\.id)
        let days = parties.map { file.served[decision.id]?[$0] }
        return days.contains(nil) ? nil : days.compactMap(\.self).max()
    }

    private func computed(_ moment: Moment, _ decision: Thing, day: CivilDay?, sequence: Int, isConfirmed: Bool) -> ComputedMoment {
        var context = Context([.decision: [decision.id]])
        if let proceeding = decision["proceeding"]?.text { context[.proceeding] = [proceeding] }
        let entry = Entry(sequence: sequence, kind: moment.id, day: day ?? decision.openedOn)
        let item = CaseFile.Item(entry: entry, context: context, isDayKnown: day != nil)
        return ComputedMoment(id: moment.id, decision: decision.id, day: day, isConfirmed: isConfirmed, trigger: item)
    }

    /// 生效日 of each decision, for pages and scenarios.
    public func effects(_ duties: [Duty]) -> [ComputedMoment] { moments(duties) }
}
