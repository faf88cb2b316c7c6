public import Casework
import Docket
public import LegalCalendar

/// 承办人名下的案件: open cases by whom a unit named to handle them.
extension CaseStore {
    /// 承办人 of a unit, each with how many open cases he has, by name.
    /// - Parameter limit: no more are told.
    public func handlers(of unit: String, limit: Int) throws -> [(name: String, count: Bounded)] {
        try engine.read { connection in
            var (found, last) = ([(name: String, count: Bounded)](), "")
            // From name to name: a unit has few, whatever it handles.
            while found.count < limit {
                let next = try connection.rows(
                    "SELECT name FROM case_handler WHERE unit = ? AND name > ? ORDER BY name LIMIT 1",
                    [.text(unit), .text(last)]
                ).first?.text("name")
                guard let next else { break }
                found.append((next, try Self.count(of: next, in: unit, connection)))
                last = next
            }
            return found
        }
    }

    /// How many open cases of a unit somebody handles.
    public func count(handledBy name: String, in unit: String) throws -> Bounded {
        try engine.read { try Self.count(of: name, in: unit, $0) }
    }

    /// 已调离、停用的: whose account here is closed or was moved away, never a namesake of another unit, and who still handles open cases of this one.
    public func gone(from unit: String) throws -> [String] {
        try engine.read { connection in
            try connection.rows(
                """
                SELECT DISTINCT a.display AS display FROM account AS a
                WHERE (a.disabled = 1 AND a.unit = ?
                    OR EXISTS (SELECT 1 FROM account_move AS m WHERE m.account = a.name AND m.unit = ?))
                  AND EXISTS (SELECT 1 FROM case_handler AS h WHERE h.unit = ? AND h.name = a.display)
                  AND NOT EXISTS (SELECT 1 FROM account AS b WHERE b.display = a.display AND b.unit = ? AND b.disabled = 0)
                ORDER BY a.display LIMIT 5
                """, [.text(unit), .text(unit), .text(unit), .text(unit)]
            ).compactMap { $0.text("display") }
        }
    }

    private static func count(of name: String, in unit: String, _ connection: any Connection) throws -> Bounded {
        let rows = try connection.rows(
            "SELECT count(*) AS n FROM (SELECT 1 FROM case_handler WHERE unit = ? AND name = ? LIMIT ?)",
            [.text(unit), .text(name), .integer(Bounded.limit + 1)])
        return Bounded(rows.first?.integer("n") ?? 0)
    }

    /// The cases of one handler that the reader sees, the first that came first.
    /// - Parameter limit: no more are told.
    public func cases(
        handledBy name: String, in unit: String, _ scope: CaseScope, today: CivilDay, limit: Int
    ) throws -> [CaseRow] {
        try engine.read { connection in
            guard let scoped = try self.scope(scope, today, connection) else { return [] }
            return try connection.rows(
                """
                SELECT c.place AS place FROM case_handler AS h CROSS JOIN case_index AS c ON c.case_id = h.case_id
                WHERE h.unit = ? AND h.name = ? AND \(scoped.condition("c.case_id")) ORDER BY c.place LIMIT ?
                """, [.text(unit), .text(name)] + scoped.arguments + [.integer(limit)]
            ).compactMap { try Self.caseRow($0.values[0], today, connection) }
        }
    }
}
