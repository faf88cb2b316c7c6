import LegalCalendar

extension Organisation {
    /// What a derivation can ask of an organisation, compared with what it answers now.
    public func reach(to after: Organisation) -> OrganisationReach {
        guard government == after.government, answersOfFunctions == after.answersOfFunctions,
            applications == after.applications, adoptions == after.adoptions, transitions == after.transitions
        else { return .all }
        let (old, new) = (answersOfNames, after.answersOfNames)
        let names = Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }
        let heads = Set(heads) != Set(after.heads)
        return names.isEmpty && !heads ? .none : .some(names: Set(names), heads: heads)
    }

    /// By function and organ who held it when.
    private var answersOfFunctions: Set<String> {
        Set(
            holdings.map { held in
                let days = "\(held.from) \(held.through?.description ?? "")"
                return "\(held.function.rawValue) \(canonical(held.organ)) \(current(held.unit) ?? "") \(days)"
            })
    }

    /// By each name that is known the unit it stands for, and who carries on what that unit did.
    private var answersOfNames: [String: String] {
        var answers: [String: String] = [:]
        for unit in units {
            for name in [unit.name, unit.fullName] + unit.aliases {
                answers[name] = "\(canonical(name))|\(current(name) ?? "")|\(unit.level)|\(government(of: name) ?? "")"
            }
        }
        return answers
    }
}
