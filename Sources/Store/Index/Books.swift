public import Casework
import Docket
public import LegalCalendar
import Rulebook

extension CaseStore {
    /// The lines of a book over a period, of the cases an actor may see, in the order of their days.
    /// - Returns: the lines, and how many places of the index they come from.
    public func lines(
        of book: Book, for reader: Actor, from first: CivilDay, through last: CivilDay, limit: Int,
        offset: Int = 0
    ) throws -> (lines: [Book.Line], found: Int) {
        let scope = Access.books(reader, book, try holders())
        let days: [SQLValue] = [.text(book.rawValue), .text(first.description), .text(last.description)]
        let page: [SQLValue] = [.integer(limit), .integer(offset)]
        let places = try engine.read { connection -> [SQLRow] in
            guard let scoped = try self.scope(scope, last, connection), !scope.isOfLawyer else { return [] }
            return try connection.rows(
                "\(Self.bookLines) AND \(scoped.condition("b.case_id"))\(Self.bookPage)", days + scoped.arguments + page
            )
        }
        // A case has several lines of a period; it is read once.
        var known: [String: [Book.Line]] = [:]
        let lines = try places.compactMap { place -> Book.Line? in
            guard let id = place.text("case_id") else { return nil }
            if known[id] == nil {
                known[id] = try view(id, of: reader).map { book.lines($0, Sight(reader, $0)) } ?? []
            }
            return known[id]?.first { $0.sequence == place.integer("seq") }
        }
        return (lines, places.count)
    }

    private static let bookLines = """
        SELECT b.case_id AS case_id, b.seq AS seq FROM book_index AS b WHERE b.book = ? AND b.day >= ? AND b.day <= ?
        """
    private static let bookPage = " ORDER BY b.day, b.seq LIMIT ? OFFSET ?"
}
