import Docket
public import LegalCalendar
import Rulebook

/// 期限变动: a due day that other rules, another calendar or another program give than the one a case's lists were made by.
public struct MovedDay: Sendable, Hashable {
    public let caseID: String
    public let number: String
    public let what: String
    /// The norm's name, and the article.
    public let norm: String
    public let cite: String
    /// Nil: there was no such duty, or none with a day.
    public let old: CivilDay?
    public let new: CivilDay?
    /// Done, ended or lapsed by the lists as they are.
    public let isClosed: Bool
}

extension CaseStore {
    /// What making the lists anew would move, case by case; nothing is written. Reads lists that an older program made.
    public func movedDays(_ found: (MovedDay) throws -> Void) throws {
        for id in try engine.read({ try $0.rows("SELECT case_id FROM case_index ORDER BY case_id") }) {
            guard let caseID = id.text("case_id"), let derivation = try derivation(caseID) else { continue }
            let rows = try engine.read {
                try $0.rows(
                    "SELECT duty_key, name, what, cite, due, closed_on FROM duty_index WHERE case_id = ? AND force <> 'watch'",
                    [.text(caseID)])
            }
            for day in Self.moved(rows, derivation, caseID) { try found(day) }
        }
    }

    /// What another calendar would move of what is open and due about a year; nothing is written.
    public func movedDays(by calendar: LegalCalendar, in year: Int, limit: Int) throws -> [MovedDay] {
        let ids = try engine.read {
            try $0.rows(
                """
                SELECT DISTINCT case_id FROM duty_index
                WHERE due >= ? AND due <= ? AND closed_on IS NULL AND force <> 'watch' ORDER BY due LIMIT ?
                """, [.text("\(year - 1)-12-01"), .text("\(year + 1)-01-31"), .integer(limit)])
        }
        return try ids.compactMap { $0.text("case_id") }.flatMap { caseID -> [MovedDay] in
            guard let derivation = try derivation(caseID) else { return [] }
            let number = derivation.file.instances.all.lazy.compactMap(\.number).first ?? caseID
            let new = Dictionary(
                derivation.under(calendar).duties().map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
            return derivation.duties().filter { $0.norm.force != .watch && $0.fulfilled == nil && $0.ended == nil }
                .compactMap { duty in
                    guard let other = new[duty.key], other.due != duty.due else { return nil }
                    return MovedDay(
                        caseID: caseID, number: number, what: duty.norm.what, norm: duty.norm.name,
                        cite: derivation.rules.citation(duty.norm.provenance), old: duty.due, new: other.due,
                        isClosed: false)
                }
        }
    }

    private static func moved(_ rows: [SQLRow], _ derivation: Derivation, _ caseID: String) -> [MovedDay] {
        let number = derivation.file.instances.all.lazy.compactMap(\.number).first ?? caseID
        let old = Dictionary(
            rows.map { ($0.text("duty_key") ?? "", $0) }, uniquingKeysWith: { first, _ in first })
        let duties = derivation.duties().filter { !$0.isAwaited && !$0.lateNotice && $0.norm.force != .watch }
        let new = Dictionary(duties.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        return Set(old.keys).union(new.keys).sorted().compactMap { key in
            let (row, duty) = (old[key], new[key])
            let days = (row?.text("due").flatMap { CivilDay($0) }, duty?.due)
            guard days.0 != days.1 else { return nil }
            return MovedDay(
                caseID: caseID, number: number, what: duty?.norm.what ?? row?.text("what") ?? "",
                norm: duty?.norm.name ?? row?.text("name") ?? "",
                cite: duty.map { derivation.rules.citation($0.norm.provenance) } ?? row?.text("cite") ?? "",
                old: days.0, new: days.1, isClosed: row?.text("closed_on") != nil)
        }
    }
}
