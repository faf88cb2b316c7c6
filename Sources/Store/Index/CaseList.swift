public import Casework
import Docket
public import LegalCalendar

extension CaseStore {
    /// 案件查询: a number, or words that must all be there; scope is joined before limit and count. The newest first.
    public func cases(_ scope: CaseScope, matching query: String, today: CivilDay, limit: Int = 50, offset: Int = 0)
        throws -> (rows: [CaseRow], count: Bounded)
    {
        guard let scoped = try CaseQuery(scope, today, canonical: organisation().canonical) else {
            return ([], Bounded(0))
        }
        return try engine.read { connection in
            let numbered = try scoped.numbered(query, connection)
            guard numbered.isEmpty else {
                let page = numbered.dropFirst(offset).prefix(limit)
                return (try page.compactMap { try Self.caseRow($0, today, connection) }, Bounded(numbered.count))
            }
            let places = try scoped.places(query, limit: limit, offset: offset, connection)
            let count = try scoped.places(query, limit: Bounded.limit + 1, offset: 0, connection).count
            return (try places.compactMap { try Self.caseRow($0, today, connection) }, Bounded(count))
        }
    }

    private static func caseRow(_ place: SQLValue, _ today: CivilDay, _ connection: any Connection) throws -> CaseRow? {
        guard
            let row = try connection.rows(
                """
                SELECT c.*, EXISTS (SELECT 1 FROM stale_case AS x WHERE x.case_id = c.case_id) AS stale,
                  (SELECT min(d.due) FROM duty_index AS d WHERE d.case_id = c.case_id AND d.force = 'duty'
                     AND (d.closed_on IS NULL OR d.closed_on > ?) AND d.opens <= ?) AS due
                FROM case_index AS c WHERE c.place = ?
                """, [.text(today.description), .text(today.description), place]
            ).first
        else { return nil }
        return CaseRow(
            caseID: row.text("case_id") ?? "", title: row.text("title") ?? "", act: row.text("act") ?? "",
            number: row.text("number") ?? "", intakeNumber: row.text("intake_number") ?? "",
            court: row.text("court") ?? "", receivedOn: row.text("received_on") ?? "",
            stage: row.text("stage").flatMap(Stage.init(rawValue:)) ?? .registered, holder: row.text("holder") ?? "",
            due: row.text("due").flatMap { CivilDay($0) }, isStale: row.integer("stale") == 1)
    }
}

/// 案件范围: which cases a reader may see, as part of a statement.
private struct CaseQuery: Sendable {
    /// The table that lists them, by place; what restricts it; its values.
    private let table: String
    private let condition: String
    private let arguments: [SQLValue]
    /// The unit whose cases they are.
    private let unit: String?

    /// - Returns: nil for who may see none.
    init?(_ scope: CaseScope, _ today: CivilDay, canonical: (String) -> String) {
        unit = if case .unit(let name) = scope { canonical(name) } else { nil }
        switch scope {
        case .nothing: return nil
        case .all: (table, condition, arguments) = ("case_index", "1 = 1", [])
        case .unit(let name): (table, condition, arguments) = ("case_unit", "s.unit = ?", [.text(canonical(name))])
        case .account(let name):
            (table, condition) = ("case_account", "s.account = ? AND (s.until IS NULL OR s.until >= ?)")
            arguments = [.text(name), .text(today.description)]
        }
    }

    /// A case whose own number was typed, as the court writes it or in any of its spellings; none where it is no number.
    func numbered(_ query: String, _ connection: any Connection) throws -> [SQLValue] {
        let typed = query.folded.trimmingBlanks
        // A short figure is rather a part of a number than one.
        guard typed.count > 4 || typed.contains(where: { !$0.isNumber }), !typed.isEmpty else { return [] }
        return try connection.rows(
            """
            SELECT DISTINCT c.place AS place FROM case_number AS n CROSS JOIN case_index AS c ON c.case_id = n.case_id
            CROSS JOIN \(table) AS s ON s.place = c.place
            WHERE n.number IN (?, ?) AND \(condition) ORDER BY c.place DESC
            """, [.text(typed), .text(CaseNumber(query).normalised)] + arguments
        ).map { $0.values[0] }
    }

    func places(_ query: String, limit: Int, offset: Int, _ connection: any Connection) throws -> [SQLValue] {
        let page: [SQLValue] = [.integer(limit), .integer(offset)]
        guard let match = CaseWords.match(query, of: unit) else {
            return try connection.rows(
                "SELECT s.place AS place FROM \(table) AS s WHERE \(condition) ORDER BY s.place DESC LIMIT ? OFFSET ?",
                arguments + page
            ).map { $0.values[0] }
        }
        return try connection.rows(
            """
            SELECT w.rowid AS place FROM case_words AS w
            WHERE case_words MATCH ? AND EXISTS (SELECT 1 FROM \(table) AS s WHERE s.place = w.rowid AND \(condition))
            ORDER BY w.rowid DESC LIMIT ? OFFSET ?
            """, [match] + arguments + page
        ).map { $0.values[0] }
    }
}
