public import Docket
public import Rulebook

/// 办理方式: how a duty is done: the entry to record, about which things, with which papers. Read from the norm, so another city's duties have it too.
public struct Todo: Sendable, Hashable {
    public let kind: KindName
    /// Ids of things, by the names entries use for them.
    public let about: [ThingKind: String]
    /// Kinds of papers the entry must carry to fulfil the duty.
    public let papers: [String]
    /// An act may be recorded for whom it is given to by the office that keeps the paper.
    public let isAct: Bool
    /// 承办单位未落实: no unit was given it, so that the intake office hands the case on first.
    public let isUnassigned: Bool

    /// Nil for what only a court or an opponent does, or a computed day.
    public init?(_ duty: Duty, _ derivation: Derivation) {
        isUnassigned = duty.bearer == Function.handlingUnit.rawValue && duty.units.isEmpty
        if isUnassigned, duty.norm.force != .watch, derivation.rules.vocabulary.kind(.forwarded) != nil {
            let proceeding = duty.context.first(.proceeding)
            // Where a unit has another part, whoever gets this one is determined beside it.
            kind = derivation.file.units(in: proceeding).isEmpty ? .forwarded : .handlingAssigned
            (papers, isAct) = ([], true)
            about = proceeding.map { [.proceeding: $0] } ?? [:]
            return
        }
        let triggers = duty.norm.fulfilledBy.triggers
        let wanted =
            duty.norm.fulfilledBy.needsAll
            ? triggers.first { !derivation.hasDone($0, duty) } ?? triggers.last : triggers.first
        guard duty.norm.force != .watch, !["party", "court"].contains(duty.bearer), let wanted,
            let kind = derivation.rules.vocabulary.kind(wanted.kind)
        else { return nil }
        let papers = wanted.conditions.filter { $0.path.description == "trigger.papers" }.compactMap {
            condition -> String? in
            if case .oneOf(let words) = condition.test { words.first } else { nil }
        }
        guard kind.name != .filedWithCourt || !Self.awaitsSeal(papers, duty, derivation) else { return nil }
        self.kind = kind.name
        // What was approved together is filed together: the page offers all of it.
        self.papers = papers.filter { !Self.approved(derivation).contains($0) }
        isAct = kind.nature == .act
        about = Self.about(duty)
    }

    private static func approved(_ derivation: Derivation) -> Set<String> {
        Set(derivation.rules.approvals.flatMap(\.papers))
    }

    /// Papers that need the government's approval are not offered for filing before they came back sealed; a filing that happened is still recorded.
    private static func awaitsSeal(_ papers: [String], _ duty: Duty, _ derivation: Derivation) -> Bool {
        let proceeding = duty.context.first(.proceeding)
        let isBack = derivation.file.items.contains {
            $0.kind == .sealedPapersForwarded && $0.context.first(.proceeding) == proceeding
        }
        return !isBack && papers.contains(where: approved(derivation).contains)
    }

    private static func about(_ duty: Duty) -> [ThingKind: String] {
        var about: [ThingKind: String] = [:]
        for kind in [
            ThingKind.proceeding, .hearing, .decision, .submission, .recommendation, .part, .performance, .unit,
            .defendant,
        ]
        where kind == .proceeding || duty.norm.per.contains(kind) {
            about[kind] = duty.context.first(kind)
        }
        if about[.unit] == nil, duty.bearer == Function.handlingUnit.rawValue, duty.units.count == 1 {
            about[.unit] = duty.units[0]
        }
        return about
    }
}
