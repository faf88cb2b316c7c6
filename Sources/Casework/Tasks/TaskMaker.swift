import Docket
import LegalCalendar
import Rulebook

/// 由谁办: makes tasks of what comes next: who may record it by the norms of competence and approval, and who holds those functions here.
struct TaskMaker {
    let derivation: Derivation
    let duties: [Duty]
    let relay: Relay
    private let decision: Decision

    init(_ derivation: Derivation, _ duties: [Duty]) {
        (self.derivation, self.duties) = (derivation, duties)
        relay = Relay(derivation, duties)
        decision = Decision(derivation: derivation, today: derivation.file.items.last?.day ?? .never)
    }

    private var file: CaseFile { derivation.file }
    private var rules: Rules { derivation.rules }

    /// What comes next for a duty, and where others do it, the duty itself on the desk of who owes it.
    func tasks(_ duty: Duty) -> [DutyTask] {
        let isUnassigned = duty.bearer == Function.handlingUnit.rawValue && duty.units.isEmpty
        // A right is used by whoever has the case.
        if duty.norm.force == .right, isUnassigned || isStranger(duty) { return [] }
        if isUnassigned { return duty.norm.force == .watch ? [] : unassigned(duty) }
        var tasks: [DutyTask] = []
        for next in relay.next(for: duty) { tasks += made(next, for: duty) }
        return tasks + waiting(duty, for: tasks)
    }

    func made(_ next: NextEntry, for duty: Duty?) -> [DutyTask] {
        if let duty, handsOn(next), let first = beforeHandingOn(duty) { return first.map { $0.serving(duty) } }
        let functions = functions(next, for: duty)
        // Until the case is its own, a unit does nothing in it: the case is handed to it first.
        if let duty, functions == [.handlingUnit] {
            if isStranger(duty) { return [findingUnit(for: duty, .offered)] }
            if units(next, duty).isEmpty { return unassigned(duty) }
        }
        let level = next.kind == .approved ? derivation.levelsLeft(of: next.context.first(.submission)).first : nil
        let deciding = level.map { level in
            level.by
                + (level.by.contains(.leader) ? decision.onBehalf(of: next.kind) : []).filter { !level.by.contains($0) }
        }
        let doers = doers(deciding ?? functions, next, duty)
        // Each unit does its own; an office and whoever decides beside it do the same thing.
        let units = doers.filter { $0.function == .handlingUnit }
        guard units.count > 1 else { return [task(next, duty, doers, level: level?.name)] }
        return units.map { task(next, duty, [$0], level: level?.name) }
    }

    private func task(
        _ next: NextEntry, _ duty: Duty?, _ doers: [DutyTask.Doer], level: String? = nil
    ) -> DutyTask {
        let organ = organ(next, duty)
        guard !doers.isEmpty else {
            let office = Self.doer(.intakeOffice, organ, derivation)
            return DutyTask(
                kind: nil, title: duty?.norm.what ?? title(next), organ: organ, doers: [office],
                about: about(next, office, duty), papers: [], entry: nil, level: level,
                duties: [duty].compactMap(\.self),
                standing: .unassigned, barred: [])
        }
        return DutyTask(
            kind: next.kind, title: title(next, duty, level: level), organ: organ, doers: doers,
            about: about(next, doers[0], duty), papers: papers(next), entry: nil, matter: matter(next), level: level,
            duties: [duty].compactMap(\.self), standing: .offered, barred: derivation.barred(from: next))
    }

    /// 拟承办: to whom nobody has given the case in any of its proceedings.
    private func isStranger(_ duty: Duty) -> Bool {
        guard duty.isProposed else { return false }
        let known = file.things(.unit).map { derivation.organisation.current($0.id) ?? $0.id }
        return !duty.units.contains(where: known.contains)
    }

    // MARK: - 由谁

    /// Of a fact that is owed whoever owes it; of any other entry those to whom the norms give it, and who records for a leader.
    private func functions(_ next: NextEntry, for duty: Duty?) -> [Function] {
        guard let kind = rules.vocabulary.kind(next.kind) else { return [] }
        let bearer = duty.flatMap { Function(rawValue: $0.bearer) }
        if kind.nature == .fact {
            guard next.isFinal, let bearer else { return Array(kind.recorders.prefix(1)) }
            return [bearer] + (bearer == .counselOffice ? kind.recorders.filter { $0 == .lawyer } : [])
        }
        let submission = next.context.first(.submission).flatMap { file.thing(.submission, $0) }
        if next.kind == .approved, let norm = derivation.approval(of: submission) { return norm.by }
        let (by, onBehalf, norm) = decision.competent(kind, for: derivation.prospect(next).entry)
        guard norm != nil else { return by.isEmpty ? [bearer ?? .intakeOffice] : by }
        return by + (by.contains(.leader) ? onBehalf.filter { !by.contains($0) } : [])
    }

    private func doers(_ functions: [Function], _ next: NextEntry, _ duty: Duty?) -> [DutyTask.Doer] {
        let organ = organ(next, duty)
        return functions.flatMap { function -> [DutyTask.Doer] in
            switch function {
            case .handlingUnit: units(next, duty).map { DutyTask.Doer(function: function, unit: $0) }
            case .lawyer: [DutyTask.Doer(function: function, unit: nil)]
            default:
                derivation.holders.holder(of: function, for: organ).map {
                    [DutyTask.Doer(function: function, unit: $0)]
                }
                    ?? []
            }
        }
    }

    private func units(_ next: NextEntry, _ duty: Duty?) -> [String] {
        if let named = next.context.first(.unit) { return [derivation.organisation.current(named) ?? named] }
        if let duty, next.isFinal, duty.bearer == Function.handlingUnit.rawValue { return duty.units }
        if let submitted = next.context.first(.submission).flatMap({ file.thing(.submission, $0)?["unit"]?.text }) {
            return [submitted]
        }
        let (proceeding, organ) = (next.context.first(.proceeding), organ(next, duty))
        let shares = derivation.responsible(in: proceeding).filter { !$0.isProposed }
        let own = shares.filter { derivation.organ(answeringFor: $0.unit, in: proceeding) == organ }
        let lead = own.filter { $0.role != "assist" }
        return (lead.isEmpty ? own : lead).map(\.unit)
    }

    private func organ(_ next: NextEntry, _ duty: Duty?) -> String {
        let submitted = next.context.first(.submission).flatMap { file.thing(.submission, $0)?["unit"]?.text }
        // What was submitted is answered by the organ of whoever submitted it.
        if let duty, submitted == nil { return duty.organ }
        return derivation.organ(
            answeringFor: submitted ?? next.context.first(.unit), in: next.context.first(.proceeding))
    }

    private func isBearer(_ doer: DutyTask.Doer, of duty: Duty) -> Bool {
        guard doer.function.rawValue == duty.bearer else { return false }
        return doer.function != .handlingUnit || duty.units.contains { $0 == doer.unit }
    }

    static func doer(_ function: Function, _ organ: String, _ derivation: Derivation) -> DutyTask.Doer {
        DutyTask.Doer(function: function, unit: derivation.holders.holder(of: function, for: organ))
    }

    // MARK: - 落实承办单位

    private func handsOn(_ next: NextEntry) -> Bool { next.kind == .forwarded }

    /// 第四条第五款: where somebody is to be asked who handles the case, he is asked first, and then it is decided.
    private func beforeHandingOn(_ duty: Duty) -> [DutyTask]? {
        let proceeding = duty.context.first(.proceeding)
        let isKnown = derivation.responsible(in: proceeding).contains {
            derivation.organ(answeringFor: $0.unit, in: proceeding) == duty.organ
        }
        guard !isKnown else { return nil }
        let asking = duties.filter { other in
            other.organ == duty.organ && other.context.first(.proceeding) == proceeding
                && other.norm.fulfilledBy.triggers.contains { $0.kind == .handlingAssigned }
        }
        guard !asking.isEmpty else { return nil }
        if let open = asking.first(where: { Tasks.isOpen($0, rules.vocabulary) }) {
            return open == duty ? nil : tasks(open)
        }
        let assign = NextEntry(
            trigger: .of(.handlingAssigned), context: Context([.proceeding: duty.context[.proceeding]]), isFinal: false,
            organ: duty.organ)
        return [task(assign, duty, doers(functions(assign, for: duty), assign, duty))]
    }

    /// 承办单位未落实: whoever finds the unit does so, and until then the intake office has the duty.
    private func unassigned(_ duty: Duty) -> [DutyTask] {
        let finding = findingUnit(for: duty, .unassigned)
        let office = Self.doer(.intakeOffice, duty.organ, derivation)
        guard !finding.doers.contains(office) else { return [finding] }
        let waiting = DutyTask(
            kind: nil, title: duty.norm.what, organ: duty.organ, doers: [office], about: [:], papers: [], entry: nil,
            level: nil, duties: [duty], standing: .unassigned, barred: [])
        return [finding, waiting]
    }

    /// The case is handed to a unit; where another has a part already, whoever gets this one is determined beside it.
    private func findingUnit(for duty: Duty, _ standing: DutyTask.Standing) -> DutyTask {
        let proceeding = duty.context.first(.proceeding)
        let assigned = file.units(in: proceeding).contains { unit in
            derivation.organ(answeringFor: unit.id, in: proceeding) == duty.organ
        }
        let next = NextEntry(
            trigger: .of(assigned ? .handlingAssigned : .forwarded),
            context: Context([.proceeding: duty.context[.proceeding]]),
            isFinal: false, organ: duty.organ)
        let first = handsOn(next) ? beforeHandingOn(duty)?.first : nil
        if let first, first.isOffered { return first.serving(duty) }
        let fronts = handsOn(next) ? relay.front(next.kind, in: next.context, of: duty.organ) : [next]
        let front = fronts.first ?? next
        let doers = doers(functions(front, for: nil), front, duty)
        return DutyTask(
            kind: front.kind, title: title(front), organ: duty.organ,
            doers: doers.isEmpty ? [Self.doer(.intakeOffice, duty.organ, derivation)] : doers,
            about: about(front, nil, duty), papers: [], entry: nil, level: nil, duties: [duty], standing: standing,
            barred: [])
    }

    /// 等待他人: the duty as such, on the desk of each who owes it and has nothing to do for it himself.
    private func waiting(_ duty: Duty, for tasks: [DutyTask]) -> [DutyTask] {
        guard let function = Function(rawValue: duty.bearer) else { return [] }
        let busy = tasks.filter(\.isOffered).flatMap(\.doers).filter { isBearer($0, of: duty) }
        let units: [String?] =
            function == .handlingUnit ? duty.units : [derivation.holders.holder(of: function, for: duty.organ)]
        let others = tasks.first.map { task in
            "\(task.doers.first?.unit ?? (task.doers.first?.function).map(rules.title) ?? "")：\(task.title)"
        }
        let doers = units.compactMap { unit in unit.map { DutyTask.Doer(function: function, unit: $0) } }.filter {
            !busy.contains($0)
        }
        guard !doers.isEmpty else { return [] }
        return [
            DutyTask(
                kind: nil, title: duty.norm.what, organ: duty.organ, doers: doers, about: [:], papers: [], entry: nil,
                level: nil, duties: [duty], standing: isStranger(duty) ? .proposed : .waits(others ?? ""), barred: [])
        ]
    }
}

extension TaskMaker {
    // MARK: - 所涉

    /// What the page of the entry is about: of the things it concerns those that the duty knows.
    private func about(_ next: NextEntry, _ doer: DutyTask.Doer?, _ duty: Duty?) -> [ThingKind: String] {
        let traits = Vocabulary.traits(next.kind)
        var kinds: Set<ThingKind> = [.proceeding]
        kinds.formUnion(traits.concerns)
        if let subject = traits.subject {
            kinds.formUnion(subject == .performance ? [.decision, .performance] : [.decision])
        }
        if next.isFinal, let duty { kinds.formUnion(duty.norm.per) }
        if rules.vocabulary.kind(next.kind)?.field("units") != nil { kinds.remove(.unit) }
        var about: [ThingKind: String] = [:]
        for kind in kinds { about[kind] = next.context.first(kind) }
        if doer?.function == .handlingUnit, about[.submission] == nil { about[.unit] = doer?.unit }
        return about
    }

    private func title(_ next: NextEntry) -> String {
        let matter = next.context.first(.submission).flatMap { file.thing(.submission, $0)?["matter"]?.text }
        if next.kind == .approved, let matter, matter != "defence" {
            return "审批报送材料（\(Words.title(matter, field: "matter"))）"
        }
        return Vocabulary.traits(next.kind).step ?? rules.vocabulary.title(next.kind)
    }

    /// The duty in its own words where its entry alone does it; of one step of several what the step is called.
    private func title(_ next: NextEntry, _ duty: Duty?, level: String?) -> String {
        let step = title(next) + (level.map { "（\($0)）" } ?? "")
        // Papers that are approved together have the words of their step, whichever duty asks for them.
        let isStep = Vocabulary.traits(next.kind).step != nil && papers(next).isEmpty && matter(next) == nil
        guard let duty, next.isFinal, !isStep, !duty.norm.fulfilledBy.needsAll else { return step }
        return duty.norm.what + duty.whose(in: file)
    }

    /// 报批事项 of a submission to be made, where it is not the defence.
    private func matter(_ next: NextEntry) -> String? {
        guard Vocabulary.traits(next.kind).opens == .submission else { return nil }
        return next.word("submission.matter").flatMap { $0 == "defence" ? nil : $0 }
    }

    /// What was approved together is filed together: the page offers all of it.
    private func papers(_ next: NextEntry) -> [String] {
        let approved = Set(rules.approvals.flatMap(\.papers))
        return next.papers.filter { !approved.contains($0) }
    }
}
