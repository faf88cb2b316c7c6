public import Docket
public import Rulebook

/// 办理方式: how a duty is done: the entry to record, about which things, with which papers. Read from the norm, so another city's duties have it too.
public struct Todo: Sendable, Hashable {
    public let kind: String
    /// Ids of things, by the names entries use for them.
    public let about: [ThingKind: String]
    /// Kinds of papers the entry must carry to fulfil the duty.
    public let papers: [String]
    /// An act may be recorded for whom it is given to by the office that keeps the paper.
    public let isAct: Bool

    /// Nil for what only a court or an opponent does, or a computed day.
    public init?(_ duty: Duty, _ derivation: Derivation) {
        let triggers = duty.norm.fulfilledBy.triggers
        let wanted = duty.norm.fulfilledBy.needsAll ? triggers.first { !derivation.hasDone($0, duty) } ?? triggers.last : triggers.first
        guard duty.norm.force != .watch, !["party", "court"].contains(duty.bearer), let wanted, let kind = derivation.rules.vocabulary.kind(wanted.kind) else { return nil }
        self.kind = kind.name
        isAct = kind.nature == .act
        about = Self.about(duty)
        papers = wanted.conditions.filter { $0.path.description == "trigger.papers" }.compactMap { condition -> String? in
            if case .oneOf(let words) = condition.test { words.first } else { nil }
        }
    }

    private static func about(_ duty: Duty) -> [ThingKind: String] {
        var about: [ThingKind: String] = [:]
        for kind in [ThingKind.proceeding, .hearing, .decision, .submission, .recommendation, .part, .performance, .unit, .defendant] where kind == .proceeding || duty.norm.per.contains(kind) {
            about[kind] = duty.context.first(kind)
        }
        if about[.unit] == nil, duty.bearer == Function.handlingUnit.rawValue, duty.units.count == 1 { about[.unit] = duty.units[0] }
        return about
    }
}
