import LegalCalendar

/// 待办查询: what stands in one list of a desk, in the order of an index, no more than is shown. A task belongs to the day from which it is
/// for today (`near`), and where that has passed, to the day by which it must be done (`due`).
struct DeskQuery {
    let sources: [DeskSource]
    let account: String
    let today: CivilDay
    /// 节前: the last day before a holiday that is near; nil where none is.
    let eve: CivilDay?
    /// The day from which this installation watches.
    let since: SQLValue

    /// 范围: one stretch of an index.
    private struct Range {
        let text: String
        let arguments: [SQLValue]
        /// In the order of which day.
        var order = "near"
    }

    private var week: CivilDay { today.adding(days: 7) }

    /// The first and the last day of an urgency.
    private func days(_ urgency: Urgency) -> (from: CivilDay, through: CivilDay)? {
        let eve = eve ?? today
        switch urgency {
        case .overdue, .other: return nil
        case .today: return (today, today)
        case .eve: return eve > today ? (today.adding(days: 1), min(eve, week)) : nil
        case .week: return (max(eve, today).adding(days: 1), week)
        }
    }

    private func ranges(_ urgency: Urgency) -> [Range] {
        let today = SQLValue.text(today.description)
        let week = SQLValue.text(week.description)
        switch urgency {
        case .overdue: return [Range(text: "r.due < ? AND r.due >= ?", arguments: [today, since], order: "due")]
        case .other:
            return [
                Range(text: "r.near > ?", arguments: [week]),
                Range(text: "r.near < ? AND r.due > ?", arguments: [today, week], order: "due"),
                Range(text: "r.near < ? AND r.due IS NULL", arguments: [today], order: "case_id"),
                Range(text: "r.near IS NULL", arguments: [], order: "case_id"),
                // What was due before anything was watched here is late with nobody, and still to be done.
                Range(text: "r.due < ?", arguments: [since], order: "due"),
            ]
        default:
            guard let (from, through) = days(urgency), from <= through else { return [] }
            let between = [SQLValue.text(from.description), .text(through.description)]
            return [
                Range(text: "r.near >= ? AND r.near <= ?", arguments: between),
                Range(text: "r.near < ? AND r.due >= ? AND r.due <= ?", arguments: [today] + between, order: "due"),
            ]
        }
    }

    /// What of the same case is more urgent, so that the case stands there already.
    private func nearer(_ urgency: Urgency) -> Range? {
        let today = SQLValue.text(today.description)
        let late = "(o.due < ? AND o.due >= ?)"
        guard urgency != .overdue else { return nil }
        let first = urgency == .other ? week.adding(days: 1) : days(urgency)?.from ?? self.today
        let from = SQLValue.text(first.description)
        return Range(
            text: "(\(late) OR (o.near >= ? AND o.near < ?) OR (o.near < ? AND o.due >= ? AND o.due < ?))",
            arguments: [today, since, today, from, today, today, from])
    }

    /// Open on a day, not to be made by somebody else, and watched here.
    private func open(_ name: String) -> Range {
        let day = SQLValue.text(today.description)
        return Range(
            text: """
                \(name).opens <= ? AND (\(name).closes IS NULL OR \(name).closes > ?)
                  AND (\(name).lapses = 0 OR \(name).due IS NULL OR \(name).due >= ?) AND replace(\(name).barred, ?, '') = \(name).barred
                """, arguments: [day, day, day, .text("|\(account)|")])
    }

    private func joined(_ parts: [Range], order: String = "near") -> Range {
        Range(text: parts.map(\.text).joined(separator: " AND "), arguments: parts.flatMap(\.arguments), order: order)
    }

    private func isBefore(_ one: DeskRow, _ other: DeskRow) -> Bool { DeskRow.isBefore(one, other, on: today) }

    /// Whether a row is of this desk.
    private func mine(_ name: String) -> Range {
        let all = sources.map { $0.condition(name, isOfCase: true, on: today) }
        return Range(
            text: "(" + all.map { "(\($0.text))" }.joined(separator: " OR ") + ")", arguments: all.flatMap(\.arguments))
    }

    /// Nothing else of the case stands on the desk, or nothing of these days.
    private func without(_ days: Range?) -> Range {
        let other = joined([mine("o"), open("o")] + [days].compactMap(\.self))
        return Range(
            text:
                "NOT EXISTS (SELECT 1 FROM task_index AS o WHERE o.case_id = r.case_id AND o.list = 'duty' AND \(other.text))",
            arguments: other.arguments)
    }

    /// The statements' conditions for an urgency: one for each source and stretch.
    private func parts(_ urgency: Urgency) -> [Range] {
        var more = [open("r")]
        if let nearer = nearer(urgency) { more.append(without(nearer)) }
        return sources.flatMap { source -> [Range] in
            let own = source.condition("r", on: today)
            let whose = Range(text: own.text, arguments: own.arguments)
            let duties = ranges(urgency).map {
                joined([Range(text: "r.list = 'duty'", arguments: []), whose, $0] + more, order: $0.order)
            }
            // 拟承办: told of, and late with nobody.
            let proposed =
                urgency == .other
                ? [
                    joined([
                        Range(text: "r.list <> 'duty' AND r.list = 'proposed'", arguments: []), whose, open("r"),
                        without(nil),
                    ])
                ] : []
            return duties + proposed
        }
    }

    /// The nearest task of each case of an urgency, a case once.
    func rows(_ urgency: Urgency, limit: Int, _ connection: any Connection) throws -> [DeskRow] {
        let parts = parts(urgency)
        var size = limit + 1
        while true {
            let lists = try parts.map { part in
                try connection.rows(
                    "\(Self.select) WHERE \(part.text) ORDER BY r.\(part.order) IS NULL, r.\(part.order), r.case_id LIMIT ?",
                    part.arguments + [.integer(size)]
                ).map(DeskRow.init)
            }
            // Beyond the end of a list that was cut nothing is known.
            let cut = lists.filter { $0.count == size }.compactMap(\.last).min(by: isBefore)
            let sorted = lists.flatMap(\.self).sorted(by: isBefore)
            let known = cut.map { cut in sorted.filter { !isBefore(cut, $0) } } ?? sorted
            var seen: Set<String> = []
            let cases = known.filter { seen.insert($0.caseID).inserted }
            if cut == nil || cases.count >= limit { return Array(cases.prefix(limit)) }
            size *= 2
        }
    }

    /// No further than is told: each case once, without holding all of them (UNION would).
    func count(_ urgency: Urgency, _ connection: any Connection) throws -> Int {
        let parts = parts(urgency)
        guard !parts.isEmpty else { return 0 }
        let all = parts.map { "SELECT r.case_id AS case_id FROM task_index AS r WHERE \($0.text)" }
            .joined(separator: " UNION ALL ")
        let rows = try connection.rows(
            "SELECT count(*) AS n FROM (SELECT DISTINCT case_id FROM (\(all)) LIMIT ?)",
            parts.flatMap(\.arguments) + [.integer(Bounded.limit + 1)])
        return rows.first?.integer("n") ?? 0
    }

    /// How many cases stand on the desk, whatever their urgency.
    func count(_ connection: any Connection) throws -> Int {
        guard !sources.isEmpty else { return 0 }
        let all = sources.flatMap { source in
            ["duty", "proposed"].map { list -> Range in
                let own = source.condition("r", on: today)
                let part = [
                    Range(
                        text: list == "duty" ? "r.list = 'duty'" : "r.list <> 'duty' AND r.list = '\(list)'",
                        arguments: []),
                    Range(text: own.text, arguments: own.arguments),
                ]
                return joined(part + [open("r")])
            }
        }
        let text = all.map { "SELECT r.case_id AS case_id FROM task_index AS r WHERE \($0.text)" }.joined(
            separator: " UNION ALL ")
        let rows = try connection.rows(
            "SELECT count(*) AS n FROM (SELECT DISTINCT case_id FROM (\(text)) LIMIT ?)",
            all.flatMap(\.arguments) + [.integer(Bounded.limit + 1)])
        return rows.first?.integer("n") ?? 0
    }

    /// What else of these cases is on the desk, the nearest day first.
    func others(of cases: [String], _ connection: any Connection) throws -> [DeskRow] {
        guard !cases.isEmpty, !sources.isEmpty else { return [] }
        let part = joined([mine("r"), open("r")])
        let marks = cases.map { _ in "?" }.joined(separator: ", ")
        return try connection.rows(
            "\(Self.select) WHERE r.case_id IN (\(marks)) AND r.list IN ('duty', 'proposed') AND \(part.text)",
            cases.map { .text($0) } + part.arguments
        ).map(DeskRow.init).sorted(by: isBefore)
    }

    enum List: String { case right, wait }

    /// 可以行使的权利, 等待法院: the nearest day, or the longest wait, first.
    func rows(_ list: List, limit: Int, _ connection: any Connection) throws -> (rows: [DeskRow], count: Int) {
        let found = try sources.flatMap { source -> [DeskRow] in
            let own = source.condition("r", on: today)
            let part = joined([Range(text: own.text, arguments: own.arguments), open("r")])
            return try connection.rows(
                "\(Self.select) WHERE r.list <> 'duty' AND r.list = ? AND \(part.text) ORDER BY r.near LIMIT ?",
                [.text(list.rawValue)] + part.arguments + [.integer(max(limit, Bounded.limit + 1))]
            ).map(DeskRow.init)
        }
        var seen: Set<DeskRow> = []
        let rows = found.filter { seen.insert($0).inserted }
        let sorted =
            list == .right
            ? rows.sorted(by: isBefore)
            : rows.sorted { ($0.started ?? .farthest) < ($1.started ?? .farthest) }
        return (Array(sorted.prefix(limit)), rows.count)
    }

    /// Tasks of one kind, the nearest day first.
    func rows(of kind: String, limit: Int, _ connection: any Connection) throws -> [DeskRow] {
        try sources.flatMap { source -> [DeskRow] in
            let own = source.condition("r", on: today)
            let part = joined([Range(text: own.text, arguments: own.arguments), open("r")])
            return try connection.rows(
                "\(Self.select) WHERE r.list = 'duty' AND \(part.text) AND r.kind = ? ORDER BY r.due, r.case_id LIMIT ?",
                part.arguments + [.text(kind), .integer(limit)]
            ).map(DeskRow.init)
        }.sorted(by: isBefore)
    }

    private static let select = """
        SELECT r.case_id AS case_id, c.number AS number, c.title AS title, c.act AS act, r.kind AS kind, r.title AS what, r.cite AS cite,
          r.within AS within, r.started AS started, r.due AS due, r.safe_by AS safe_by, r.near AS near, r.about AS about, r.list AS list,
          r.duty_key AS duty_key, r.note AS note, r.undated AS undated, r.waits AS waits, r.lapses AS lapses,
          (SELECT count(*) FROM stale_case AS x WHERE x.case_id = r.case_id) AS stale
        FROM task_index AS r JOIN case_index AS c ON c.case_id = r.case_id
        """
}
