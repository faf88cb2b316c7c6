import Casework
import Docket
public import LegalCalendar
public import Rulebook

/// 试算: a case beside itself as it would be: which days move, who would be late, the relay bar before and after. Records nothing.
public struct WhatIf: Sendable {
    public struct Row: Sendable, Hashable {
        /// The duty's.
        let key: String
        public let what: String
        public let cite: String
        public let units: [String]
        /// Nil: there is no such duty, or none with a day.
        public let old: CivilDay?
        public let new: CivilDay?
        public let isNew: Bool
        public let isGone: Bool
        /// 将逾期: late by the supposition, and not without it.
        public let becomesLate: Bool
        /// Late without it, and by it no more.
        public let isLateNoMore: Bool
        public let isDone: Bool
        public let isRight: Bool
    }

    public let before: Derivation
    public let after: Derivation
    /// 看到哪一天: on which it is looked at, today or the last day that is supposed.
    public let day: CivilDay
    public let rows: [Row]
    public let charts: (before: RelayChart?, after: RelayChart?)

    /// - Returns: nil where the measures that are supposed are not known.
    public init?(_ supposition: Supposition, of derivation: Derivation, today: CivilDay) {
        guard let after = supposition.applied(to: derivation) else { return nil }
        (before, self.after) = (derivation, after)
        day = max(today, supposition.last ?? today)
        let (old, new) = (derivation.duties(), after.duties())
        rows = Self.changes(old, new, derivation, after, on: day)
        charts = (
            RelayChart(derivation, old, today: today), RelayChart(after, new, today: today)
        )
    }

    /// 承办单位: each unit with what it would be late with.
    public var late: [(unit: String, what: [String])] {
        let all = rows.filter(\.becomesLate).flatMap { row in
            (row.units.isEmpty ? ["承办单位未落实"] : row.units).map { ($0, row.what) }
        }
        return Dictionary(grouping: all, by: \.0).sorted { $0.key < $1.key }.map { ($0.key, $0.value.map(\.1)) }
    }

    /// What is another by it, the nearest day first.
    static func changes(
        _ old: [Duty], _ new: [Duty], _ before: Derivation, _ after: Derivation, on day: CivilDay
    ) -> [Row] {
        let was = Dictionary(old.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        let willBe = Dictionary(new.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        let gone = old.filter { willBe[$0.key] == nil }.map { row($0, nil, before, on: day) }
        return (new.map { row(was[$0.key], $0, after, on: day) } + gone).compactMap(\.self).sorted {
            ($0.new ?? $0.old ?? .distantEnd, $0.what) < ($1.new ?? $1.old ?? .distantEnd, $1.what)
        }
    }

    /// Nil for what is as it was.
    private static func row(_ old: Duty?, _ new: Duty?, _ derivation: Derivation, on day: CivilDay) -> Row? {
        guard let duty = new ?? old, duty.norm.force != .watch else { return nil }
        func isLate(_ duty: Duty?) -> Bool {
            [.overdue, .fulfilledLate, .lapsed].contains(duty?.status(on: day))
        }
        let (wasLate, willBeLate) = (isLate(old), isLate(new))
        let ends = old?.ended == nil && new?.ended != nil && old != nil
        let isDone = new?.fulfilled != nil && old?.fulfilled == nil
        let isSame = old != nil && new != nil && old?.due == new?.due && wasLate == willBeLate && !ends && !isDone
        // A right that nobody has used yet and that has no day says nothing.
        if isSame || old == nil && new?.isAwaited == true { return nil }
        return Row(
            key: duty.key, what: duty.norm.what, cite: derivation.rules.citation(duty.norm.provenance),
            units: duty.units,
            old: old?.due, new: ends ? nil : new?.due, isNew: old == nil, isGone: new == nil || ends,
            becomesLate: willBeLate && !wasLate && duty.norm.force == .duty,
            isLateNoMore: wasLate && !willBeLate, isDone: isDone, isRight: duty.norm.force == .right)
    }
}

extension CivilDay {
    fileprivate static let distantEnd = CivilDay(number: Int(Int32.max))
}
