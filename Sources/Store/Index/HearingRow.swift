public import Casework
import Docket
public import LegalCalendar

/// 开庭: one hearing to come or held, of any case, for calendars and conflicts.
public struct HearingRow: Sendable, Hashable {
    public let caseID: String
    public let hearing: String
    public let title: String
    public let number: String
    public let day: CivilDay
    /// `2026-04-08 09:30`, or the day alone.
    public let at: String
    public let place: String
    public let head: String
    public let isHeld: Bool
}

extension CaseStore {
    /// Hearings from a day on that an actor may see, the nearest first.
    public func hearings(
        _ scope: CaseScope, from day: CivilDay, through last: CivilDay? = nil, isHeld: Bool? = nil, limit: Int = 2000
    )
        throws
        -> [HearingRow]
    {
        // Days are compared as ISO text: past every day there is.
        let end = SQLValue.text(last?.description ?? "9999-12-31")
        let held: SQLValue = isHeld.map { .integer($0 ? 1 : 0) } ?? .null
        return try engine.read { connection in
            guard let scoped = try self.scope(scope, day, connection) else { return [] }
            let rows = try connection.rows(
                "\(Self.hearingSelect) WHERE h.day >= ? AND h.day <= ? AND (? IS NULL OR h.held = ?) AND \(scoped.condition("h.case_id")) ORDER BY h.at, h.case_id LIMIT ?",
                [.text(day.description), end, held, held] + scoped.arguments + [.integer(limit)])
            return rows.compactMap { row in
                guard let day = row.text("day").flatMap({ CivilDay($0) }) else { return nil }
                return HearingRow(
                    caseID: row.text("case_id") ?? "", hearing: row.text("hearing") ?? "",
                    title: row.text("title") ?? "", number: row.text("number") ?? "", day: day,
                    at: row.text("at") ?? "", place: row.text("place") ?? "", head: row.text("head") ?? "",
                    isHeld: row.integer("held") == 1)
            }
        }
    }

    private static let hearingSelect = """
        SELECT h.case_id AS case_id, h.hearing AS hearing, h.day AS day, h.at AS at, h.place AS place, h.head AS head, h.held AS held, c.title AS title, c.number AS number
        FROM hearing_index AS h JOIN case_index AS c ON c.case_id = h.case_id
        """
}
