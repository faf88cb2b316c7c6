public import Casework
import Docket
public import LegalCalendar

/// 各单位的期限: how many of its open duties are late, due today and due within a week, and the most urgent of them.
public struct UnitLoad: Sendable, Hashable {
    public let unit: String
    public let overdue: Bounded
    public let today: Bounded
    /// After today, within seven natural days.
    public let week: Bounded
    public let first: DueRow
}

extension CaseStore {
    /// Units with anything due within a week, the most urgent first.
    public func unitLoads(_ scope: CaseScope, today: CivilDay) throws -> [UnitLoad] {
        let week = today.adding(days: 7)
        let loads = try unitCounts(scope, today: today, through: week).compactMap { count -> UnitLoad? in
            guard
                let first = try dueLedger(scope, unit: count.unit, today: today, through: week, limit: 1).first,
                let due = try unitCount(scope, count.unit, today: today, through: today)
            else { return nil }
            return UnitLoad(
                unit: count.unit, overdue: count.overdue, today: due.less(count.overdue), week: count.open.less(due),
                first: first)
        }
        return loads.sorted {
            ($1.overdue.value, $1.today.value, $1.week.value, $0.unit)
                < ($0.overdue.value, $0.today.value, $0.week.value, $1.unit)
        }
    }

    /// 承办单位未落实: cases with open duties that no unit was given, the nearest day first.
    public func unassigned(_ scope: CaseScope, today: CivilDay, limit: Int) throws -> (rows: [DueRow], count: Bounded) {
        try engine.read { connection in
            guard let scoped = try self.scope(scope, today, connection) else { return ([], Bounded(0)) }
            let found = try scoped.organs.flatMap { organ in
                try connection.rows(
                    """
                    \(Self.ledgerSelect) WHERE d.organ = ? AND d.closed_on IS NULL AND d.force = 'duty' AND d.unassigned = 1 AND d.opens <= ? AND (d.due IS NULL OR d.due >= ?)
                      AND NOT EXISTS (SELECT 1 FROM stale_case AS x WHERE x.case_id = d.case_id)
                    ORDER BY d.due IS NULL, d.due, d.case_id LIMIT ?
                    """,
                    [
                        .text(organ), .text(today.description), try Self.since(connection), .integer(Bounded.limit + 1),
                    ])
            }
            // Of one case what is most urgent says enough.
            var seen: Set<String> = []
            let cases = found.filter { seen.insert($0.text("case_id") ?? "").inserted }
            return (Array(cases.compactMap(Self.dueRow).prefix(limit)), Bounded(cases.count))
        }
    }

    /// 在办: cases a reader may see that are not closed.
    public func openCases(_ scope: CaseScope, today: CivilDay) throws -> Bounded {
        try engine.read { connection in
            guard let scoped = try self.scope(scope, today, connection) else { return Bounded(0) }
            let rows = try connection.rows(
                """
                SELECT count(*) AS n FROM (SELECT 1 FROM case_index AS c WHERE c.over = 0 AND \(scoped.condition("c.case_id")) ORDER BY c.place DESC LIMIT ?)
                """, scoped.arguments + [.integer(Bounded.limit + 1)])
            return Bounded(rows.first?.integer("n") ?? 0)
        }
    }
}

extension Bounded {
    /// Without those that are counted elsewhere.
    fileprivate func less(_ other: Bounded) -> Bounded {
        isMore ? self : Bounded(exactly: max(0, value - other.value))
    }
}
