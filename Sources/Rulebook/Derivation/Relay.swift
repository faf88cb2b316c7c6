public import Docket

/// 接力: in which order entries are made is read from the norms: what a requirement wants to follow, what answers what, and which duty an
/// entry would fulfil that nothing has opened yet. One search over a case, which asks for each thing once.
public final class Relay {
    private let derivation: Derivation
    private let duties: [Duty]
    private var asked: Set<KindName> = []
    private var known: [NextEntry: [NextEntry]] = [:]

    /// - Parameter duties: of this derivation.
    public init(_ derivation: Derivation, _ duties: [Duty]) { (self.derivation, self.duties) = (derivation, duties) }

    /// What is next for an open duty, each thing that can be done now; nothing for what only a court or a party does.
    public func next(for duty: Duty) -> [NextEntry] {
        let triggers = duty.norm.fulfilledBy.triggers
        let undone = duty.norm.fulfilledBy.needsAll ? triggers.first { !derivation.hasDone($0, duty) } : nil
        guard !["party", "court"].contains(duty.bearer), let wanted = undone ?? triggers.first,
            rules.vocabulary.kind(wanted.kind) != nil
        else { return [] }
        var context = duty.context
        // Each of several units does its own part before.
        guard context[.unit].isEmpty, duty.bearer == Function.handlingUnit.rawValue, !duty.units.isEmpty else {
            return front(NextEntry(trigger: wanted, context: context, isFinal: true, organ: duty.organ))
        }
        // Who assists leaves it to the unit in charge, where the duty is that unit's too.
        let assisting = derivation.responsible(in: context.first(.proceeding)).filter { $0.role == "assist" }.map(
            \.unit)
        let leading = duty.units.filter { !assisting.contains($0) }
        return (leading.isEmpty ? duty.units : leading).flatMap { unit in
            context[.unit] = [unit]
            return front(NextEntry(trigger: wanted, context: context, isFinal: true, organ: duty.organ))
        }
    }

    /// What has to come before an entry that no duty asks for: a submission that waits for its answer.
    public func front(_ kind: KindName, in context: Context, of organ: String?) -> [NextEntry] {
        front(NextEntry(trigger: .of(kind), context: context, isFinal: true, organ: organ))
    }

    private var file: CaseFile { derivation.file }
    private var rules: Rules { derivation.rules }

    /// The entry itself, or those that stand before it.
    private func front(_ next: NextEntry) -> [NextEntry] {
        if let found = known[next] { return found }
        guard asked.insert(next.kind).inserted else { return [next] }
        defer { asked.remove(next.kind) }
        let settled = settled(next)
        var before: [NextEntry] = []
        for entry in forerunners(of: settled) where !asked.contains(entry.kind) { before += front(entry) }
        var seen: Set<NextEntry> = []
        let found = before.isEmpty ? [settled] : before.filter { seen.insert($0).inserted }
        if asked.count == 1 { known[next] = found }
        return found
    }

    /// 报批: which submission it is about, where it is about one.
    private func settled(_ next: NextEntry) -> NextEntry {
        guard isOfSubmission(next.kind), next.context[.submission].isEmpty, let live = live(next) else { return next }
        var context = next.context
        context[.submission] = [live.id]
        return NextEntry(trigger: next.trigger, context: context, isFinal: next.isFinal, organ: next.organ)
    }

    private func isOfSubmission(_ kind: KindName) -> Bool {
        Vocabulary.traits(kind).concerns.contains(.submission)
    }

    private func live(_ next: NextEntry) -> Thing? {
        let (unit, matters) = (next.context.first(.unit), next.words("submission.matter"))
        return file.things(.submission, in: nil).last { thing in
            thing["proceeding"]?.text == next.context.first(.proceeding)
                && (unit == nil || thing["unit"] == nil || thing["unit"]?.text == unit)
                && (matters.isEmpty || matters.contains(thing["matter"]?.text ?? ""))
                && !has(.returned, of: thing.id)
                && (!has(next.kind, of: thing.id)
                    || next.kind == .approved && !derivation.levelsLeft(of: thing.id).isEmpty)
        }
    }

    private func has(_ kind: KindName, of submission: String) -> Bool {
        file.items(of: kind).contains { $0.context.first(.submission) == submission }
    }

    private func forerunners(of next: NextEntry) -> [NextEntry] {
        if isOfSubmission(next.kind), next.context[.submission].isEmpty,
            let opener = rules.vocabulary.all.first(where: { $0.traits.opens == .submission })
        {
            return [before(next, Trigger(kind: opener.name, conditions: matter(next)))]
        }
        if let waiting = onItsWay(next) { return waiting }
        if Vocabulary.traits(next.kind).answers.contains(.approved),
            !derivation.levelsLeft(of: next.context.first(.submission)).isEmpty
        {
            return [before(next, .of(.approved))]
        }
        let item = derivation.prospect(next)
        var found = (rules.following[next.kind] ?? []).filter { derivation.isBroken($0, by: item) }
            .compactMap { norm in
                norm.after.first.map {
                    before(next, Trigger(kind: $0.kind, conditions: $0.conditions + carried(next, to: $0)))
                }
            }
        if found.isEmpty, let answered = unanswered(next) { found.append(before(next, answered)) }
        if found.isEmpty, let opener = opener(of: next) { found.append(before(next, opener)) }
        return found
    }

    private func before(_ next: NextEntry, _ trigger: Trigger) -> NextEntry {
        NextEntry(trigger: trigger, context: next.context, isFinal: false, organ: next.organ)
    }

    private func matter(_ next: NextEntry) -> [Condition] {
        next.trigger.conditions.filter { $0.path.description == "submission.matter" }
    }

    /// What is filed was approved as one matter: the one whose papers they are.
    private func carried(_ next: NextEntry, to trigger: Trigger) -> [Condition] {
        guard isOfSubmission(trigger.kind),
            !trigger.conditions.contains(where: { $0.path.description == "submission.matter" }),
            let path = Path("submission.matter")
        else { return [] }
        let said = matter(next)
        if !said.isEmpty { return said }
        let matters = rules.approvals.filter { norm in next.papers.contains(where: norm.papers.contains) }.map(\.matter)
        return matters.isEmpty ? [] : [Condition(path: path, test: .oneOf(matters))]
    }

    /// 在报批途中: papers that were submitted are filed when they have come back.
    private func onItsWay(_ next: NextEntry) -> [NextEntry]? {
        let matters = Set(
            rules.approvals.filter { norm in next.papers.contains(where: norm.papers.contains) }.map(\.matter))
        guard !matters.isEmpty else { return nil }
        let open = duties.last { duty in
            guard duty.norm.per.contains(.submission), duty.fulfilled == nil, duty.ended == nil,
                let submission = duty.context.first(.submission).flatMap({ file.thing(.submission, $0) })
            else { return false }
            let (unit, own) = (next.context.first(.unit), submission["unit"]?.text)
            return submission["proceeding"]?.text == next.context.first(.proceeding)
                && (unit == nil || own == nil || own == unit) && matters.contains(submission["matter"]?.text ?? "")
        }
        guard let open, let wanted = open.norm.fulfilledBy.triggers.first(where: { !derivation.hasDone($0, open) })
        else {
            return nil
        }
        return [NextEntry(trigger: wanted, context: open.context, isFinal: false, organ: open.organ)]
    }

    /// What it answers has not been recorded.
    private func unanswered(_ next: NextEntry) -> Trigger? {
        let answered = Vocabulary.traits(next.kind).answers.filter { rules.vocabulary.kind($0) != nil }
        guard let first = answered.first else { return nil }
        let isThere = file.items(among: answered).contains { item in
            derivation.matches(
                .of(item.kind), item, next.context, per: [.proceeding, .submission, .unit],
                strictly: false)
        }
        return isThere ? nil : .of(first)
    }

    /// What opens the duty that the entry would fulfil, where nothing has: no leader answers what nobody proposed.
    private func opener(of next: NextEntry) -> Trigger? {
        guard !next.isFinal else { return nil }
        let norms = (rules.fulfilling[next.kind] ?? []).filter { norm in
            norm.fulfilledBy.triggers.contains { isCompatible($0, next.trigger) }
                && derivation.lookup.allHold(norm.conditions, in: next.context, trigger: nil)
                && (norm.exceptions.isEmpty
                    || !derivation.lookup.allHold(norm.exceptions, in: next.context, trigger: nil))
        }
        let isOpen = duties.contains { duty in
            norms.contains(duty.norm)
                && [ThingKind.proceeding, .decision, .unit, .submission, .recommendation].allSatisfy { kind in
                    duty.context[kind].isEmpty || next.context[kind].isEmpty
                        || !Set(duty.context[kind]).isDisjoint(with: next.context[kind])
                }
        }
        guard !isOpen else { return nil }
        return norms.lazy.flatMap(\.when).first { trigger in
            guard let kind = rules.vocabulary.kind(trigger.kind) else { return false }
            // What it would open is there already: a submission is not handed in again so that it can be answered.
            let isThere = kind.traits.opens.map { !next.context[$0].isEmpty } ?? false
            return !isThere && (kind.nature == .act || !kind.traits.answers.isEmpty)
        }
    }

    /// Whether an entry can be both.
    private func isCompatible(_ one: Trigger, _ other: Trigger) -> Bool {
        guard one.kind == other.kind else { return false }
        return one.conditions.allSatisfy { condition in
            guard case .oneOf(let words) = condition.test,
                case .oneOf(let others)? = other.conditions.first(where: { $0.path == condition.path })?.test
            else { return true }
            return !Set(words).isDisjoint(with: others)
        }
    }
}

@available(*, unavailable) extension Relay: Sendable {}
