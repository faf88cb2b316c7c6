import Casework
import Docket
import LegalCalendar
import Oversight
import Rulebook

/// 索引: what lists and searches read, written in the transaction of the entries and rebuildable from them.
struct CaseIndex {
    let connection: any Connection

    func clear(_ caseID: String) throws {
        for table in [
            "case_index", "case_unit", "case_number", "duty_index", "step_index", "hearing_index", "search_term",
            "case_account", "stale_case",
        ] {
            try connection.run(Self.deletes[table]!, [.text(caseID)])
        }
    }

    private static let deletes = [
        "case_index": "DELETE FROM case_index WHERE case_id = ?",
        "case_unit": "DELETE FROM case_unit WHERE case_id = ?",
        "case_number": "DELETE FROM case_number WHERE case_id = ?",
        "duty_index": "DELETE FROM duty_index WHERE case_id = ?",
        "step_index": "DELETE FROM step_index WHERE case_id = ?",
        "hearing_index": "DELETE FROM hearing_index WHERE case_id = ?",
        "search_term": "DELETE FROM search_term WHERE case_id = ?",
        "case_account": "DELETE FROM case_account WHERE case_id = ?",
        "stale_case": "DELETE FROM stale_case WHERE case_id = ?",
    ]

    /// What is to be written of a case, computed without a lock.
    static func rows(_ caseID: String, _ derivation: Derivation) throws -> [(sql: String, arguments: [SQLValue])] {
        let rows = WrittenRows()
        try CaseIndex(connection: rows).put(caseID, derivation)
        return rows.all
    }

    func write(_ caseID: String, _ derivation: Derivation) throws {
        try clear(caseID)
        try put(caseID, derivation)
    }

    private func put(_ caseID: String, _ derivation: Derivation) throws {
        let duties = derivation.duties()
        try writeCase(caseID, derivation, duties)
        for unit in Participants.units(of: derivation).sorted() {
            try connection.run("INSERT INTO case_unit (unit, case_id) VALUES (?, ?)", [.text(unit), .text(caseID)])
        }
        for assignment in Assignment.all(of: derivation).sorted(by: { $0.account < $1.account }) {
            try connection.run(
                "INSERT INTO case_account (account, case_id, until) VALUES (?, ?, ?)",
                [.text(assignment.account), .text(caseID), .optional(assignment.until?.description)])
        }
        for number in numbers(derivation.file) {
            try connection.run(
                "INSERT INTO case_number (number, case_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
                [.text(number), .text(caseID)])
        }
        for duty in duties { try writeDuty(caseID, duty, derivation) }
        for (place, step) in Progress(derivation: derivation).steps.enumerated() {
            try writeStep(caseID, place, step, duties, derivation.rules)
        }
        for hearing in derivation.file.things(.hearing) { try writeHearing(caseID, hearing, derivation) }
        for term in terms(derivation.file) {
            try connection.run("INSERT INTO search_term (term, case_id) VALUES (?, ?)", [.text(term), .text(caseID)])
        }
    }

    private func writeCase(_ caseID: String, _ derivation: Derivation, _ duties: [Duty]) throws {
        let file = derivation.file
        let proceeding = file.things(.proceeding).last
        let progress = Progress(derivation: derivation)
        try connection.run(
            """
            INSERT INTO case_index (case_id, title, act, number, intake_number, court, received_on, stage, holder, last_seq, last_day, provisional, found)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .text(caseID), .text(file.title), .text(file.notice?.entry["act"]?["title"]?.text ?? ""),
                .text(file.shownNumber),
                .text(file.notice?.entry["intake-number"]?.text ?? ""),
                .text((file.numbered ?? proceeding)?["court"]?.text ?? ""),
                .text(file.notice?.day.description ?? ""), .text(progress.stage.rawValue), .text(progress.holder),
                .integer(file.items.map { $0.correctedBy ?? $0.sequence }.max() ?? 0),
                .text(file.items.last?.day.description ?? ""),
                .integer(duties.contains(where: \.provisional) ? 1 : 0),
                // What a requirement found depends on no day after it happened.
                .integer(derivation.leads([], on: file.items.last?.day ?? CivilDay(number: 0)).isEmpty ? 0 : 1),
            ])
    }

    private func numbers(_ file: CaseFile) -> Set<String> {
        Set(
            file.things(.proceeding).compactMap(\.number).map { CaseNumber($0).normalised }
                + file.items(of: .noticeReceived).compactMap { $0.entry["intake-number"]?.text?.folded })
    }

    /// A duty closes on the day it was fulfilled or ended; a right also when it lapses, which needs no entry and is compared with today.
    private func writeDuty(_ caseID: String, _ duty: Duty, _ derivation: Derivation) throws {
        guard !duty.isAwaited else { return }
        let todo = Todo(duty, derivation)
        let excused = duty.excuseLost == nil ? duty.excused : nil
        let closed = [duty.fulfilled?.day, duty.ended?.event.day, excused?.day].compactMap(\.self).min()
        for unit in duty.units.isEmpty ? [""] : duty.units {
            try connection.run(
                """
                INSERT INTO duty_index (case_id, duty_key, name, what, cite, force, bearer, unit, opens, due, safe_by, closed_on, lapses, undated,
                  proposed, provisional, within, started, action, about, is_act, ground, fulfilled_on, excused_on)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """,
                [
                    .text(caseID), .text(duty.key), .text(duty.norm.name), .text(duty.norm.what),
                    .text(derivation.rules.citation(duty.norm.provenance)),
                    .text(duty.norm.force.rawValue), .text(duty.bearer), .text(unit),
                    .text(duty.opened.day.description),
                    // What nobody here can be late with has no day that turns red; it is advised.
                    .optional(duty.lateNotice || duty.isPastMeasures ? nil : duty.due?.description),
                    .optional(duty.lateNotice ? nil : duty.safeBy?.description), .optional(closed?.description),
                    .integer(duty.norm.force == .right ? 1 : 0), .integer(duty.missing == nil ? 0 : 1),
                    .integer(duty.isProposed ? 1 : 0),
                    .integer(duty.provisional ? 1 : 0), .text(duty.norm.within?.chinese ?? ""),
                    .optional(duty.from?.description),
                    .text(todo?.kind.rawValue ?? ""), .text(todo.map(Self.about) ?? ""),
                    .integer(todo?.isAct == true ? 1 : 0),
                    .text(derivation.rules.ground(of: duty.norm)?.ground ?? ""),
                    .optional(duty.fulfilled?.day.description), .optional(excused?.day.description),
                ])
        }
    }

    /// What the page of a duty is asked for, as the text of a query: `decision=D1&unit=市自然资源局`.
    private static func about(_ todo: Todo) -> String {
        let things = todo.about.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.key.rawValue)=\($0.value)" }
        return (things + todo.papers.map { "paper=\($0)" }).joined(separator: "&")
    }

    /// A step carries the days of the duty it serves.
    private func writeStep(_ caseID: String, _ place: Int, _ step: Progress.Step, _ duties: [Duty], _ rules: Rules)
        throws
    {
        let norm = step.duty.flatMap { rules.norm(named: $0) }
        let duty = duties.last { duty in
            duty.norm == norm && duty.fulfilled == nil && duty.ended == nil
                && (step.unit == nil || duty.units.contains(step.unit!))
                && (step.submission == nil || duty.context.first(.submission) == nil
                    || duty.context.first(.submission) == step.submission)
        }
        try connection.run(
            """
            INSERT INTO step_index (case_id, place, kind, title, function, unit, submission, duty, cite, within, started, due, safe_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .text(caseID), .integer(place), .text(step.kind.rawValue), .text(step.title),
                .text(step.function.rawValue),
                .text(step.unit ?? ""),
                .text(step.submission ?? ""), .text(duty?.norm.name ?? ""),
                .text(duty.map { rules.citation($0.norm.provenance) } ?? ""),
                .text(duty?.norm.within?.chinese ?? ""), .optional(duty?.from?.description),
                .optional(duty?.due?.description),
                .optional(duty?.safeBy?.description),
            ])
    }

    /// Who is to appear: as decided for this hearing, else as proposed for its proceeding.
    private func writeHearing(_ caseID: String, _ hearing: Thing, _ derivation: Derivation) throws {
        let proceeding = hearing["proceeding"]?.text
        let heads = derivation.organs(in: proceeding).map {
            derivation.appearance(of: $0, in: proceeding, at: hearing.id)
        }
        let decided = heads.filter(\.isDecided).compactMap { $0.head?["name"]?.text }
        let head = hearing["head"]?["name"]?.text ?? (decided.isEmpty ? nil : decided.joined(separator: "、"))
        try connection.run(
            "INSERT INTO hearing_index (case_id, hearing, day, at, place, head, held) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                .text(caseID), .text(hearing.id), .text(hearing["day"]?.text ?? ""),
                .text(hearing["at"]?.text ?? hearing["day"]?.text ?? ""), .text(hearing["place"]?.text ?? ""),
                .text(head ?? ""), .integer(hearing["head-appeared"] == nil ? 0 : 1),
            ])
    }

    private func terms(_ file: CaseFile) -> Set<String> {
        var texts = [file.title]
        for item in file.items {
            for field in ["number", "court", "cause", "claims", "intake-number"] {
                texts += item.entry[field]?.words ?? []
            }
            texts += (item.entry["number"]?.text).map { [CaseNumber($0).shown] } ?? []
            texts += [item.entry["act"]?["title"], item.entry["act"]?["maker"]].compactMap { $0?.text }
        }
        texts += file.things(.party).map(\.id) + file.things(.unit).map(\.id)
        return Tokeniser.terms(texts.joined(separator: " "))
    }
}
