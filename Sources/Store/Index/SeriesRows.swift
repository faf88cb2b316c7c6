public import Casework
import Docket
public import LegalCalendar

/// 一个系列的案件: those that have a label in common, or whose own number is the label of the others; the case itself among them. Only
/// those that the reader may see.
extension CaseStore {
    /// The first that came first.
    /// - Parameter limit: no more are told.
    public func series(of caseID: String, _ scope: CaseScope, today: CivilDay, limit: Int) throws -> [CaseRow] {
        try engine.read { connection in
            guard let scoped = try self.scope(scope, today, connection) else { return [] }
            return try connection.rows(
                "SELECT c.place AS place \(Self.members(scoped)) ORDER BY c.place LIMIT ?",
                [.text(caseID), .text(caseID)] + scoped.arguments + [.integer(limit)]
            ).compactMap { try Self.caseRow($0.values[0], today, connection) }
        }
    }

    /// 近来的系列: each by its first case that the reader sees, with how many there are; the newest first.
    public func seriesOf(_ scope: CaseScope, today: CivilDay, limit: Int) throws -> [(first: CaseRow, count: Int)] {
        try engine.read { connection in
            guard let scoped = try self.scope(scope, today, connection) else { return [] }
            // No further back than is looked at in one go.
            let found = try connection.rows(
                """
                SELECT c.case_id AS case_id, min(c.place) AS place
                FROM (SELECT label, case_id FROM case_series ORDER BY rowid DESC LIMIT 3000) AS s
                  CROSS JOIN case_index AS c ON c.case_id = s.case_id
                WHERE \(scoped.condition("c.case_id")) GROUP BY s.label ORDER BY max(c.place) DESC LIMIT ?
                """, scoped.arguments + [.integer(limit)])
            // One whose number is the label has none of its own; what two labels name is one series.
            var seen: Set<SQLValue> = []
            return try found.compactMap { row in
                let id = SQLValue.text(row.text("case_id") ?? "")
                let whole = try connection.rows(
                    "SELECT min(c.place) AS place, count(*) AS n \(Self.members(scoped))",
                    [id, id] + scoped.arguments
                ).first
                guard let whole, let count = whole.integer("n"), count > 1, seen.insert(whole.values[0]).inserted else {
                    return nil
                }
                return try Self.caseRow(whole.values[0], today, connection).map { ($0, count) }
            }
        }
    }

    /// How many there are, the case itself among them; no further than is told.
    public func seriesCount(of caseID: String, _ scope: CaseScope, today: CivilDay) throws -> Bounded {
        try engine.read { connection in
            guard let scoped = try self.scope(scope, today, connection) else { return Bounded(exactly: 0) }
            let rows = try connection.rows(
                "SELECT count(*) AS n FROM (SELECT 1 \(Self.members(scoped)) LIMIT ?)",
                [.text(caseID), .text(caseID)] + scoped.arguments + [.integer(Bounded.limit + 1)])
            return Bounded(rows.first?.integer("n") ?? 0)
        }
    }

    /// Behind the columns of a statement; the case is given twice.
    private static func members(_ scoped: ScopeQuery) -> String {
        """
        FROM (
          WITH named(label) AS (
            SELECT label FROM case_series WHERE case_id = ? UNION SELECT number FROM case_number WHERE case_id = ?)
          SELECT s.case_id AS case_id FROM named CROSS JOIN case_series AS s ON s.label = named.label
          UNION SELECT n.case_id FROM named CROSS JOIN case_number AS n ON n.number = named.label
          WHERE EXISTS (SELECT 1 FROM case_series AS s WHERE s.label = named.label)
        ) AS member CROSS JOIN case_index AS c ON c.case_id = member.case_id WHERE \(scoped.condition("c.case_id"))
        """
    }
}
