public import Casework
import Docket
public import LegalCalendar

/// 台账一行: one open duty with a due day, of one unit.
public struct LedgerRow: Sendable, Hashable {
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

/// 各单位在办与逾期
public struct UnitCount: Sendable, Hashable {
    public let unit: String
    public let overdue: Int
    public let open: Int
}

/// 没有下一步的案件
public struct IdleCase: Sendable, Hashable {
    public let caseID: String
    public let number: String
    public let title: String
    public let stage: Stage
}

extension CaseStore {
    /// 期限台账: open duties due by a day, the most urgent first; of one unit, or of all.
    public func ledger(unit: String?, today: CivilDay, through last: CivilDay, limit: Int = 500) throws -> [LedgerRow] {
        let unit = try unit.map { try organisation().canonical($0) }
        return try engine.read { connection in
            let days: [SQLValue] = [
                .text(last.description), .text(today.description), try Self.since(connection), .integer(limit),
            ]
            let intake = try self.intakeUnit(connection)
            let rows =
                try unit.map {
                    try connection.rows(Self.ledgerOfUnit, [.text(intake), .text($0), .text($0), .text(intake)] + days)
                }
                ?? connection.rows(Self.ledgerOfAll, [.text(intake)] + days)
            return rows.compactMap(Self.ledgerRow)
        }
    }

    /// Who is answerable for a case that nobody has been given yet.
    private func intakeUnit(_ connection: any Connection) throws -> String {
        let organisation = try organisation(connection)
        return organisation.holder(of: .intakeOffice, for: organisation.government) ?? ""
    }

    /// The day from which this installation watches; the beginning of all days where none is set.
    static func since(_ connection: any Connection) throws -> SQLValue {
        .text(
            try connection.rows("SELECT value FROM setting WHERE name = 'in-use-from'").first?.text("value")
                ?? "0000-00-00")
    }

    private static let ledgerSelect = """
        SELECT d.case_id AS case_id, c.number AS number, c.title AS title, d.what AS what, d.cite AS cite, CASE WHEN d.proposed = 1 THEN ? ELSE d.unit END AS unit, d.unit AS given, d.duty_key AS duty_key, d.due AS due, d.proposed AS proposed
        FROM duty_index AS d JOIN case_index AS c ON c.case_id = d.case_id
        """
    private static let ledgerEnd =
        " AND d.case_id NOT IN (SELECT case_id FROM stale_case) AND d.due <= ? AND d.force = 'duty' AND d.opens <= ? AND d.due >= ? ORDER BY d.due, d.case_id, d.duty_key LIMIT ?"
    private static let ledgerOfUnit =
        ledgerSelect + " WHERE ((d.proposed = 0 AND d.unit = ?) OR (d.proposed = 1 AND ? = ?)) AND d.closed_on IS NULL"
        + ledgerEnd
    private static let ledgerOfAll = ledgerSelect + " WHERE d.closed_on IS NULL" + ledgerEnd

    private static func ledgerRow(_ row: SQLRow) -> LedgerRow? {
        guard let due = row.text("due").flatMap({ CivilDay($0) }) else { return nil }
        return LedgerRow(
            caseID: row.text("case_id") ?? "", number: row.text("number") ?? "", title: row.text("title") ?? "",
            what: row.text("what") ?? "", cite: row.text("cite") ?? "",
            unit: row.text("unit") ?? "", dutyKey: row.text("duty_key") ?? "", due: due,
            proposed: row.integer("proposed") == 1 ? row.text("given") : nil)
    }

    /// For each unit how many duties are open with a due day by then, and how many are overdue.
    public func unitCounts(today: CivilDay, through last: CivilDay) throws -> [UnitCount] {
        try engine.read { connection in
            try connection.rows(
                """
                SELECT counted AS unit, count(*) AS open, sum(CASE WHEN due < ? THEN 1 ELSE 0 END) AS overdue
                FROM (SELECT CASE WHEN proposed = 1 THEN ? ELSE unit END AS counted, due FROM duty_index
                      WHERE case_id NOT IN (SELECT case_id FROM stale_case) AND closed_on IS NULL AND due <= ? AND force = 'duty' AND opens <= ? AND due >= ?) AS d
                WHERE counted <> '' GROUP BY counted ORDER BY overdue DESC, open DESC, counted
                """,
                [
                    .text(today.description), .text(try self.intakeUnit(connection)), .text(last.description),
                    .text(today.description), try Self.since(connection),
                ]
            ).map {
                UnitCount(
                    unit: $0.text("unit") ?? "", overdue: $0.integer("overdue") ?? 0, open: $0.integer("open") ?? 0)
            }
        }
    }

    /// 没有下一步的案件: neither an open duty nor a step nor a hearing to come: a list that must be empty.
    public func idleCases(today: CivilDay, limit: Int = 200) throws -> [IdleCase] {
        try engine.read { connection in
            try connection.rows(
                """
                SELECT c.case_id AS case_id, c.number AS number, c.title AS title, c.stage AS stage FROM case_index AS c
                WHERE c.stage NOT IN ('closed', 'foreign', 'struck') AND c.case_id NOT IN (SELECT case_id FROM stale_case)
                  AND NOT EXISTS (SELECT 1 FROM duty_index AS d WHERE d.case_id = c.case_id AND d.closed_on IS NULL AND (d.lapses = 0 OR d.due IS NULL OR d.due >= ?))
                  AND NOT EXISTS (SELECT 1 FROM step_index AS s WHERE s.case_id = c.case_id)
                  AND NOT EXISTS (SELECT 1 FROM hearing_index AS h WHERE h.case_id = c.case_id AND h.day >= ?)
                ORDER BY c.received_on LIMIT ?
                """, [.text(today.description), .text(today.description), .integer(limit)]
            ).map {
                IdleCase(
                    caseID: $0.text("case_id") ?? "", number: $0.text("number") ?? "", title: $0.text("title") ?? "",
                    stage: $0.text("stage").flatMap(Stage.init(rawValue:)) ?? .registered)
            }
        }
    }

    /// Cases in which a duty that a ground of article 22 names was or is late; the facts are read from the case itself.
    public func casesWithLeads(today: CivilDay, limit: Int = 200) throws -> [String] {
        try engine.read { connection in
            try connection.rows(
                """
                SELECT DISTINCT case_id FROM duty_index
                WHERE case_id NOT IN (SELECT case_id FROM stale_case) AND ground <> '' AND force = 'duty' AND excused_on IS NULL AND due < ? AND due >= ? AND (fulfilled_on IS NULL OR fulfilled_on > due) AND (closed_on IS NULL OR closed_on > due)
                UNION SELECT case_id FROM case_index WHERE found = 1
                ORDER BY case_id LIMIT ?
                """, [.text(today.description), try Self.since(connection), .integer(limit)]
            ).compactMap { $0.text("case_id") }
        }
    }
}
