import Docket
import LegalCalendar

extension Derivation {
    /// One context for each combination of the things a norm is counted by. A thing that is not there yet leaves its place open.
    func contexts(of norm: Norm, for item: CaseFile.Item) -> [Context] {
        var contexts = [base(of: item)]
        for kind in norm.per {
            contexts = contexts.flatMap { context -> [Context] in
                let ids = ids(of: kind, in: context, item)
                guard !ids.isEmpty else { return [context] }
                return ids.map { id in
                    var one = context
                    one[kind] = [id]
                    if kind == .performance || kind == .part || kind == .party, one[.decision].isEmpty {
                        one[.decision] = item.context[.decision]
                    }
                    return one
                }
            }
        }
        return contexts.map(linked)
    }

    private func base(of item: CaseFile.Item) -> Context {
        var context = Context()
        for kind in [ThingKind.proceeding, .hearing, .decision, .recommendation, .submission]
        where item.context[kind].count == 1 {
            context[kind] = item.context[kind]
        }
        return context
    }

    private func ids(of kind: ThingKind, in context: Context, _ item: CaseFile.Item) -> [String] {
        let named = item.context[kind]
        switch kind {
        case .defendant:
            return named.isEmpty
                ? ours(in: context.first(.proceeding), at: context.first(.hearing), told: item.day)
                : named.filter(isOurs(in: context.first(.proceeding)))
        case .unit:
            if !named.isEmpty { return named.map { organisation.current($0) ?? $0 } }
            let units = responsible(in: context.first(.proceeding))
            let own = context.first(.defendant).flatMap { defendant in units.first { $0.unit == defendant } }
            return unique(own.map { [$0.unit] } ?? units.map(\.unit))
        case .party: return named.isEmpty ? file.things(.party, in: context.first(.proceeding)).map(\.id) : named
        case .part: return named.isEmpty ? file.things(.part, in: context.first(.decision)).map(\.id) : named
        case .performance:
            return named.isEmpty ? file.things(.performance, in: context.first(.decision)).map(\.id) : named
        default: return named
        }
    }

    /// Defendants this installation answers for: those its organisation knows; where it knows none, all, so that no duty is lost.
    private func ours(in proceeding: String?) -> [String] {
        file.things(.defendant, in: proceeding).map(\.id).filter(isOurs(in: proceeding))
    }

    /// Whether no more than one defendant of ours is in a proceeding.
    public func isOnlyDefendant(in proceeding: String?) -> Bool { ours(in: proceeding).count < 2 }

    /// Whoever was sued when the hearing was told, or joined before its day.
    private func ours(in proceeding: String?, at hearing: String?, told: CivilDay) -> [String] {
        let now = ours(in: proceeding)
        guard let hearing = hearing.flatMap({ file.thing(.hearing, $0) }), let day = hearing["day"]?.day else {
            return now
        }
        let joined = file.things(.defendant, in: proceeding).filter { $0["joined"]?.flag == true && $0.openedOn > day }
        let stayed = file.left.filter { $0.scope == proceeding && $0["left-on"]?.day.map { $0 > told } ?? false }
        return now.filter { id in !joined.contains { $0.id == id } }
            + stayed.map(\.id).filter(isOurs(in: proceeding))
    }

    private func isOurs(in proceeding: String?) -> (String) -> Bool {
        let sued = file.things(.defendant, in: proceeding) + file.left.filter { $0.scope == proceeding }
        let known = sued.filter { organisation.unit($0.id) != nil }
        return { id in known.isEmpty || known.contains { $0.id == id } }
    }

    /// Adds the proceeding in which a named thing lies.
    private func linked(_ context: Context) -> Context {
        guard context[.proceeding].isEmpty else { return context }
        var context = context
        for kind in [ThingKind.decision, .hearing, .submission] {
            guard let id = context.first(kind), let proceeding = file.thing(kind, id)?["proceeding"]?.text else {
                continue
            }
            context[.proceeding] = [proceeding]
            return context
        }
        return context
    }

    /// Whether an entry does what a trigger asks for the same things. Strictly: a thing the entry leaves open must be the only one.
    /// - Parameter partly: whether an approval of one level of several is meant too.
    func matches(
        _ trigger: Trigger, _ item: CaseFile.Item, _ context: Context, per: [ThingKind]? = nil, strictly: Bool,
        partly: Bool = false
    ) -> Bool {
        guard trigger.kind == item.kind, partly || !passing.contains(item.sequence) else { return false }
        for kind in per ?? Array(context.ids.keys) {
            let wanted = kind == .proceeding ? context[kind].map(file.suit) : context[kind]
            guard !wanted.isEmpty else { continue }
            // Of several possible things it settles none until somebody says which is meant.
            if item.choices[kind] != nil { return false }
            let named = item.context[kind].map { id in
                switch kind {
                case .unit: organisation.current(id) ?? id
                case .proceeding: file.suit(id)
                default: id
                }
            }
            if named.isEmpty
                ? (strictly || kind == .performance && rules.vocabulary.kind(item.kind) != nil)
                    && isAmbiguous(kind, context)
                : !named.contains(where: wanted.contains)
            {
                return false
            }
        }
        // The conditions are read where the entry stands: its own decision, its own hearing.
        var place = context
        for (kind, ids) in item.context.ids where ids.count == 1 { place[kind] = ids }
        return lookup.allHold(trigger.conditions, in: place, trigger: item)
    }

    private func isAmbiguous(_ kind: ThingKind, _ context: Context) -> Bool {
        switch kind {
        case .unit: responsible(in: context.first(.proceeding)).count > 1
        case .defendant: ours(in: context.first(.proceeding)).count > 1
        case .party: true
        case .part: file.things(.part, in: context.first(.decision)).count > 1
        case .performance: file.things(.performance, in: context.first(.decision)).count > 1
        default: false
        }
    }
}
