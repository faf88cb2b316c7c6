public import Casework
import Docket
public import LegalCalendar
import Rulebook

extension CaseStore {
    /// The lines of a book over a period, of the cases an actor may see, in the order of their days.
    /// - Returns: the lines, and how many places of the index they come from.
    public func lines(
        of book: Book, _ scope: CaseScope, from first: CivilDay, through last: CivilDay, limit: Int,
        offset: Int = 0
    ) throws -> (lines: [Book.Line], found: Int) {
        let days: [SQLValue] = [.text(book.rawValue), .text(first.description), .text(last.description)]
        let page: [SQLValue] = [.integer(limit), .integer(offset)]
        let places = try engine.read { connection -> [SQLRow] in
            switch scope {
            case .nothing, .account: return []
            case .all: return try connection.rows(Self.bookLines + Self.bookPage, days + page)
            case .unit(let name):
                let unit = try self.organisation(connection).canonical(name)
                return try connection.rows(
                    Self.bookLines + Self.bookOfUnit + Self.bookPage, days + [.text(unit)] + page)
            }
        }
        // A case has several lines of a period; it is read once.
        var known: [String: [Book.Line]] = [:]
        let lines = try places.compactMap { place -> Book.Line? in
            guard let id = place.text("case_id") else { return nil }
            if known[id] == nil { known[id] = try derivation(id).map(book.lines) ?? [] }
            return known[id]?.first { $0.sequence == place.integer("seq") }
        }
        return (lines, places.count)
    }

    private static let bookLines = """
        SELECT b.case_id AS case_id, b.seq AS seq FROM book_index AS b WHERE b.book = ? AND b.day >= ? AND b.day <= ?
        """
    private static let bookOfUnit =
        " AND EXISTS (SELECT 1 FROM case_unit AS u JOIN case_index AS c ON c.place = u.place WHERE c.case_id = b.case_id AND u.unit = ?)"
    private static let bookPage = " ORDER BY b.day, b.seq LIMIT ? OFFSET ?"
}
