public import Casework
public import Docket
public import LegalCalendar
import Rulebook

/// 待办: one row of a desk.
public struct DeskRow: Sendable, Hashable {
    public let caseID: String
    public let number: String
    public let title: String
    public let act: String
    /// The kind to record; nil where there is only something to look at.
    public let kind: KindName?
    public let what: String
    public let cite: String
    public let within: String
    public let started: CivilDay?
    public let due: CivilDay?
    public let safeBy: CivilDay?
    public let unit: String
    public let submission: String
    /// Which things the page is about, `decision=D1&unit=…`; empty for a step.
    public let about: String
    public let dutyKey: String
    public let isProposed: Bool
    public let isUndated: Bool
    public let force: String
    /// 重算中: its days may be others in a moment.
    public let isStale: Bool

    public init(
        caseID: String, number: String, title: String, act: String, kind: KindName?, what: String, cite: String,
        within: String, started: CivilDay?, due: CivilDay?, safeBy: CivilDay?, unit: String, submission: String,
        about: String, dutyKey: String, isProposed: Bool, isUndated: Bool, force: String, isStale: Bool
    ) {
        (self.caseID, self.number, self.title, self.act) = (caseID, number, title, act)
        (self.kind, self.what, self.cite, self.within) = (kind, what, cite, within)
        (self.started, self.due, self.safeBy) = (started, due, safeBy)
        (self.unit, self.submission, self.about, self.dutyKey) = (unit, submission, about, dutyKey)
        (self.isProposed, self.isUndated, self.force, self.isStale) = (isProposed, isUndated, force, isStale)
    }
}

public struct CaseRow: Sendable, Hashable {
    public let caseID: String
    public let title: String
    public let act: String
    public let number: String
    public let intakeNumber: String
    public let court: String
    public let receivedOn: String
    public let stage: Stage
    public let holder: String
    /// The nearest open due day.
    public let due: CivilDay?
    /// 重算中: what stands here was derived by rules, a calendar or an organisation that no longer hold.
    public let isStale: Bool
}

extension CaseStore {
    /// 工作台: the steps of a person's function or unit, and the open duties that no step covers.
    public func desk(_ actor: Actor, today: CivilDay) throws -> [DeskRow] {
        let unit = try organisation().canonical(actor.unit)
        return try engine.read { connection in
            let steps =
                actor.function == .handlingUnit
                ? try connection.rows(Self.unitSteps, [.text(unit)])
                : try connection.rows(
                    Self.functionSteps,
                    [
                        .text(actor.function.rawValue),
                        .text(actor.function == .leader ? "intake-office" : actor.function.rawValue),
                    ])
            let (day, since) = (SQLValue.text(today.description), try Self.since(connection))
            let bearers = [actor.function] + Self.lends.filter { $0.to == actor.function }.map(\.bearer)
            let duties =
                actor.function == .handlingUnit
                ? try connection.rows(
                    Self.unitDuties, [.text(unit), day, day, since, .text(unit), day, day, day, since])
                : try bearers.flatMap { bearer in
                    try connection.rows(
                        Self.bearerDuties,
                        [.text(bearer.rawValue), day, day, since, .text(bearer.rawValue), day, day, day, since]
                    )
                    .filter { bearer == actor.function || self.lends($0, to: actor.function) }
                }
            // A lawyer has the cases to which he was assigned, not those of all lawyers.
            let own: Set<String>? =
                actor.function == .lawyer
                ? Set(
                    try connection.rows(Self.ofAccount, [.text(actor.account), day]).compactMap { $0.text("case_id") })
                : nil
            let isOwn = { (row: DeskRow) in own.map { $0.contains(row.caseID) } ?? true }
            let rows = steps.map(Self.deskRow).filter(isOwn)
            let covered = Set(rows.map { "\($0.caseID)|\($0.dutyKey)" })
            return rows
                + duties.map(Self.deskRow).filter(isOwn).filter { row in
                    !covered.contains("\(row.caseID)|\(row.dutyKey.split(separator: "|").first ?? "")")
                }
        }
    }

    /// Whose duties another does: what a leader decides on paper the office records; for the counsel office the lawyer writes.
    private static let lends: [(bearer: Function, to: Function)] = [
        (.leader, .intakeOffice), (.counselOffice, .lawyer),
    ]

    /// What a leader does himself nobody records for him; of the counsel office's a lawyer has what lawyers record.
    private func lends(_ row: SQLRow, to function: Function) -> Bool {
        function == .intakeOffice
            ? row.integer("is_act") == 1
            : rules.vocabulary.kind(KindName(row.text("kind") ?? ""))?.recorders.contains(function) == true
    }

    private static let unitSteps = stepSelect + " WHERE s.unit = ?"
    private static let functionSteps = stepSelect + " WHERE s.function IN (?, ?)"
    private static let stepSelect = """
        SELECT s.case_id AS case_id, c.number AS number, c.title AS title, c.act AS act, s.kind AS kind, s.title AS what, s.cite AS cite,
          s.within AS within, s.started AS started, s.due AS due, s.safe_by AS safe_by, s.unit AS unit, s.submission AS submission, '' AS about, 0 AS is_act,
          s.duty AS duty_key, 0 AS proposed, 0 AS undated, 'duty' AS force, (SELECT count(*) FROM stale_case AS x WHERE x.case_id = s.case_id) AS stale
        FROM step_index AS s JOIN case_index AS c ON c.case_id = s.case_id
        """
    private static let dutySelect = """
        SELECT d.case_id AS case_id, c.number AS number, c.title AS title, c.act AS act, d.action AS kind, d.what AS what, d.cite AS cite,
          d.within AS within, d.started AS started, d.due AS due, d.safe_by AS safe_by, d.unit AS unit, '' AS submission, d.about AS about, d.is_act AS is_act,
          d.duty_key AS duty_key, d.proposed AS proposed, d.undated AS undated, d.force AS force,
          (SELECT count(*) FROM stale_case AS x WHERE x.case_id = d.case_id) AS stale
        FROM duty_index AS d JOIN case_index AS c ON c.case_id = d.case_id
        """
    private static let openOn =
        " AND d.opens <= ? AND (d.force <> 'watch' OR d.bearer NOT IN ('court', 'party')) AND (d.lapses = 0 OR d.due IS NULL OR d.due >= ?) AND (d.due IS NULL OR d.due >= ?)"
    // Two arms, each on its index: what is open, and what a later day closes.
    private static let unitDuties =
        dutySelect + " WHERE d.unit = ? AND d.closed_on IS NULL" + openOn + " UNION ALL " + dutySelect
        + " WHERE d.unit = ? AND d.closed_on > ?" + openOn
    private static let bearerDuties =
        dutySelect + " WHERE d.bearer = ? AND d.closed_on IS NULL" + openOn + " UNION ALL " + dutySelect
        + " WHERE d.bearer = ? AND d.closed_on > ?" + openOn

    private static func deskRow(_ row: SQLRow) -> DeskRow {
        func day(_ column: String) -> CivilDay? { row.text(column).flatMap { CivilDay($0) } }
        return DeskRow(
            caseID: row.text("case_id") ?? "", number: row.text("number") ?? "", title: row.text("title") ?? "",
            act: row.text("act") ?? "",
            kind: row.text("kind").flatMap { $0.isEmpty ? nil : KindName($0) }, what: row.text("what") ?? "",
            cite: row.text("cite") ?? "",
            within: row.text("within") ?? "",
            started: day("started"), due: day("due"), safeBy: day("safe_by"), unit: row.text("unit") ?? "",
            submission: row.text("submission") ?? "",
            about: row.text("about") ?? "",
            dutyKey: row.text("duty_key") ?? "", isProposed: row.integer("proposed") == 1,
            isUndated: row.integer("undated") == 1,
            force: row.text("force") ?? "duty", isStale: row.integer("stale") ?? 0 > 0)
    }
}

extension CaseStore {
    /// 案件查询: scope is joined before limit and count. A query is a number, or words that must all be there.
    public func cases(_ scope: CaseScope, matching query: String, today: CivilDay, limit: Int = 50, offset: Int = 0)
        throws -> (rows: [CaseRow], count: Int)
    {
        var (unit, account) = ("", "")
        switch scope {
        case .nothing: return ([], 0)
        case .all: break
        case .unit(let name): unit = try organisation().canonical(name)
        case .account(let name): account = name
        }
        return try engine.read { [unit, account] connection in
            let terms = Tokeniser.query(query)
            var ids: Set<String>?
            for term in terms.sorted(by: { $0.count > $1.count }) {
                let found = Set(
                    try connection.rows("SELECT case_id FROM search_term WHERE term = ?", [.text(term)]).compactMap {
                        $0.text("case_id")
                    })
                ids = ids.map { $0.intersection(found) } ?? found
            }
            let scoped: [SQLRow] =
                !account.isEmpty
                ? try connection.rows(Self.ofAccount, [.text(account), .text(today.description)])
                : unit.isEmpty
                    ? try connection.rows("SELECT case_id FROM case_index ORDER BY received_on DESC, case_id DESC")
                    : try connection.rows(
                        "SELECT case_index.case_id AS case_id FROM case_unit JOIN case_index ON case_index.case_id = case_unit.case_id WHERE case_unit.unit = ? ORDER BY received_on DESC, case_index.case_id DESC",
                        [.text(unit)])
            let visible = scoped.compactMap { $0.text("case_id") }.filter { id in ids.map { $0.contains(id) } ?? true }
            let page = visible.dropFirst(offset).prefix(limit)
            return (try page.compactMap { try Self.caseRow($0, today, connection) }, visible.count)
        }
    }

    private static let ofAccount = """
        SELECT a.case_id AS case_id FROM case_account AS a JOIN case_index AS c ON c.case_id = a.case_id
        WHERE a.account = ? AND (a.until IS NULL OR a.until >= ?) ORDER BY c.received_on DESC, c.case_id DESC
        """

    private static func caseRow(_ id: String, _ today: CivilDay, _ connection: any Connection) throws -> CaseRow? {
        guard let row = try connection.rows("SELECT * FROM case_index WHERE case_id = ?", [.text(id)]).first else {
            return nil
        }
        let due = try connection.rows(
            """
            SELECT min(due) AS due FROM duty_index
            WHERE case_id = ? AND force = 'duty' AND (closed_on IS NULL OR closed_on > ?) AND opens <= ?
            """, [.text(id), .text(today.description), .text(today.description)]
        ).first?.text("due").flatMap { CivilDay($0) }
        return CaseRow(
            caseID: id, title: row.text("title") ?? "", act: row.text("act") ?? "", number: row.text("number") ?? "",
            intakeNumber: row.text("intake_number") ?? "", court: row.text("court") ?? "",
            receivedOn: row.text("received_on") ?? "",
            stage: row.text("stage").flatMap(Stage.init(rawValue:)) ?? .registered, holder: row.text("holder") ?? "",
            due: due,
            isStale: try !connection.rows("SELECT case_id FROM stale_case WHERE case_id = ?", [.text(id)]).isEmpty)
    }

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
