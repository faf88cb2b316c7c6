import Docket
public import LegalCalendar
public import Rulebook

/// 律师指派: which accounts are on a case, and until when. By name, from the assignment on; until he declines or is replaced, or until the
/// last period in which anybody may appeal in his proceeding is over. While a service is unknown that day is unknown, and he stays.
public struct Assignment: Sendable, Hashable {
    public let account: String
    /// The last day; nil while it is open.
    public let until: CivilDay?
}

extension Assignment {
    public static func all(of derivation: Derivation) -> [Assignment] {
        let items = derivation.file.items
        // Derived only where somebody's end depends on a day; every page of a case asks who is on it.
        lazy var duties = derivation.duties()
        let found = items.enumerated().compactMap { index, item -> Assignment? in
            guard [.lawyerAssigned, .lawyerReplaced].contains(item.kind),
                let account = item.entry["lawyer"]?["account"]?.text
            else { return nil }
            let proceeding = item.context.first(.proceeding)
            let isOver = items[(index + 1)...].contains { later in
                later.isOf(proceeding: proceeding) && ends(later, account, item)
            }
            return isOver
                ? nil
                : Assignment(account: account, until: proceeding.flatMap { derivation.lastAppealDay(in: $0, duties) })
        }
        // Of several assignments the one that lasts longest counts.
        return Dictionary(grouping: found, by: \.account).map { account, own in
            let ends = own.map(\.until)
            return Assignment(account: account, until: ends.contains(nil) ? nil : ends.compactMap(\.self).max())
        }
    }

    /// Declined by him, or replaced: by a name if one is said, else whoever was assigned before.
    private static func ends(_ later: CaseFile.Item, _ account: String, _ assigned: CaseFile.Item) -> Bool {
        switch later.kind {
        case .lawyerDeclined:
            guard let named = later.entry["lawyer"] else { return true }
            return named["account"]?.text == account || named["name"] == assigned.entry["lawyer"]?["name"]
        case .lawyerReplaced:
            // The new one has his own line; of two lawyers the one named is replaced.
            guard later.entry["lawyer"]?["account"]?.text != account else { return false }
            guard let replaced = later.entry["replaces-lawyer"]?.text else {
                return later.isOf(unit: assigned.context.first(.unit))
            }
            return replaced.foldedName == assigned.entry["lawyer"]?["name"]?.text
        default: return false
        }
    }
}

extension Derivation {
    /// The day on which the last right to appeal against what ended a proceeding lapses; nil while it is not ended, or while a day is unknown.
    public func lastAppealDay(in proceeding: String, _ duties: [Duty]) -> CivilDay? {
        let rights = Set(rules.all.flatMap(\.moments).filter { $0.id == "effect" }.flatMap(\.of))
        let decisions = file.things(.decision).filter {
            $0["proceeding"]?.text == proceeding && judgments.ending.contains($0.id)
        }
        guard !decisions.isEmpty else { return nil }
        let ends = decisions.flatMap { decision -> [CivilDay?] in
            let lapses = duties.filter { $0.context.first(.decision) == decision.id && rights.contains($0.norm.id) }
            return lapses.isEmpty ? [decision["served-on"]?.day] : lapses.map(\.due)
        }
        return ends.contains(nil) ? nil : ends.compactMap(\.self).max()
    }
}
