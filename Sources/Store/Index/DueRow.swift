public import Casework
import Docket
public import LegalCalendar

/// 台账一行: one open duty with a due day, of one unit.
public struct DueRow: Sendable, Hashable {
    public let caseID: String
    public let number: String
    public let title: String
    public let what: String
    public let cite: String
    public let unit: String
    public let dutyKey: String
    public let due: CivilDay
    /// 拟承办: who would bear it; until then it counts at the office that takes in the post. Nil once a unit has been given the case.
    public let proposed: String?
}

extension CaseStore {
    /// 期限台账: open duties due by a day, the most urgent first; of one unit, or of all that a reader oversees.
    public func dueLedger(
        _ scope: CaseScope, unit: String?, today: CivilDay, through last: CivilDay, limit: Int = 500, offset: Int = 0
    ) throws -> [DueRow] {
        let unit = try unit.map { try organisation().canonical($0) }
        return try engine.read { connection in
            guard let scoped = try self.scope(scope, today, connection) else { return [] }
            let days: [SQLValue] = [
                .text(last.description), .text(today.description), try Self.since(connection), .integer(limit + offset),
            ]
            func rows(_ which: String, _ values: [SQLValue]) throws -> [DueRow] {
                try connection.rows("\(Self.ledgerSelect) WHERE \(which)\(Self.ledgerEnd)", values + days).compactMap(
                    Self.dueRow)
            }
            let own = scoped.units.contains { unit == nil || $0 == unit }
            var found =
                own
                ? try scoped.units.flatMap { unit in
                    try rows(
                        "d.answers = ? AND \(Self.isNoOffices) AND \(scoped.condition("d.case_id"))",
                        [.text(unit)] + scoped.arguments)
                } : []
            if let unit, !scoped.organs.isEmpty {
                found += try rows(
                    "d.answers = ? AND d.organ IN (\(scoped.marks(scoped.organs.count)))",
                    [.text(unit)] + scoped.organs.map { .text($0) })
            } else if unit == nil {
                found += try scoped.organs.flatMap { try rows("d.organ = ?", [.text($0)]) }
            }
            var seen: Set<DueRow> = []
            return Array(
                found.filter { seen.insert($0).inserted }.sorted(by: Self.isBefore).dropFirst(offset).prefix(limit))
        }
    }

    private static func isBefore(_ one: DueRow, _ other: DueRow) -> Bool {
        (one.due, one.caseID, one.dutyKey) < (other.due, other.caseID, other.dutyKey)
    }

    /// The day from which this installation watches; the beginning of all days where none is set.
    static func since(_ connection: any Connection) throws -> SQLValue {
        .text(
            try connection.rows("SELECT value FROM setting WHERE name = 'in-use-from'").first?.text("value")
                ?? "0000-00-00")
    }

    /// What its offices owe is theirs, whoever else works in the same unit.
    private static let isNoOffices = "d.bearer NOT IN ('intake-office', 'oversight-office', 'counsel-office')"
    static let ledgerSelect = """
        SELECT d.case_id AS case_id, c.number AS number, c.title AS title, d.what AS what, d.cite AS cite, d.answers AS unit, d.unit AS given, d.duty_key AS duty_key, d.due AS due, d.proposed AS proposed
        FROM duty_index AS d JOIN case_index AS c ON c.case_id = d.case_id
        """
    private static let isOpen =
        " AND d.closed_on IS NULL AND d.force = 'duty' AND d.due IS NOT NULL AND d.due <= ? AND d.opens <= ? AND d.due >= ? AND NOT EXISTS (SELECT 1 FROM stale_case AS x WHERE x.case_id = d.case_id)"
    private static let ledgerEnd = isOpen + " ORDER BY d.due, d.case_id, d.duty_key LIMIT ?"

    static func dueRow(_ row: SQLRow) -> DueRow? {
        guard let due = row.text("due").flatMap({ CivilDay($0) }) else { return nil }
        return DueRow(
            caseID: row.text("case_id") ?? "", number: row.text("number") ?? "", title: row.text("title") ?? "",
            what: row.text("what") ?? "", cite: row.text("cite") ?? "",
            unit: row.text("unit") ?? "", dutyKey: row.text("duty_key") ?? "", due: due,
            proposed: row.integer("proposed") == 1 ? row.text("given") : nil)
    }

    /// For each unit how many duties are open with a due day by then, and how many are overdue; those with most first.
    public func unitCounts(_ scope: CaseScope, today: CivilDay, through last: CivilDay) throws -> [UnitCount] {
        try engine.read { connection in
            try Self.answering(connection).filter { !$0.isEmpty }.compactMap { name in
                guard let late = try count(scope, name, today: today, through: today.adding(days: -1), connection),
                    let open = try count(scope, name, today: today, through: last, connection), !open.isNone
                else { return nil }
                return UnitCount(unit: name, overdue: late, open: open)
            }.sorted {
                ($1.overdue.value, $1.open.value, $0.unit) < ($0.overdue.value, $0.open.value, $1.unit)
            }
        }
    }

    /// How many duties of one unit are open with a due day by then; nil for who oversees no organ.
    func unitCount(_ scope: CaseScope, _ unit: String, today: CivilDay, through last: CivilDay) throws -> Bounded? {
        try engine.read { try count(scope, unit, today: today, through: last, $0) }
    }

    private func count(
        _ scope: CaseScope, _ unit: String, today: CivilDay, through last: CivilDay, _ connection: any Connection
    ) throws -> Bounded? {
        guard let scoped = try self.scope(scope, today, connection), !scoped.organs.isEmpty else { return nil }
        let organs = scoped.organs.map { SQLValue.text($0) }
        let days: [SQLValue] = [
            .text(last.description), .text(today.description), try Self.since(connection), .integer(Bounded.limit + 1),
        ]
        let rows = try connection.rows(
            """
            SELECT count(*) AS n FROM (SELECT 1 FROM duty_index AS d WHERE d.answers = ?
              AND d.organ IN (\(scoped.marks(organs.count)))\(Self.isOpen) LIMIT ?)
            """, [.text(unit)] + organs + days)
        return Bounded(rows.first?.integer("n") ?? 0)
    }

    /// Units in whose ledger anything stands, each looked up by itself: there are few of them, and many duties.
    private static func answering(_ connection: any Connection) throws -> [String] {
        var (names, last) = ([String](), SQLValue.text(""))
        while let next = try connection.rows(
            """
            SELECT min(d.answers) AS name FROM duty_index AS d
            WHERE d.closed_on IS NULL AND d.force = 'duty' AND d.due IS NOT NULL AND d.answers > ?
            """, [last]
        ).first?.text("name") {
            names.append(next)
            last = .text(next)
        }
        return names
    }

    /// 没有下一步的案件: neither an open duty nor a step nor a hearing to come: a list that must be empty.
    public func idleCases(_ scope: CaseScope, today: CivilDay, limit: Int = 200) throws -> [IdleCase] {
        try engine.read { connection in
            guard let scoped = try self.scope(scope, today, connection) else { return [] }
            return try connection.rows(
                """
                SELECT c.case_id AS case_id, c.number AS number, c.title AS title, c.stage AS stage FROM case_index AS c
                WHERE c.idle_from IS NOT NULL AND c.idle_from <= ? AND NOT EXISTS (SELECT 1 FROM stale_case AS x WHERE x.case_id = c.case_id)
                  AND \(scoped.condition("c.case_id"))
                ORDER BY c.idle_from, c.place LIMIT ?
                """, [.text(today.description)] + scoped.arguments + [.integer(limit)]
            ).map {
                IdleCase(
                    caseID: $0.text("case_id") ?? "", number: $0.text("number") ?? "", title: $0.text("title") ?? "",
                    stage: $0.text("stage") ?? "")
            }
        }
    }

    /// Cases in which a duty that a ground of article 22 names was or is late, the longest ago first; before them those in which a
    /// requirement was found not to be met. The facts are read from the case itself.
    /// - Parameter organs: of whose cases.
    public func casesWithLeads(of organs: Set<String>, today: CivilDay, limit: Int = 50, offset: Int = 0) throws
        -> [String]
    {
        try engine.read { connection in
            let keys = organs.map { CaseScope.Key.organ($0) }
            guard let scoped = try self.scope(CaseScope(keys: Set(keys)), today, connection) else { return [] }
            var (found, seen) = ([String](), Set<String>())
            func take(_ rows: [SQLRow]) {
                for id in rows.compactMap({ $0.text("case_id") }) where seen.insert(id).inserted { found.append(id) }
            }
            let wanted = offset + limit
            take(
                try connection.rows(
                    "\(Self.casesFound) AND \(scoped.condition("c.case_id")) ORDER BY c.case_id LIMIT ?",
                    scoped.arguments + [.integer(wanted)]))
            var last: (late: SQLValue, id: SQLValue) = (try Self.since(connection), .text(""))
            while found.count < wanted {
                let rows = try connection.rows(
                    "\(Self.casesLate) AND \(scoped.condition("d.case_id")) ORDER BY d.late, d.case_id LIMIT ?",
                    [.text(today.description), last.late, last.late, last.id] + scoped.arguments + [.integer(wanted)])
                take(rows)
                guard let end = rows.last, rows.count == wanted else { break }
                last = (.optional(end.text("late")), .optional(end.text("case_id")))
            }
            return Array(found.dropFirst(offset).prefix(limit))
        }
    }

    private static let casesFound = """
        SELECT c.case_id AS case_id FROM case_index AS c
        WHERE c.found = 1 AND NOT EXISTS (SELECT 1 FROM stale_case AS x WHERE x.case_id = c.case_id)
        """
    private static let casesLate = """
        SELECT d.case_id AS case_id, d.late AS late FROM duty_index AS d
        WHERE d.late IS NOT NULL AND d.late < ? AND d.late >= ? AND (d.late > ? OR d.case_id > ?)
          AND NOT EXISTS (SELECT 1 FROM stale_case AS x WHERE x.case_id = d.case_id)
        """
}
