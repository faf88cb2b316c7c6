public import Casework
public import Docket
public import LegalCalendar
import Rulebook

/// 工作台: what stands on a person's desk on a day. One row a case: its nearest task, the others folded under it.
public struct Desk: Sendable {
    private let store: CaseStore
    private let query: DeskQuery

    /// - Parameter eve: the last day before a holiday within the week; nil where there is none.
    public init(_ store: CaseStore, of actor: Actor, today: CivilDay, eve: CivilDay? = nil) throws {
        self.store = store
        query = DeskQuery(
            sources: try store.sources(of: actor), account: actor.account, today: today, eve: eve,
            since: try store.engine.read { try CaseStore.since($0) })
    }

    /// Cases of one urgency, the nearest day first.
    public func rows(_ urgency: Urgency, limit: Int, offset: Int = 0) throws -> [DeskRow] {
        try store.engine.read { connection in
            var rows = Array(try query.rows(urgency, limit: offset + limit, connection).dropFirst(offset))
            let others = Dictionary(grouping: try query.others(of: rows.map(\.caseID), connection), by: \.caseID)
            for place in rows.indices {
                // Each task once, whatever days and functions give it a row.
                var shown = [rows[place]]
                for other in others[rows[place].caseID] ?? [] {
                    guard let known = shown.firstIndex(where: other.isSame) else {
                        shown.append(other)
                        continue
                    }
                    let isKnown = ([shown[known]] + shown[known].serves).contains { $0.dutyKey == other.dutyKey }
                    if !isKnown, other.due != nil, !other.lapses { shown[known].serves.append(other) }
                }
                rows[place].serves = shown[0].serves
                rows[place].others = Array(shown.dropFirst())
            }
            return rows
        }
    }

    /// How many cases there are of an urgency. Each case stands in one of them, so that what is in none of the others needs no search: a
    /// unit's whole desk would be walked for it.
    public func count(_ urgency: Urgency) throws -> Bounded {
        guard urgency == .other else { return Bounded(try store.engine.read { try query.count(urgency, $0) }) }
        return try rest(of: Urgency.allCases.filter { $0 != .other }.map(count))
    }

    /// 其他: what stands in none of the other urgencies.
    public func rest(of others: [Bounded]) throws -> Bounded { try total.less(others) }

    /// How many cases there are, whatever their urgency.
    public var total: Bounded {
        get throws { Bounded(try store.engine.read { try query.count($0) }) }
    }

    /// 可以行使的权利
    public func rights(limit: Int) throws -> (rows: [DeskRow], count: Bounded) { try list(.right, limit) }
    /// 等待法院
    public func waits(limit: Int) throws -> (rows: [DeskRow], count: Bounded) { try list(.wait, limit) }

    private func list(_ list: DeskQuery.List, _ limit: Int) throws -> (rows: [DeskRow], count: Bounded) {
        let found = try store.engine.read { try query.rows(list, limit: limit, $0) }
        return (found.rows, Bounded(found.count))
    }

    /// What of these cases is on the desk, the nearest day first.
    public func rows(of cases: [String]) throws -> [DeskRow] {
        try store.engine.read { try query.others(of: cases, $0) }
    }

    /// Tasks of one kind, the nearest day first.
    public func rows(of kind: KindName, limit: Int) throws -> [DeskRow] {
        try store.engine.read { try query.rows(of: kind.rawValue, limit: limit, $0) }
    }
}

extension CaseStore {
    fileprivate func sources(of actor: Actor) throws -> [DeskSource] {
        let holders = try holders()
        let unit = holders.organisation.canonical(actor.unit)
        let scope = Access.visible(actor, holders)
        return try engine.read { connection in
            try actor.functions.flatMap { function -> [DeskSource] in
                switch function {
                case .handlingUnit:
                    return scope.keys.compactMap { if case .unit(let name) = $0 { .unit(name) } else { nil } }
                case .lawyer: return [.account(function, .account(actor.account))]
                case .counselOffice: return [.serving(function, unit: unit)]
                default:
                    // Of organs that have no case there is nothing to look for.
                    return try holders.organs(of: function, in: actor.unit).sorted().filter {
                        try !connection.rows(
                            "SELECT 1 AS one FROM case_reader WHERE reader = ? LIMIT 1",
                            [.text(CaseScope.Key.organ($0).text)]
                        ).isEmpty
                    }.map { .function(function, of: $0) }
                }
            }
        }
    }
}

extension CivilDay {
    /// Later than every day there is: where no day is known a row stands last.
    static let farthest = CivilDay(number: Int(Int32.max))
}
