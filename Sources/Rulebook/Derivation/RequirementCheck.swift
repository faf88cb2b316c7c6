import Docket

/// 检查: the named checks a requirement may ask for.
public struct RequirementCheck: Sendable {
    let derivation: Derivation

    public init(derivation: Derivation) { self.derivation = derivation }

    func isMet(_ requirement: RequirementNorm, by item: CaseFile.Item) -> Bool {
        switch requirement.check {
        case "never": false
        case "at-most": listed(requirement, item).count <= requirement.count ?? 0
        case "some-item":
            listed(requirement, item).contains { element in
                requirement.items.contains { $0.allSatisfy { isSo($0, element) } }
            }
        case "none-later": noneLater(requirement, item)
        case "is-head": isHead(requirement, item)
        case "not-the-reviewer": !isByReviewer(item)
        default: isInOrder(requirement, item)
        }
    }

    private func listed(_ requirement: RequirementNorm, _ item: CaseFile.Item) -> [Value] {
        requirement.field.flatMap { derivation.lookup.value($0, in: item.context, trigger: item) }?.list ?? []
    }

    private func isSo(_ test: ItemTest, _ element: Value) -> Bool {
        element[test.field]?.words.contains(where: test.words.contains) ?? false
    }

    /// Known to be another organ's: by the organ that is said, or by the register of heads. A name in no register is asked about, not found fault with.
    private func isHead(_ requirement: RequirementNorm, _ item: CaseFile.Item) -> Bool {
        guard let person = requirement.field.flatMap({ derivation.lookup.value($0, in: item.context, trigger: item) }),
            let name = person["name"]?.text
        else { return true }
        let (file, organisation) = (derivation.file, derivation.organisation)
        let sued =
            item.context[.defendant].isEmpty
            ? file.things(.defendant, in: item.context.first(.proceeding)).map(\.id) : item.context[.defendant]
        if let organ = person["organ"]?.text.map(organisation.canonical) { return sued.contains(organ) }
        let posts = organisation.heads.filter {
            $0.name == name && $0.from <= item.day && ($0.through.map { item.day <= $0 } ?? true)
        }
        return posts.isEmpty || posts.contains { sued.contains(organisation.canonical($0.organ)) }
    }

    /// 复议机关 that hears a respondent is fair to both sides, and says nothing to one of them.
    private func isByReviewer(_ item: CaseFile.Item) -> Bool {
        let organisation = derivation.organisation
        let reviewer = item.context.first(.proceeding).flatMap { derivation.reviewer(in: $0) }
        return reviewer != nil && organisation.government(of: item.entry.unit) == reviewer
    }

    /// Without the entry that sets the day, or without a day of its own, nothing is known to be late.
    private func noneLater(_ requirement: RequirementNorm, _ item: CaseFile.Item) -> Bool {
        guard let limit = earlier(requirement, item).map(\.day).min() else { return true }
        // A list that was replaced by another speaks no more.
        let isReplaced = derivation.file.items(of: item.kind).contains {
            $0.context[.unit] == item.context[.unit]
                && ($0.day, $0.sequence) > (item.day, item.sequence)
        }
        if isReplaced { return true }
        return listed(requirement, item).allSatisfy { element in
            guard let made = element["made-on"]?.day, made > limit else { return true }
            return requirement.items.contains { $0.allSatisfy { isSo($0, element) } }
        }
    }

    private func earlier(_ requirement: RequirementNorm, _ item: CaseFile.Item) -> [CaseFile.Item] {
        // Of several organs that answer each has its own course.
        let areSeveral = derivation.answering(in: item.context.first(.proceeding)).count > 1
        let organ = areSeveral ? derivation.organ(of: item) : nil
        return derivation.file.items(among: requirement.after.map(\.kind)).filter { other in
            (organ == nil || derivation.organ(of: other) == organ)
                && (other.day, other.sequence) < (item.day, item.sequence)
                && requirement.after.contains {
                    // Whoever approved at one level of several is another person than who seals, too.
                    derivation.matches(
                        $0, other, item.context, per: shared(other, item), strictly: false,
                        partly: requirement.check == "another-person")
                }
        }
    }

    private func isInOrder(_ requirement: RequirementNorm, _ item: CaseFile.Item) -> Bool {
        let before = earlier(requirement, item)
        switch requirement.check {
        case "follows": return !before.isEmpty
        case "another-person": return before.allSatisfy { !isSamePerson($0.entry, item.entry) }
        case "assigned-to":
            let units = derivation.responsible(in: item.context.first(.proceeding)).map(\.unit)
            return item.context[.unit].allSatisfy(units.contains)
        default: return true
        }
    }

    /// Things both entries speak of; an instruction about the case comes before any unit is named.
    private func shared(_ other: CaseFile.Item, _ item: CaseFile.Item) -> [ThingKind] {
        [.proceeding, .unit, .defendant, .submission, .decision, .hearing].filter {
            !other.context[$0].isEmpty && !item.context[$0].isEmpty
        }
    }

    private func isSamePerson(_ first: Entry, _ second: Entry) -> Bool {
        !persons(of: first).isDisjoint(with: persons(of: second))
    }

    /// Accounts, and names, of who made what a norm wants somebody else to follow.
    func persons(before item: CaseFile.Item, _ requirement: RequirementNorm) -> Set<String> {
        Set(earlier(requirement, item).flatMap { persons(of: $0.entry) })
    }

    /// Who acted: whoever it is recorded for, else whoever recorded it, by his account and by the name he gave.
    private func persons(of entry: Entry) -> Set<String> {
        if let name = entry["by"]?["name"]?.text { return [name] }
        return Set([entry.actor, entry["keeper"]?.text ?? ""]).subtracting([""])
    }
}
