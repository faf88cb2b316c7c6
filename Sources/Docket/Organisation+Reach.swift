/// 波及: which cases a change of the organisation can concern. A telephone number concerns none.
public enum OrganisationReach: Sendable, Hashable {
    case none
    /// Cases that name one of these units, by any of its names; and, if heads changed, those with a hearing.
    case some(names: Set<String>, heads: Bool)
    /// Who holds a function, or which government it is, is asked by nearly every duty.
    case all
}

extension Organisation {
    /// What a derivation can ask of an organisation, compared with what it answers now.
    public func reach(to after: Organisation) -> OrganisationReach {
        guard government == after.government, answersOfFunctions == after.answersOfFunctions else { return .all }
        let (old, new) = (answersOfNames, after.answersOfNames)
        let names = Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }
        let heads = Set(heads) != Set(after.heads)
        return names.isEmpty && !heads ? .none : .some(names: Set(names), heads: heads)
    }

    /// By function and government who holds it, and by unit which it holds.
    private var answersOfFunctions: [String: String] {
        var answers: [String: String] = [:]
        let governments = Set(units.map(\.name))
        for function in Function.allCases {
            for body in governments { answers["\(function.rawValue) \(body)"] = holder(of: function, for: body) }
        }
        return answers
    }

    /// By each name that is known the unit it stands for, and who carries on what that unit did.
    private var answersOfNames: [String: String] {
        var answers: [String: String] = [:]
        for unit in units {
            for name in [unit.name, unit.fullName] + unit.aliases {
                answers[name] = "\(canonical(name))|\(current(name) ?? "")|\(unit.level)"
            }
        }
        return answers
    }
}
