public import Docket
import LegalCalendar

/// 变异: one thing in one norm changed, to see whether any scenario notices. A change nobody notices is a rule nobody has tested.
public struct Mutation: Sendable {
    public let norm: String
    public let force: String
    /// What was changed, in words of the rulebook.
    public let change: String
    public let provenance: Provenance
    /// Kinds of entry and moments without which the norm says nothing; empty where any entry may bring it to speak.
    public let kinds: Set<KindName>
    private let apply: @Sendable (inout Rulebook) -> Void

    /// The rules with the change in them.
    public func rules(of rules: Rules) throws(SourceError) -> Rules {
        var books = rules.all
        for index in books.indices { apply(&books[index]) }
        return try Rules(main: books[0], extended: Array(books.dropFirst()))
    }

    /// Every change of every norm and outcome of these rules.
    public static func all(of rules: Rules) -> [Mutation] {
        rules.norms.flatMap(changes) + rules.all.flatMap(\.outcomes).flatMap(changes)
    }

    // MARK: - Duties, rights, watches

    private typealias Change = (change: String, norm: Norm)

    private static func changes(_ norm: Norm) -> [Mutation] {
        var changed = periods(norm) + triggers(norm) + conditions(norm)
        changed += ends(norm)
        changed += identity(norm)
        changed += start(norm)
        let other = norm.bearer == "handling-unit" ? "intake-office" : "handling-unit"
        changed.append(("bearer \(other)", norm.copy(bearer: other)))
        let kinds = Set(norm.when.map(\.kind)).union(norm.every == nil ? [] : [Cycle.kind])
        return changed.map { change, copy in
            Mutation(
                norm: norm.name, force: norm.force.rawValue, change: change, provenance: norm.provenance, kinds: kinds
            ) { book in
                if let index = book.norms.firstIndex(where: { $0 === norm }) { book.norms[index] = copy }
            }
        }
    }

    private static func periods(_ norm: Norm) -> [Change] {
        guard let within = norm.within else { return [] }
        return [1, -1].filter { within.count + $0 >= 0 }.map { step in
            ("within \(within.count + step)", norm.copy(within: within.longer(by: step)))
        }
    }

    private static func triggers(_ norm: Norm) -> [Change] {
        var changed: [Change] = without(norm.when).map { ("when without \($0)", norm.copy(when: $1)) }
        for (place, trigger) in norm.when.enumerated() {
            for index in trigger.conditions.indices {
                var when = norm.when
                var kept = trigger.conditions
                let condition = kept.remove(at: index)
                when[place] = Trigger(kind: trigger.kind, conditions: kept)
                changed.append(("when \(trigger.kind) without \(condition.path)", norm.copy(when: when)))
            }
        }
        return changed
    }

    private static func conditions(_ norm: Norm) -> [Change] {
        var changed: [Change] = []
        for index in norm.conditions.indices {
            var kept = norm.conditions
            let condition = kept.remove(at: index)
            changed.append(("if without \(condition.path)", norm.copy(conditions: kept)))
        }
        for index in norm.exceptions.indices {
            var kept = norm.exceptions
            let condition = kept.remove(at: index)
            changed.append(("unless without \(condition.path)", norm.copy(exceptions: kept)))
        }
        return changed
    }

    private static func ends(_ norm: Norm) -> [Change] {
        var changed: [Change] = without(norm.fulfilledBy.triggers).map { kind, kept in
            let fulfilment = Fulfilment(triggers: kept, needsAll: norm.fulfilledBy.needsAll)
            return ("fulfilled-by without \(kind)", norm.copy(fulfilledBy: fulfilment))
        }
        changed += without(norm.waivedBy).map { ("waived-by without \($0)", norm.copy(waivedBy: $1)) }
        changed += without(norm.replacedBy).map { ("replaced-by without \($0)", norm.copy(replacedBy: $1)) }
        changed += without(norm.excusedBy.triggers).map { kind, kept in
            let excuse = Fulfilment(triggers: kept, needsAll: norm.excusedBy.needsAll)
            return ("excused-by without \(kind)", norm.copy(excusedBy: excuse))
        }
        changed += without(norm.excuseLostBy).map { ("excuse-lost-by without \($0)", norm.copy(excuseLostBy: $1)) }
        changed += norm.pauses.indices.map { index in
            var kept = norm.pauses
            return ("pauses without \(kept.remove(at: index).from.kind)", norm.copy(pauses: kept))
        }
        changed += without(norm.restartsOn).map { ("restarts-on without \($0)", norm.copy(restartsOn: $1)) }
        return changed
    }

    /// Told apart by one thing less.
    private static func identity(_ norm: Norm) -> [Change] {
        guard norm.per.count > 1 else { return [] }
        return norm.per.indices.map { index in
            var kept = norm.per
            let thing = kept.remove(at: index)
            return ("per without \(thing.rawValue)", norm.copy(per: kept))
        }
    }

    /// Another day to count from: the case's first notice, or where that was it the day of the trigger.
    private static func start(_ norm: Norm) -> [Change] {
        guard norm.within != nil, norm.every == nil, let notice = Path("notice.day"), let trigger = Path("trigger.day")
        else { return [] }
        let other = norm.from == [notice] ? trigger : notice
        return [("from \(other)", norm.copy(from: [other]))]
    }

    private static func without(_ triggers: [Trigger]) -> [(String, [Trigger])] {
        triggers.indices.map { index in
            var kept = triggers
            return (kept.remove(at: index).kind.rawValue, kept)
        }
    }

    // MARK: - Outcomes

    private static func changes(_ outcome: OutcomeNorm) -> [Mutation] {
        let counts: OutcomeNorm.Counts = outcome.counts == .loss ? .win : .loss
        let appeal: OutcomeNorm.Appeal = outcome.appeal == .none ? .judgment : .none
        let changed = [
            ("counts \(counts.rawValue)", outcome.copy(counts: counts)),
            ("ends \(!outcome.ends)", outcome.copy(ends: !outcome.ends)),
            ("appeal \(appeal.rawValue)", outcome.copy(appeal: appeal)),
        ]
        return changed.map { change, copy in
            Mutation(
                norm: outcome.code, force: "outcome", change: change, provenance: outcome.provenance,
                kinds: [.decisionReceived]
            ) { book in
                if let index = book.outcomes.firstIndex(of: outcome) { book.outcomes[index] = copy }
            }
        }
    }
}

extension Norm {
    /// The same norm with one thing said otherwise.
    func copy(
        bearer: String? = nil, when: [Trigger]? = nil, conditions: [Condition]? = nil, exceptions: [Condition]? = nil,
        per: [ThingKind]? = nil, from: [Path]? = nil, within: Period? = nil, fulfilledBy: Fulfilment? = nil,
        pauses: [Pause]? = nil,
        waivedBy: [Trigger]? = nil, replacedBy: [Trigger]? = nil, excusedBy: Fulfilment? = nil,
        excuseLostBy: [Trigger]? = nil,
        restartsOn: [Trigger]? = nil, notAfter: [Limit]? = nil
    ) -> Norm {
        Norm(
            id: id, rulebook: rulebook, force: force, provenance: provenance, bearer: bearer ?? self.bearer, what: what,
            consequence: consequence, inForce: inForce, when: when ?? self.when, every: every,
            conditions: conditions ?? self.conditions, exceptions: exceptions ?? self.exceptions, per: per ?? self.per,
            perTrigger: perTrigger, perEntry: perEntry, from: from ?? self.from, by: by, within: within ?? self.within,
            said: said, pauses: pauses ?? self.pauses,
            fulfilledBy: fulfilledBy ?? self.fulfilledBy, countsEarlier: countsEarlier,
            waivedBy: waivedBy ?? self.waivedBy, replacedBy: replacedBy ?? self.replacedBy,
            excusedBy: excusedBy ?? self.excusedBy, excuseLostBy: excuseLostBy ?? self.excuseLostBy,
            restartsOn: restartsOn ?? self.restartsOn, lateNotice: lateNotice,
            ground: ground, carries: carries, words: words, toCheck: toCheck, readings: readings, borneBy: borneBy,
            notAfter: notAfter ?? self.notAfter)
    }
}

extension OutcomeNorm {
    func copy(counts: Counts? = nil, ends: Bool? = nil, appeal: Appeal? = nil) -> OutcomeNorm {
        OutcomeNorm(
            code: code, title: title, provenance: provenance, counts: counts ?? self.counts, ends: ends ?? self.ends,
            reopens: reopens, moves: moves, starts: starts, withdraws: withdraws, orders: orders, restores: restores,
            refuses: refuses, halts: halts,
            appeal: appeal ?? self.appeal, appealIn: appealIn, isRetired: isRetired,
            isBare: isBare,
            readings: readings)
    }
}
