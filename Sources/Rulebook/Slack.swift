import Docket
public import LegalCalendar

/// 期限余量: whether the periods of the measures, one after another, fit into the statutory one that begins on the same day.
public struct Slack: Sendable {
    /// 一条接力: legs of the measures, each beginning where the one before ends.
    public struct Chain: Sendable, Hashable {
        public let legs: [Norm]
        /// The statutory limits that run beside it, each of another length; what ends on the same day stands together.
        public let limits: [Limit]

        /// 二日＋五日＋二日
        public var periods: String { legs.compactMap { $0.within?.chinese }.joined(separator: "＋") }
    }

    /// 法定期限
    public struct Limit: Sendable, Hashable {
        public let within: Period
        public let norms: [Norm]
    }

    /// 接力的种类
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// 应诉: from the notice to the papers.
        case answer
        /// 上诉: from the judgment to the appeal.
        case appeal

        var opens: KindName { self == .answer ? .noticeReceived : .decisionReceived }
        var ends: KindName { self == .answer ? .filedWithCourt : .appealFiled }
        /// What must come first; any where nothing is said.
        var begins: Set<KindName>? { self == .answer ? nil : [.appealProposed, .appealForgone, .appealDecided] }
    }

    public struct Day: Sendable, Hashable {
        public let day: CivilDay
        /// The last leg's due day.
        public let end: CivilDay
        /// By limit, in the order of the chain.
        public let dues: [CivilDay]

        /// Civil days between the last leg and a limit; negative where it does not fit.
        public func slack(_ limit: Int) -> Int { dues[limit].days(since: end) }
    }

    private let rules: Rules
    private let calendar: LegalCalendar

    public init(_ rules: Rules, _ calendar: LegalCalendar) { (self.rules, self.calendar) = (rules, calendar) }

    /// Nil where the measures in force on a day have no legs with days, or the statutes no limit.
    public func chain(_ kind: Kind, on day: CivilDay) -> Chain? {
        let own = rules.norms.filter { norm in
            rules.isMeasures(norm.rulebook) && norm.force != .watch && norm.every == nil && norm.inForce.covers(day)
                && rules.holds(norm.rulebook, on: day)
        }
        let limits = limits(kind, on: day)
        let legs = longest(from: [kind.opens], own, beginning: kind.begins, seen: [])
        return legs.isEmpty || limits.isEmpty ? nil : Chain(legs: legs, limits: limits)
    }

    /// The days of a year on which there is such a relay; of measures that change in it each version's days with its own chain.
    public func runs(_ kind: Kind, of year: Int) -> [(chain: Chain, days: [Day])] {
        guard let first = CivilDay(year: year, month: 1, day: 1), let last = CivilDay(year: year, month: 12, day: 31)
        else {
            return []
        }
        let all = (0...last.days(since: first)).map { first.adding(days: $0) }
        let versions = Dictionary(grouping: all) { rules.measures(on: $0)?.id ?? "" }
        return versions.values.sorted { $0[0] < $1[0] }.compactMap { days in
            chain(kind, on: days[0]).map { chain in (chain, days.map { self.day($0, chain) }) }
        }
    }

    private func day(_ day: CivilDay, _ chain: Chain) -> Day {
        let end = chain.legs.reduce(day) { calendar.due(from: $0, within: $1.within!) }
        return Day(day: day, end: end, dues: chain.limits.map { calendar.due(from: day, within: $0.within) })
    }

    /// One of each length, the shortest last: 判决十五日, 裁定十日.
    private func limits(_ kind: Kind, on day: CivilDay) -> [Limit] {
        let all = rules.norms.filter { norm in
            !rules.isMeasures(norm.rulebook) && norm.force != .watch && norm.inForce.covers(day)
                && rules.covers(norm.provenance, .administrative) && !isOnlyCivil(norm)
                && norm.within.map { !$0.countsBack } ?? false
                && norm.when.contains { $0.kind == kind.opens }
                && norm.fulfilledBy.triggers.contains { $0.kind == kind.ends }
        }
        return Dictionary(grouping: all) { $0.within! }.sorted { $0.key.count > $1.key.count }.map { within, norms in
            // Of a first instance, where it has some of that length.
            let first = norms.filter(isOfFirst)
            return Limit(within: within, norms: (first.isEmpty ? norms : first).sorted { $0.id < $1.id })
        }
    }

    private func isOnlyCivil(_ norm: Norm) -> Bool {
        (norm.conditions + norm.when.flatMap(\.conditions)).contains { condition in
            guard condition.path.description == "case.branch", case .oneOf(let words) = condition.test else {
                return false
            }
            return !words.contains(Branch.administrative.rawValue)
        }
    }

    private func isOfFirst(_ norm: Norm) -> Bool {
        (norm.conditions + norm.when.flatMap(\.conditions)).contains { condition in
            guard condition.path.description == "proceeding.kind", case .oneOf(let words) = condition.test else {
                return false
            }
            return words.contains("first")
        }
    }

    /// The legs with days that follow one another, the longest way through.
    private func longest(from kinds: Set<KindName>, _ norms: [Norm], beginning: Set<KindName>?, seen: Set<String>)
        -> [Norm]
    {
        var best: [Norm] = []
        for norm in norms where !seen.contains(norm.id) && norm.when.contains(where: { kinds.contains($0.kind) }) {
            let does = Set(norm.fulfilledBy.triggers.map(\.kind))
            if let beginning, does.isDisjoint(with: beginning) { continue }
            // 转送之后是签收批示件: receipt follows forwarding on the same day at best.
            let reached = does.contains(.forwarded) ? does.union([.forwardReceived]) : does
            let rest = longest(from: reached, norms, beginning: nil, seen: seen.union([norm.id]))
            // A later leg that begins elsewhere than where the one before ends is none of the relay.
            let isOfIt = isLeg(norm) && (seen.isEmpty || norm.from.first?.description == "trigger.day")
            let way = (isOfIt ? [norm] : []) + rest
            if length(way) > length(best) { best = way }
        }
        return best
    }

    private func isLeg(_ norm: Norm) -> Bool { norm.within.map { !$0.countsBack && $0.count > 0 } ?? false }

    /// In days, roughly: which of two ways is the longer.
    private func length(_ legs: [Norm]) -> Int {
        legs.reduce(0) { sum, norm in
            switch norm.within {
            case .workdays(let count)?: sum + count * 7 / 5
            case .months(let count)?: sum + count * 30
            case .years(let count)?: sum + count * 365
            case .hours(let count)?: sum + count / 24
            case let period?: sum + period.count
            case nil: sum
            }
        }
    }
}
