public import Docket
import LegalCalendar
import Synchronization

/// 办法: one name over time. Its versions are rulebooks with their validity; which of them are in force is told by the office docket: the first
/// by being there, each that follows by 施行登记.
public final class Measures: Sendable {
    public let name: String
    /// The oldest first.
    public let versions: [Rulebook]
    private let extended: [Rulebook]
    private let known = Mutex<[[Adoption]: Rules]>([:])

    /// - Parameters:
    ///   - versions: at least one, of one name.
    ///   - extended: the rulebooks that any of them extends.
    /// - Throws: where any way of adopting them makes no whole.
    public init(name: String, versions: [Rulebook], extended: [Rulebook]) throws(SourceError) {
        self.name = name
        self.versions = versions.sorted { ($0.effective.from ?? .distantPast) < ($1.effective.from ?? .distantPast) }
        self.extended = extended
        // What is adopted later must fit what is there; better known at the start than on that day.
        _ = try composed(
            self.versions.dropFirst().map { Adoption(rulebook: $0.id, digest: nil, knownFrom: .distantPast) })
    }

    /// The rules under the versions that have been adopted.
    public func rules(adopting adoptions: [Adoption]) -> Rules {
        let later = Set(versions.dropFirst().map(\.id))
        let mine = adoptions.filter { later.contains($0.rulebook) }
        if let found = known.withLock({ $0[mine] }) { return found }
        // Each of them was composed with all the others when they were loaded; without the adoption of one that does not fit, the first holds.
        guard let rules = (try? composed(mine)) ?? (try? composed([])) else { preconditionFailure("办法 \(name)") }
        known.withLock { $0[mine] = rules }
        return rules
    }

    private func composed(_ adoptions: [Adoption]) throws(SourceError) -> Rules {
        let byID = Dictionary(adoptions.map { ($0.rulebook, $0) }, uniquingKeysWith: { first, _ in first })
        let active = versions.enumerated().filter { $0.offset == 0 || byID[$0.element.id] != nil }.map(\.element)
        var all: [Rules.Version] = []
        for (place, book) in active.enumerated() {
            let next = place + 1 < active.count ? active[place + 1] : nil
            let knownNext = next.flatMap { book in book.effective.from.map { max($0, byID[book.id]?.knownFrom ?? $0) } }
            let from = book.effective.from.map { max($0, byID[book.id]?.knownFrom ?? $0) }
            all.append(
                Rules.Version(
                    book: book, window: book.effective.cut(before: next?.effective.from),
                    known: InForce(from: from, through: book.effective.through, by: []).cut(before: knownNext)))
        }
        // What a version extends that is not adopted binds nobody.
        let wanted = active.flatMap(\.extends)
        var seen: Set<String> = []
        let bound = wanted.filter { seen.insert($0).inserted }.compactMap { id in self.extended.first { $0.id == id } }
        return try Rules(versions: all, extended: bound, of: versions.count > 1 ? self : nil)
    }
}

extension InForce {
    /// 被新办法取代: until the day before the next begins.
    func cut(before next: CivilDay?) -> InForce {
        guard let last = next?.adding(days: -1), through.map({ last < $0 }) ?? true else { return self }
        return InForce(from: from, through: last, by: by)
    }
}

extension CivilDay {
    fileprivate static let distantPast = CivilDay(number: Int(Int32.min))
}
