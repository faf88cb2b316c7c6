public import Casework
import Docket
public import LegalCalendar
import Rulebook

extension CaseStore {
    /// The lines of a book over a period, of the cases an actor may see, in the order of their days.
    public func lines(of book: RegisterBook, _ scope: CaseScope, from first: CivilDay, through last: CivilDay) throws
        -> [RegisterBook.Line]
    {
        let ids = try engine.read { connection -> [String] in
            // A correction may have moved a day into the period: those cases are looked at too.
            let kinds = try book.kinds.flatMap { kind in
                try connection.rows(
                    """
                    SELECT DISTINCT case_id FROM entry WHERE stream = 'case' AND kind = ? AND day >= ? AND day <= ?
                    UNION SELECT DISTINCT case_id FROM entry WHERE stream = 'case' AND kind = 'corrected'
                    """, [.text(kind.rawValue), .text(first.description), .text(last.description)]
                ).compactMap { $0.text("case_id") }
            }
            switch scope {
            case .nothing, .account: return []
            case .all: return kinds
            case .unit(let name):
                let unit = try self.organisation(connection).canonical(name)
                let own = Set(
                    try connection.rows("SELECT case_id FROM case_unit WHERE unit = ?", [.text(unit)]).compactMap {
                        $0.text("case_id")
                    })
                return kinds.filter(own.contains)
            }
        }
        let lines = try ids.flatMap { id in try derivation(id).map(book.lines) ?? [] }
        return lines.filter { $0.day >= first && $0.day <= last }.sorted {
            ($0.day, $0.sequence) < ($1.day, $1.sequence)
        }
    }
}
