import Docket
import LegalCalendar
import Rulebook

/// 原届满日: a closed duty keeps the day it was judged by when other rules or another calendar would give another. What is corrected
/// afterwards is judged anew. Not derivable from the journal, so it stands with what lasts.
struct KeptDays {
    let connection: any Connection

    /// Before the lists are made by other rules: the days of what is closed, as the lists have them.
    func remember() throws {
        try connection.run("DELETE FROM duty_before")
        try connection.run(
            """
            INSERT INTO duty_before (case_id, duty_key, due)
            SELECT case_id, duty_key, min(due) FROM duty_index
            WHERE closed_on IS NOT NULL AND due IS NOT NULL AND force = 'duty' GROUP BY case_id, duty_key
            """)
    }

    /// Whether days are remembered for a case that are not settled yet.
    func isWaiting(_ caseID: String) throws -> Bool {
        try !connection.rows("SELECT due FROM duty_before WHERE case_id = ? LIMIT 1", [.text(caseID)]).isEmpty
    }

    /// By the key of a duty.
    func days(of caseID: String) throws -> [String: CivilDay] {
        let rows = try connection.rows(
            """
            SELECT duty_key, due FROM kept_day WHERE case_id = ?
              AND NOT EXISTS (SELECT 1 FROM entry WHERE entry.case_id = kept_day.case_id AND kind = 'corrected' AND entry.seq > kept_day.seq)
            """, [.text(caseID)])
        return Dictionary(
            rows.compactMap { row in
                row.text("duty_key").flatMap { key in row.text("due").flatMap { CivilDay($0) }.map { (key, $0) } }
            }, uniquingKeysWith: { first, _ in first })
    }

    /// Of the days remembered for a case those that the rules of today would move; the others need no keeping.
    /// - Parameter derivation: the case by the rules of today, with nothing kept beyond what was kept before.
    func settle(_ caseID: String, _ derivation: Derivation, last: Int) throws {
        let before = try connection.rows("SELECT duty_key, due FROM duty_before WHERE case_id = ?", [.text(caseID)])
        guard !before.isEmpty else { return }
        let closed = Dictionary(
            derivation.duties().filter { $0.fulfilled != nil || $0.ended != nil }.map { ($0.key, $0) },
            uniquingKeysWith: { first, _ in first })
        for row in before {
            guard let key = row.text("duty_key"), let due = row.text("due"), let duty = closed[key],
                duty.due?.description != due
            else { continue }
            try connection.run(
                """
                INSERT INTO kept_day (case_id, duty_key, due, seq) VALUES (?, ?, ?, ?)
                ON CONFLICT (case_id, duty_key) DO UPDATE SET due = excluded.due, seq = excluded.seq
                """, [.text(caseID), .text(key), .text(due), .integer(last)])
        }
        try connection.run("DELETE FROM duty_before WHERE case_id = ?", [.text(caseID)])
    }
}
