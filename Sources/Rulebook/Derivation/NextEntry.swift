import LegalCalendar
public import Docket

/// 下一条登记: what has to be recorded next so that a duty is done, and about which things.
public struct NextEntry: Sendable, Hashable {
    public let trigger: Trigger
    public let context: Context
    /// What fulfils the duty itself; false for what has to come before.
    public let isFinal: Bool

    public init(trigger: Trigger, context: Context, isFinal: Bool) {
        (self.trigger, self.context, self.isFinal) = (trigger, context, isFinal)
    }

    public var kind: KindName { trigger.kind }

    /// The word that a condition of it asks for: the matter of a submission, the step of an opinion.
    public func word(_ path: String) -> String? { words(path).first }

    func words(_ path: String) -> [String] {
        let found = trigger.conditions.first { $0.path.description == path }
        guard case .oneOf(let words)? = found?.test else { return [] }
        return words
    }

    /// Kinds of papers that it must carry.
    public var papers: [String] {
        trigger.conditions.filter { $0.path.description == "trigger.papers" }.compactMap {
            if case .oneOf(let words) = $0.test { words.first } else { nil }
        }
    }
}

/// 接力: in which order entries are made is read from the norms: what a requirement wants to follow, what answers what, and which duty an
/// entry would fulfil that nothing has opened yet.
extension Derivation {
    /// What is next for an open duty, each thing that can be done now; nothing for what only a court or a party does.
    /// - Parameter duties: of this derivation.
    public func next(for duty: Duty, among duties: [Duty]) -> [NextEntry] {
        let triggers = duty.norm.fulfilledBy.triggers
        let undone = duty.norm.fulfilledBy.needsAll ? triggers.first { !isPassed($0, duty) } : nil
        guard !["party", "court"].contains(duty.bearer), let wanted = undone ?? triggers.first,
            rules.vocabulary.kind(wanted.kind) != nil
        else { return [] }
        var context = duty.context
        if context[.unit].isEmpty, duty.bearer == Function.handlingUnit.rawValue, duty.units.count == 1 {
            context[.unit] = duty.units
        }
        var relay = Relay(derivation: self, duties: duties)
        return relay.front(NextEntry(trigger: wanted, context: context, isFinal: true))
    }

    /// Done, and where it is an approval of several levels, by all of them.
    func isPassed(_ trigger: Trigger, _ duty: Duty) -> Bool {
        hasDone(trigger, duty) && (trigger.kind != .approved || levelsLeft(of: duty.context.first(.submission)).isEmpty)
    }

    /// 尚未审批的层级 of a submission, in their order; none where its matter knows no levels. An approval that names none passes the next.
    public func levelsLeft(of submission: String?) -> [ApprovalNorm.Level] {
        guard let thing = submission.flatMap({ file.thing(.submission, $0) }),
            let norm = rules.approvals.first(where: { $0.matter == thing["matter"]?.text }), !norm.levels.isEmpty
        else { return [] }
        var left = norm.levels
        for item in file.items(of: .approved) where item.context.first(.submission) == thing.id {
            let said = item.entry["level"]?.text
            if let place = said == nil ? left.indices.first : left.firstIndex(where: { $0.name == said }) {
                left.remove(at: place)
            }
        }
        return left
    }

    /// What has to come before an entry that no duty asks for: a submission that waits for its answer.
    public func front(_ kind: KindName, in context: Context, among duties: [Duty]) -> [NextEntry] {
        var relay = Relay(derivation: self, duties: duties)
        return relay.front(NextEntry(trigger: .of(kind), context: context, isFinal: true))
    }

    /// An entry as it will be, as far as the norm says what must stand in it; after all that is recorded.
    public func prospect(_ next: NextEntry) -> CaseFile.Item {
        var fields: [String: Value] = [:]
        for condition in next.trigger.conditions where condition.path.subject == .trigger {
            guard let field = condition.path.steps.first, case .oneOf(let words) = condition.test,
                let word = words.first
            else { continue }
            fields[field] = field == "papers" ? .list(words.map { .object(["kind": .text($0)]) }) : .text(word)
        }
        for kind in [ThingKind.submission, .unit, .proceeding] {
            if let id = next.context.first(kind) { fields[kind.rawValue] = .text(id) }
        }
        let last = file.items.map(\.day).max() ?? CivilDay(number: 0)
        return CaseFile.Item(
            entry: Entry(sequence: Int.max, kind: next.kind, day: last, fields: fields), context: next.context)
    }

    /// 另有其人: accounts of those who may not make an entry because they made what comes before it.
    public func barred(from next: NextEntry) -> Set<String> {
        let item = prospect(next)
        let norms = rules.requirements.filter { norm in
            norm.check == "another-person" && !norm.isFinding && norm.of.contains { $0.kind == next.kind }
        }
        let check = RequirementCheck(derivation: self)
        return Set(norms.flatMap { check.persons(before: item, $0) })
    }
}

/// One search, which never asks for a kind before itself.
private struct Relay {
    let derivation: Derivation
    let duties: [Duty]
    private var asked: Set<KindName> = []

    init(derivation: Derivation, duties: [Duty]) { (self.derivation, self.duties) = (derivation, duties) }

    private var file: CaseFile { derivation.file }
    private var rules: Rules { derivation.rules }

    /// The entry itself, or those that stand before it.
    mutating func front(_ next: NextEntry) -> [NextEntry] {
        guard asked.insert(next.kind).inserted else { return [next] }
        defer { asked.remove(next.kind) }
        let settled = settled(next)
        var before: [NextEntry] = []
        for entry in forerunners(of: settled) where !asked.contains(entry.kind) { before += front(entry) }
        var seen: Set<NextEntry> = []
        return before.isEmpty ? [settled] : before.filter { seen.insert($0).inserted }
    }

    /// 报批: which submission it is about, where it is about one.
    private func settled(_ next: NextEntry) -> NextEntry {
        guard isOfSubmission(next.kind), next.context[.submission].isEmpty, let live = live(next) else { return next }
        var context = next.context
        context[.submission] = [live.id]
        return NextEntry(trigger: next.trigger, context: context, isFinal: next.isFinal)
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
                && (!has(next.kind, of: thing.id) || next.kind == .approved && !derivation.levelsLeft(of: thing.id).isEmpty)
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
        var found = rules.requirements.filter { $0.check == "follows" && derivation.isBroken($0, by: item) }
            .compactMap { norm in norm.after.first.map { before(next, Trigger(kind: $0.kind, conditions: $0.conditions + carried(next, to: $0))) } }
        if found.isEmpty, let answered = unanswered(next) { found.append(before(next, answered)) }
        if found.isEmpty, let opener = opener(of: next) { found.append(before(next, opener)) }
        return found
    }

    private func before(_ next: NextEntry, _ trigger: Trigger) -> NextEntry {
        NextEntry(trigger: trigger, context: next.context, isFinal: false)
    }

    private func matter(_ next: NextEntry) -> [Condition] {
        next.trigger.conditions.filter { $0.path.description == "submission.matter" }
    }

    /// What is filed was approved as one matter: the one whose papers they are.
    private func carried(_ next: NextEntry, to trigger: Trigger) -> [Condition] {
        guard isOfSubmission(trigger.kind), !trigger.conditions.contains(where: { $0.path.description == "submission.matter" }),
            let path = Path("submission.matter")
        else { return [] }
        let said = matter(next)
        if !said.isEmpty { return said }
        let matters = rules.approvals.filter { norm in next.papers.contains(where: norm.papers.contains) }.map(\.matter)
        return matters.isEmpty ? [] : [Condition(path: path, test: .oneOf(matters))]
    }

    /// 在报批途中: papers that were submitted are filed when they have come back.
    private func onItsWay(_ next: NextEntry) -> [NextEntry]? {
        let matters = Set(rules.approvals.filter { norm in next.papers.contains(where: norm.papers.contains) }.map(\.matter))
        guard !matters.isEmpty else { return nil }
        let open = duties.last { duty in
            guard duty.norm.per.contains(.submission), duty.fulfilled == nil, duty.ended == nil,
                let submission = duty.context.first(.submission).flatMap({ file.thing(.submission, $0) })
            else { return false }
            let (unit, own) = (next.context.first(.unit), submission["unit"]?.text)
            return submission["proceeding"]?.text == next.context.first(.proceeding)
                && (unit == nil || own == nil || own == unit) && matters.contains(submission["matter"]?.text ?? "")
        }
        guard let open, let wanted = open.norm.fulfilledBy.triggers.first(where: { !derivation.isPassed($0, open) }) else {
            return nil
        }
        return [NextEntry(trigger: wanted, context: open.context, isFinal: false)]
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
        let norms = rules.norms.filter { norm in
            norm.force == .duty && norm.fulfilledBy.triggers.contains { isCompatible($0, next.trigger) }
                && derivation.lookup.allHold(norm.conditions, in: next.context, trigger: nil)
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
            let kind = rules.vocabulary.kind(trigger.kind)
            return kind.map { $0.nature == .act || !$0.traits.answers.isEmpty } ?? false
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
