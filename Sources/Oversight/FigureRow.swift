public import LegalCalendar
public import Rulebook

/// 计入: that a fact belongs to a count, on which day, told apart by what; a figure is a sum of these.
public struct FigureRow: Sendable, Hashable {
    public let count: String
    /// The fact's key.
    public let fact: String
    public let day: CivilDay
    public let place: Fact.Place
    /// The words of `by`, in its order.
    public let values: [String]
    public let amount: Int
    /// The entry that decides it: the last of those that its conditions and its day speak of.
    public let entry: Int
    /// 案号 of the instance that it is a fact of.
    public let number: String
}

extension FigureBook {
    /// Into which counts a case's facts go.
    public func rows(_ facts: [Fact]) -> [FigureRow] {
        counts.flatMap { count in facts.compactMap { row(count, $0) } }
    }

    private func row(_ count: FigureCount, _ fact: Fact) -> FigureRow? {
        guard count.of == fact.subject, let day = fact.day(count.day), count.conditions.allSatisfy({ fact.meets($0) })
        else { return nil }
        let amount = count.sum.map { fact.number($0) ?? 0 } ?? 1
        guard amount != 0 else { return nil }
        let told = ([count.day] + count.by).compactMap { fact.entries[$0] }
        return FigureRow(
            count: count.id, fact: fact.key, day: day, place: fact.place,
            values: count.by.map { fact.word($0) ?? "unknown" }, amount: amount,
            entry: told.max() ?? 0, number: fact.number)
    }
}

extension Fact {
    func meets(_ condition: FactTest) -> Bool {
        switch condition.test {
        case .present: values[condition.field] != nil
        case .absent: values[condition.field] == nil
        case .oneOf(let words): word(condition.field).map(words.contains) ?? words.contains("unknown")
        case .from(let other): compare(condition.field, other) { $0 >= $1 }
        case .before(let other): compare(condition.field, other) { $0 < $1 }
        }
    }

    private func compare(_ field: String, _ other: String, _ holds: (CivilDay, CivilDay) -> Bool) -> Bool {
        guard let left = day(field), let right = day(other) else { return false }
        return holds(left, right)
    }
}
