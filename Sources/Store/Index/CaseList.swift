public import Casework
import Docket
public import LegalCalendar

extension CaseStore {
    /// 案件查询: a number, or words that must all be there; scope is joined before limit and count. The newest first.
    public func cases(
        _ scope: CaseScope, matching query: String, _ filter: CaseFilter = CaseFilter(), today: CivilDay,
        limit: Int = 50, offset: Int = 0
    ) throws -> (rows: [CaseRow], count: Bounded) {
        try engine.read { connection in
            guard let scoped = try self.scope(scope, today, connection) else { return ([], Bounded(0)) }
            // A number that was typed whole is meant, whatever else was chosen.
            let numbered = try scoped.numbered(query, connection)
            guard numbered.isEmpty else {
                let page = numbered.dropFirst(offset).prefix(limit)
                return (try page.compactMap { try Self.caseRow($0, today, connection) }, Bounded(numbered.count))
            }
            let places = try scoped.places(query, filter, limit: limit, offset: offset, connection)
            let count = try scoped.places(query, filter, limit: Bounded.limit + 1, offset: 0, connection).count
            return (try places.compactMap { try Self.caseRow($0, today, connection) }, Bounded(count))
        }
    }

    static func caseRow(_ place: SQLValue, _ today: CivilDay, _ connection: any Connection) throws -> CaseRow? {
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
            stage: row.text("stage") ?? "", holder: row.text("holder") ?? "",
            due: row.text("due").flatMap { CivilDay($0) }, isStale: row.integer("stale") == 1)
    }
}

extension ScopeQuery {
    /// A case whose own number was typed, as the court writes it or in any of its spellings; none where it is no number.
    fileprivate func numbered(_ query: String, _ connection: any Connection) throws -> [SQLValue] {
        let typed = query.folded.trimmingBlanks
        // A short figure is rather a part of a number than one.
        guard typed.count > 4 || typed.contains(where: { !$0.isNumber }), !typed.isEmpty else { return [] }
        return try connection.rows(
            """
            SELECT DISTINCT c.place AS place FROM case_number AS n CROSS JOIN case_index AS c ON c.case_id = n.case_id
            WHERE n.number IN (?, ?) AND \(condition("c.case_id")) ORDER BY c.place DESC
            """, [.text(typed), .text(CaseNumber(query).normalised)] + arguments
        ).map { $0.values[0] }
    }

    fileprivate func places(
        _ query: String, _ filter: CaseFilter, limit: Int, offset: Int, _ connection: any Connection
    ) throws -> [SQLValue] {
        let page: [SQLValue] = [.integer(limit), .integer(offset)]
        let (only, values) = filter.condition()
        guard let match = CaseWords.match(query, of: keys.map(\.text)) else {
            if filter.isNone { return try places(limit: limit, offset: offset, connection) }
            // A unit has few of all cases: they are gone through, not the whole list.
            let within =
                isEverything || !organs.isEmpty
                ? condition("c.case_id")
                : """
                c.place IN (SELECT s.place FROM case_reader AS s WHERE s.reader IN (\(marks(keys.count)))
                  AND (s.until IS NULL OR s.until >= ?))
                """
            return try connection.rows(
                """
                SELECT c.place AS place FROM case_index AS c WHERE \(only) AND \(within)
                ORDER BY c.place \(filter.order) LIMIT ? OFFSET ?
                """, values + arguments + page
            ).map { $0.values[0] }
        }
        return try connection.rows(
            """
            SELECT w.rowid AS place FROM case_words AS w CROSS JOIN case_index AS c ON c.place = w.rowid
            WHERE case_words MATCH ? AND \(only) AND \(condition("c.case_id"))
            ORDER BY w.rowid \(filter.order) LIMIT ? OFFSET ?
            """, [match] + values + arguments + page
        ).map { $0.values[0] }
    }
}
