public import Casework
import Docket
public import LegalCalendar
import Rulebook

extension CaseStore {
    /// How somebody stands to a case; nil for a case that does not exist.
    public func standing(of reader: Actor, to caseID: String, today: CivilDay) throws -> Standing? {
        try engine.read { try standing(of: reader, to: caseID, today: today, $0) }
    }

    func standing(of reader: Actor, to caseID: String, today: CivilDay, _ connection: any Connection) throws
        -> Standing?
    {
        let holders = Holders(try organisation(connection), rules)
        guard try !connection.rows("SELECT case_id FROM case_index WHERE case_id = ?", [.text(caseID)]).isEmpty
        else { return nil }
        let texts = try connection.rows(
            "SELECT reader FROM case_reader WHERE case_id = ? AND (until IS NULL OR until >= ?)",
            [.text(caseID), .text(today.description)]
        ).compactMap { $0.text("reader") }
        let keys = Access.visible(reader, holders).keys.union(Self.organKeys(of: reader, holders))
        return Access.standing(reader, keys.filter { texts.contains($0.text) }, holders)
    }

    /// Who watches from above may also be of the organ itself.
    private static func organKeys(of reader: Actor, _ holders: Holders) -> Set<CaseScope.Key> {
        Set(reader.functions.flatMap { holders.organs(of: $0, in: reader.unit) }.map { .organ($0) })
    }

    /// The units on a case; nil for a case that does not exist.
    public func units(of caseID: String) throws -> Set<String>? {
        try engine.read { connection in
            guard try !connection.rows("SELECT case_id FROM case_index WHERE case_id = ?", [.text(caseID)]).isEmpty
            else { return nil }
            let texts = try connection.rows("SELECT reader FROM case_reader WHERE case_id = ?", [.text(caseID)])
                .compactMap { $0.text("reader") }
            let unit = CaseScope.Key.unit("").text
            return Set(texts.filter { $0.hasPrefix(unit) }.map { String($0.dropFirst(unit.count)) })
        }
    }

    /// A case by court or intake number.
    public func caseID(number: String) throws -> String? {
        try engine.read { connection in
            let rows = try connection.rows(
                "SELECT case_id FROM case_number WHERE number IN (?, ?)",
                [.text(number.folded.trimmingBlanks), .text(CaseNumber(number).normalised)])
            return rows.first?.text("case_id")
        }
    }

    public func caseCount() throws -> Int {
        try engine.read { try $0.rows("SELECT count(*) AS n FROM case_index").first?.integer("n") ?? 0 }
    }
}
