public import Casework
import Docket
public import LegalCalendar

extension CaseStore {
    /// How somebody stands to a case; nil for a case that does not exist.
    public func relation(of reader: Actor, to caseID: String, today: CivilDay) throws -> Relation? {
        guard let units = try units(of: caseID) else { return nil }
        let accounts = try engine.read {
            try $0.rows(
                "SELECT account FROM case_account WHERE case_id = ? AND (until IS NULL OR until >= ?)",
                [.text(caseID), .text(today.description)]
            ).compactMap { $0.text("account") }
        }
        return Access.relation(reader, units: units, accounts: Set(accounts))
    }

    /// The units on a case; empty for a case that does not exist.
    public func units(of caseID: String) throws -> Set<String>? {
        try engine.read { connection in
            guard try !connection.rows("SELECT case_id FROM case_index WHERE case_id = ?", [.text(caseID)]).isEmpty
            else { return nil }
            return Set(
                try connection.rows("SELECT unit FROM case_unit WHERE case_id = ?", [.text(caseID)]).compactMap {
                    $0.text("unit")
                })
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
