import Casework
import Docket
import LegalCalendar
import Oversight
import Rulebook

/// 统计索引: which facts belong to which count, written with the case's other rows.
enum FigureIndex {
    private static let apart = "\u{1f}"

    static func row(_ caseID: String, _ row: FigureRow) -> [SQLValue] {
        [
            .text(caseID), .text(row.count), .text(row.fact), .text(row.day.description), .integer(id(row)),
            .integer(row.amount), .integer(row.entry), .text(row.number),
        ]
    }

    static func place(_ row: FigureRow) -> [SQLValue] {
        [.integer(id(row))] + words(row).map { .text($0) }
    }

    private static func words(_ row: FigureRow) -> [String] {
        [
            row.place.organ, row.place.unit, row.place.court, row.place.kind, row.place.area,
            row.values.joined(separator: apart),
        ]
    }

    /// A place that no row names any more stays.
    static func add(_ places: [[SQLValue]], _ connection: any Connection) throws {
        var seen: Set<SQLValue> = []
        for place in places where seen.insert(place[0]).inserted {
            try connection.run(
                """
                INSERT INTO figure_place (id, organ, unit, court, kind, area, words) VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO NOTHING
                """, place)
        }
    }

    /// Whether the dimensions stand there as they were made.
    static func have(_ places: [[SQLValue]], _ connection: any Connection) throws -> Bool {
        try places.allSatisfy { place in
            try connection.rows(
                "SELECT id, organ, unit, court, kind, area, words FROM figure_place WHERE id = ?", [place[0]]
            ).first?.values == place
        }
    }

    /// 合计: moved by what a case has no more and what it has now.
    static func move(_ gone: [[SQLValue]], _ new: [[SQLValue]], _ connection: any Connection) throws {
        var moved: [[SQLValue]: Int] = [:]
        for (rows, sign) in [(gone, -1), (new, 1)] {
            for row in rows {
                guard case .text(let day) = row[3], case .integer(let amount) = row[5] else { continue }
                for span in [String(day.prefix(7)), FigureSpan(holding: day).key] {
                    moved[[row[1], .text(span), row[4]], default: 0] += sign * amount
                }
            }
        }
        for (key, amount) in moved where amount != 0 {
            try connection.run(
                """
                INSERT INTO figure_sum (count, month, place, amount) VALUES (?, ?, ?, ?)
                ON CONFLICT (count, month, place) DO UPDATE SET amount = figure_sum.amount + excluded.amount
                """, key + [.integer(amount)])
        }
    }

    /// Whole months from their sums; of a month that is cut off the sums of its whole fifths, and the rows of the days that are left.
    /// - Parameter byMonth: else each place once, whatever the months.
    static func sums(
        _ counts: [String], in period: FigurePeriod, byMonth: Bool, _ connection: any Connection
    ) throws -> [SQLRow] {
        let (first, last) = (period.first, period.last)
        guard first <= last, !counts.isEmpty else { return [] }
        let names = counts.map { SQLValue.text($0) }
        let marks = Array(repeating: "?", count: counts.count).joined(separator: ", ")
        // The months that are whole: from the first that begins in the period, before that in which it ends or which begins after it.
        let begins = FigureSum.month(of: first.adding(days: first.day == 1 ? 0 : 32 - first.day))
        let start = first.day == 1 ? first : FigureSum.first(of: begins)
        let ends = FigureSum.month(of: last.adding(days: 1))
        let which = "FROM figure_sum WHERE count IN (\(marks)) AND month >= ? AND month < ? AND amount <> 0"
        let whole = try connection.rows(
            byMonth
                ? "SELECT count, place, month, amount \(which)"
                : "SELECT count, place, '' AS month, sum(amount) AS amount \(which) GROUP BY count, place",
            names + [.text(FigureSum.month(of: start)), .text(ends)])
        var cut: [(CivilDay, CivilDay)] = []
        if start != first { cut.append((first, min(last, start.adding(days: -1)))) }
        if FigureSum.month(of: last) == ends, start <= last {
            cut.append((max(start, FigureSum.first(of: ends)), last))
        }
        return try whole + cut.flatMap { try rest(names, marks, from: $0, through: $1, connection) }
    }

    /// Days of one month.
    private static func rest(
        _ names: [SQLValue], _ marks: String, from first: CivilDay, through last: CivilDay,
        _ connection: any Connection
    ) throws -> [SQLRow] {
        let (spans, days) = FigureSpan.covering(first, last)
        let keys = spans.map { SQLValue.text($0.key) }
        let holes = Array(repeating: "?", count: keys.count).joined(separator: ", ")
        let whole =
            keys.isEmpty
            ? []
            : try connection.rows(
                """
                SELECT count, place, ? AS month, sum(amount) AS amount FROM figure_sum
                WHERE count IN (\(marks)) AND month IN (\(holes)) AND amount <> 0 GROUP BY count, place
                """, [.text(FigureSum.month(of: first))] + names + keys)
        return try whole
            + days.flatMap { first, last in
                try connection.rows(
                    """
                    SELECT count, place, substr(day, 1, 7) AS month, sum(amount) AS amount FROM figure_index
                    WHERE count IN (\(marks)) AND day BETWEEN ? AND ? GROUP BY count, place, month
                    """, names + [.text(first.description), .text(last.description)])
            }
    }

    /// 合计与各行不符: whether any sum is another than that of its rows.
    static func isWhole(_ connection: any Connection) throws -> Bool {
        let made = ["substr(day, 1, 7)", FigureSpan.expression].map {
            "SELECT count, \($0) AS month, place, sum(amount) AS amount FROM figure_index GROUP BY 1, 2, 3"
        }.joined(separator: " UNION ALL ")
        let kept = "SELECT count, month, place, amount FROM figure_sum WHERE amount <> 0"
        return try ["SELECT * FROM (\(made)) EXCEPT \(kept)", "\(kept) EXCEPT SELECT * FROM (\(made))"].allSatisfy {
            try connection.rows("SELECT 1 AS one FROM (\($0)) LIMIT 1", []).isEmpty
        }
    }

    /// 63 bits of the digest of its words.
    private static func id(_ row: FigureRow) -> Int {
        let digest = Digest(of: Array(words(row).joined(separator: "\u{1e}").utf8))
        return digest.bytes.prefix(8).reduce(0) { $0 << 8 | Int($1) } & Int.max
    }

    static func place(_ row: SQLRow) -> (place: Fact.Place, values: [String]) {
        func text(_ name: String) -> String { row.text(name) ?? "" }
        let place = Fact.Place(
            organ: text("organ"), unit: text("unit"), court: text("court"), kind: text("kind"), area: text("area"))
        let words = text("words")
        return (
            place,
            words.isEmpty
                ? [] : words.split(separator: Character(apart), omittingEmptySubsequences: false).map(String.init)
        )
    }
}
