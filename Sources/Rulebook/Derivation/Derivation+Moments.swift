import Docket
public import LegalCalendar

extension Derivation {
    /// 时点: a computed day that triggers norms as an entry would. `day` is unknown while what it waits for is.
    public struct ComputedMoment: Sendable {
        public let id: String
        public let provenance: Provenance
        /// The decision it is about, also where it is counted by something that lies in one.
        public let decision: String
        /// Nil: not to be known yet.
        public let day: CivilDay?
        /// 已确认: recorded, no longer computed.
        public let isConfirmed: Bool
        let trigger: CaseFile.Item
    }

    /// 生效日 of each decision and other computed days, for pages and scenarios.
    public func moments(_ duties: [Duty]) -> [ComputedMoment] {
        let norms = rules.all.flatMap(\.moments)
        var seen: Set<String> = []
        return norms.filter { seen.insert($0.id).inserted }.flatMap { first in
            places(of: first).flatMap { thing, context in
                let day = ruleDay(thing.openedOn)
                return norms.first { norm in
                    norm.id == first.id && rules.covers(norm.provenance, branch)
                        && rules.applies(norm.provenance, on: day)
                        && lookup.allHold(norm.conditions, in: context, trigger: nil)
                }.map {
                    all($0, of: thing, in: context, duties)
                } ?? []
            }
        }
    }

    /// One moment, or one for each retrial.
    private func all(_ norm: Moment, of thing: Thing, in context: Context, _ duties: [Duty]) -> [ComputedMoment] {
        guard let wanted = norm.by.flatMap({ Retrial.Day(rawValue: $0.description) }) else {
            return moment(norm, of: thing, in: context, duties).map { [$0] } ?? []
        }
        return retrials(of: thing, duties).compactMap { retrial in
            retrial.day(wanted).map { computed(norm, context, day: $0, sequence: retrial.sequence) }
        }
    }

    private func places(of moment: Moment) -> [(Thing, Context)] {
        file.things(moment.per).map { thing in
            var context = Context([moment.per: [thing.id]])
            if let scope = thing.scope, moment.per == .performance || moment.per == .part {
                context[.decision] = [scope]
            }
            let decision = context.first(.decision).flatMap { file.thing(.decision, $0) }
            if let proceeding = (decision ?? thing)["proceeding"]?.text { context[.proceeding] = [proceeding] }
            return (thing, context)
        }
    }

    private func moment(_ norm: Moment, of thing: Thing, in context: Context, _ duties: [Duty]) -> ComputedMoment? {
        if let confirmed = entries(norm.confirmedBy, in: context).last {
            let served = context.first(.decision).flatMap { file.thing(.decision, $0)?["served-on"] }
            return computed(
                norm, context, day: confirmed.day, sequence: confirmed.sequence, served: served, isConfirmed: true)
        }
        switch norm.check {
        case "last-lapse": return lastLapse(norm, of: thing, in: context, duties)
        case "settled":
            return settledDay(norm, thing, duties).flatMap {
                computed(norm, context, day: $0, sequence: thing.openedBy)
            }
        case "last-signature": return computed(norm, context, day: lastSignature(thing), sequence: thing.openedBy)
        case "affirmed":
            guard let ending = reviewEnding(norm, thing), judgments.counts[ending.id]?.isEmpty == false,
                isAffirming(ending)
            else { return nil }
            let served = ending["served-on"]
            return computed(norm, context, day: served?.day, sequence: ending.openedBy, served: served)
        default:
            let decision = context.first(.decision).flatMap { file.thing(.decision, $0) }
            guard let binding = decision.flatMap({ bindingDay($0, duties) }) else { return nil }
            let entry = Entry(
                kind: KindName(norm.id), day: binding, fields: decision?["served-on"].map { ["served-on": $0] } ?? [:])
            let item = CaseFile.Item(entry: entry, context: context)
            guard let stated = norm.by.flatMap({ lookup.day($0, in: context, trigger: item) }) else { return nil }
            let day = max(stated, binding)
            return computed(norm, context, day: day, sequence: thing.openedBy)
        }
    }

    func entries(_ triggers: [Trigger], in context: Context) -> [CaseFile.Item] {
        file.items(among: triggers.map(\.kind)).filter { item in
            triggers.contains { matches($0, item, context, per: [.decision, .performance], strictly: false) }
        }
    }

    /// From when a decision can be enforced: its effect, or its being upheld.
    func bindingDay(_ decision: Thing, _ duties: [Duty]) -> CivilDay? {
        let norms = rules.all.flatMap(\.moments).filter {
            ["last-lapse", "last-signature", "affirmed"].contains($0.check)
                && rules.applies($0.provenance, on: ruleDay(decision.openedOn))
        }
        return norms.lazy.compactMap { norm -> CivilDay? in
            let context = Context([.decision: [decision.id], .proceeding: [decision["proceeding"]?.text ?? ""]])
            guard lookup.allHold(norm.conditions, in: context, trigger: nil) else { return nil }
            return moment(norm, of: decision, in: context, duties)?.day
        }.first
    }

    /// 终结: in effect, nothing pending, and what we owe by it, or by what it upholds, performed.
    private func settledDay(_ norm: Moment, _ decision: Thing, _ duties: [Duty]) -> CivilDay? {
        let suits = file.instances.open.filter { !Self.besides.contains($0["kind"]?.text ?? "first") }
        let counts = judgments.counts[decision.id].map { Array($0.values) } ?? []
        let isLast = file.things(.decision).last(where: isOfSuit)?.id == decision.id
        guard suits.isEmpty, isLast, !isReviewed(norm, decision),
            counts.isEmpty || !counts.allSatisfy({ $0 == .pending }),
            let effect = bindingDay(decision, duties)
        else { return nil }
        let settled = file.items(of: .mediated, .resolvedOutOfCourt).filter {
            $0.entry["who"]?.text == "government"
        }
        guard settled.count <= file.items(of: .settlementPerformed).count else { return nil }
        let owed = lineage(of: decision).flatMap { file.things(.performance, in: $0.id) }.filter {
            $0["who"]?.text == "government"
        }
        let done = owed.map { performance in
            file.items(of: .complied, .actRemade).first {
                $0.context[.decision] == performance.scope.map { [$0] }
                    && ($0.context[.performance].isEmpty || $0.context[.performance].contains(performance.id))
            }?.day
        }
        return done.contains(nil) ? nil : ([effect] + done.compactMap(\.self)).max()
    }

    /// Proceedings beside the suit: what is asked of another body does not keep it open.
    private static let besides: Set<String> = [
        "recommendation", "enforcement", "non-contentious", "compensation", "retrial-review",
    ]

    /// A decision and those it left standing, itself first.
    private func lineage(of decision: Thing) -> [Thing] {
        var (line, next) = ([Thing](), Optional(decision))
        while let thing = next, !line.contains(where: { $0.id == thing.id }) {
            line.append(thing)
            guard rules.procedure.restores(codes(thing)) else { break }
            let proceeding = thing["proceeding"]?.text.flatMap { file.thing(.proceeding, $0) }
            next = proceeding?["reviews"]?.text.flatMap { file.thing(.decision, $0) }
        }
        return line
    }

    /// 一案只结一次: of several that ended a proceeding of the suit the last one concludes it.
    private func isOfSuit(_ decision: Thing) -> Bool {
        let proceeding = decision["proceeding"]?.text.flatMap { file.thing(.proceeding, $0) }
        return judgments.ending.contains(decision.id) && !Self.besides.contains(proceeding?["kind"]?.text ?? "first")
    }

    private func lastSignature(_ decision: Thing) -> CivilDay? {
        let days = file.things(.party, in: decision["proceeding"]?.text).map { file.served[decision.id]?[$0.id] }
        return days.contains(nil) ? nil : days.compactMap(\.self).max()
    }

    /// - Parameter served: when the document that took effect was served; of the decision itself where nothing else is said.
    func computed(
        _ norm: Moment, _ context: Context, day: CivilDay?, sequence: Int, served: Value? = nil,
        isConfirmed: Bool = false
    ) -> ComputedMoment {
        let decision = context.first(.decision) ?? ""
        let opened = file.thing(.decision, decision)?.openedOn ?? file.items.first?.day ?? CivilDay(number: 0)
        let own = file.thing(.decision, decision)?["served-on"]
        let fields = (served ?? own).map { ["served-on": $0] } ?? [:]
        let entry = Entry(sequence: sequence, kind: KindName(norm.id), day: day ?? opened, fields: fields)
        let item = CaseFile.Item(entry: entry, context: context, isDayKnown: day != nil)
        return ComputedMoment(
            id: norm.id, provenance: norm.provenance, decision: decision, day: day, isConfirmed: isConfirmed,
            trigger: item)
    }

    /// 生效: whether and when each decision takes effect.
    public func effects(_ duties: [Duty]) -> [ComputedMoment] { moments(duties).filter { $0.id == "effect" } }
}
