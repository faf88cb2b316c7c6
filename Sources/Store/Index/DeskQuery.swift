import Casework
import Docket
import LegalCalendar

/// 待办查询: rows of one source and urgency, in the order of an index, no more than are shown.
struct DeskQuery {
    private let select: String
    private var conditions: [String] = []
    private var arguments: [SQLValue] = []
    /// Each a range of an index; together what the urgency means.
    private let ranges: [Range]

    static func all(_ sources: [DeskSource], _ urgency: Urgency, _ today: CivilDay, _ since: SQLValue) -> [DeskQuery] {
        sources.flatMap(\.parts).map { DeskQuery($0.source, isClosing: $0.isClosing, urgency, today, since) }
    }

    private init(
        _ source: DeskSource, isClosing: Bool, _ urgency: Urgency, _ today: CivilDay, _ since: SQLValue
    ) {
        let day = SQLValue.text(today.description)
        let week = SQLValue.text(today.adding(days: 7).description)
        switch source {
        case .steps(let whose, let key):
            (select, ranges) = (Self.stepSelect, Self.dated(urgency, day, week, since: .text("0000-00-00")))
            for one in whose.conditions { add("r.\(one.text)", one.value) }
            if whose.isUnit { conditions.append("r.unit <> ''") }
            only(key, day)
        case .duties(let whose, let key, let which):
            (select, ranges) = (Self.dutySelect, Self.duties(urgency, day, week, since: since))
            for one in whose.conditions { add("r.\(one.text)", one.value) }
            if isClosing {
                add("r.closed_on IS NOT NULL AND r.closed_on > ?", day)
            } else {
                conditions.append("r.closed_on IS NULL")
            }
            // What its offices owe is theirs, whoever else works in the same unit.
            if whose.isUnit { conditions.append(Self.isNoOffices) }
            // A step of the same desk that covers it stands there already.
            conditions.append(whose.isUnit ? "r.unit <> '' AND r.unit_step = 0" : "r.bearer_step = 0")
            add("r.opens <= ?", day)
            only(which)
            only(key, day)
        }
    }

    static let isNoOffices = "r.bearer NOT IN ('intake-office', 'oversight-office', 'counsel-office')"

    private mutating func add(_ condition: String, _ value: SQLValue) {
        conditions.append(condition)
        arguments.append(value)
    }

    private mutating func only(_ key: CaseScope.Key?, _ day: SQLValue) {
        guard let key else { return }
        conditions.append(
            "EXISTS (SELECT 1 FROM case_reader AS a WHERE a.case_id = r.case_id AND a.reader = ? AND (a.until IS NULL OR a.until >= ?))"
        )
        arguments += [.text(key.text), day]
    }

    private mutating func only(_ which: DeskSource.Which) {
        switch which {
        case .all: return
        case .acts: conditions.append("r.is_act = 1")
        case .kinds(let kinds):
            conditions.append("r.action IN (\(kinds.map { _ in "?" }.joined(separator: ", ")))")
            arguments += kinds.map { .text($0.rawValue) }
        }
    }

    /// 范围: one stretch of an index, in its order.
    private struct Range {
        let text: String
        let arguments: [SQLValue]

        init(_ text: String, _ arguments: SQLValue...) { (self.text, self.arguments) = (text, arguments) }

        private init(text: String, arguments: [SQLValue]) { (self.text, self.arguments) = (text, arguments) }

        func and(_ more: String) -> Range { Range(text: "\(text) AND \(more)", arguments: arguments) }
    }

    /// By the day by which it must be done, and by that from which it is for today.
    /// - Parameter since: what was due before is nothing that this installation watches.
    private static func dated(_ urgency: Urgency, _ day: SQLValue, _ week: SQLValue, since: SQLValue) -> [Range] {
        switch urgency {
        case .overdue: [Range("r.due < ? AND r.due >= ?", day, since)]
        case .today:
            [
                Range("r.due >= ? AND r.due >= ? AND r.near <= ?", day, since, day),
                Range("r.due IS NULL AND r.near <= ?", day),
            ]
        case .week:
            [
                Range("r.due >= ? AND r.due >= ? AND r.near > ? AND r.near <= ?", day, since, day, week),
                Range("r.due IS NULL AND r.near > ? AND r.near <= ?", day, week),
            ]
        case .other:
            [
                Range("r.due > ? AND r.due >= ? AND r.near > ?", day, since, week),
                Range("r.due IS NULL AND r.near > ?", week),
                Range("r.due IS NULL AND r.near IS NULL"),
            ]
        }
    }

    /// By force, each with an index of its own. A right that has lapsed is none; what others do and is only watched is never late here;
    /// what nobody has been given yet is not late either, but told of, so that nobody is surprised.
    private static func duties(_ urgency: Urgency, _ day: SQLValue, _ week: SQLValue, since: SQLValue) -> [Range] {
        let all = dated(urgency, day, week, since: since)
        let standing = urgency == .overdue ? [] : all
        let watched = standing + (urgency == .today ? [Range("r.due < ? AND r.due >= ?", day, since)] : [])
        let proposed =
            urgency == .other
            ? [
                Range("r.due >= ? AND (r.lapses = 0 OR r.due >= ?)", since, day), Range("r.due IS NULL"),
            ] : []
        return all.map { $0.and("r.force = 'duty' AND r.proposed = 0") }
            + standing.map { $0.and("r.force = 'right' AND r.proposed = 0") }
            + watched.map { $0.and("r.force = 'watch' AND r.proposed = 0 AND r.bearer NOT IN ('court', 'party')") }
            + proposed.map {
                $0.and("r.proposed = 1 AND (r.force <> 'watch' OR r.bearer NOT IN ('court', 'party'))")
            }
    }

    func rows(limit: Int, _ connection: any Connection) throws -> [DeskRow] {
        try ranges.flatMap { range in
            let sql =
                "\(select) WHERE \((conditions + [range.text]).joined(separator: " AND ")) ORDER BY r.due, r.near, r.case_id, r.rowid LIMIT ?"
            return try connection.rows(sql, arguments + range.arguments + [.integer(limit)]).map(DeskRow.init)
        }
    }

    func count(_ connection: any Connection) throws -> Int {
        try ranges.reduce(0) { sum, range in
            let table = select.hasPrefix(Self.stepSelect) ? "step_index" : "duty_index"
            let sql =
                "SELECT count(*) AS n FROM (SELECT 1 FROM \(table) AS r WHERE \((conditions + [range.text]).joined(separator: " AND ")) LIMIT ?)"
            let rows = try connection.rows(sql, arguments + range.arguments + [.integer(Bounded.limit + 1)])
            return sum + (rows.first?.integer("n") ?? 0)
        }
    }

    private static let stepSelect = """
        SELECT r.case_id AS case_id, c.number AS number, c.title AS title, c.act AS act, r.kind AS kind, r.title AS what, r.cite AS cite,
          r.within AS within, r.started AS started, r.due AS due, r.safe_by AS safe_by, r.unit AS unit, r.submission AS submission, '' AS about,
          r.duty AS duty_key, 0 AS proposed, 0 AS undated, 0 AS unassigned, 'duty' AS force,
          (SELECT count(*) FROM stale_case AS x WHERE x.case_id = r.case_id) AS stale
        FROM step_index AS r JOIN case_index AS c ON c.case_id = r.case_id
        """
    private static let dutySelect = """
        SELECT r.case_id AS case_id, c.number AS number, c.title AS title, c.act AS act, r.action AS kind, r.what AS what, r.cite AS cite,
          r.within AS within, r.started AS started, r.due AS due, r.safe_by AS safe_by, r.unit AS unit, '' AS submission, r.about AS about,
          r.duty_key AS duty_key, r.proposed AS proposed, r.undated AS undated, r.unassigned AS unassigned, r.force AS force,
          (SELECT count(*) FROM stale_case AS x WHERE x.case_id = r.case_id) AS stale
        FROM duty_index AS r JOIN case_index AS c ON c.case_id = r.case_id
        """
}
