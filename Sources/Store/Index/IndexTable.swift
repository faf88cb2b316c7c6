import Docket

/// 索引表: a table of the lists. Its first columns name a row; what one case has in it is replaced by the difference alone.
enum IndexTable: String, CaseIterable {
    case cases = "case_index"
    case readers = "case_reader"
    case numbers = "case_number"
    /// 系列案: by which labels a case belongs to others.
    case series = "case_series"
    /// 承办人: who was named to handle an open case, by unit.
    case handlers = "case_handler"
    case duties = "duty_index"
    case tasks = "task_index"
    case hearings = "hearing_index"
    case books = "book_index"
    /// 计入统计的: which of a case's facts belong to which count.
    case figures = "figure_index"

    /// In the order of the values of a row; `case_id` first.
    var columns: [String] {
        switch self {
        case .cases:
            [
                "case_id", "place", "title", "act", "number", "intake_number", "court", "received_on", "stage", "over",
                "holder",
                "provisional", "found", "idle_from", "area", "result", "words",
            ]
        case .readers: ["case_id", "reader", "until", "place"]
        case .numbers: ["case_id", "number"]
        case .series: ["case_id", "label"]
        case .handlers: ["case_id", "unit", "name"]
        case .duties:
            [
                "case_id", "duty_key", "unit", "name", "what", "cite", "force", "bearer", "organ", "answers", "opens",
                "due",
                "closed_on", "late", "lapses", "proposed", "unassigned",
            ]
        case .tasks:
            [
                "case_id", "task", "function", "unit", "organ", "list", "kind", "title", "note", "about", "duty_key",
                "cite",
                "within", "started", "due", "safe_by", "near", "opens", "closes", "lapses", "undated", "waits",
                "barred",
            ]
        case .hearings: ["case_id", "hearing", "day", "at", "place", "head", "held"]
        case .books: ["case_id", "book", "seq", "day"]
        case .figures: ["case_id", "count", "fact", "day", "place", "amount", "entry", "number"]
        }
    }

    /// How many of the first columns name a row.
    var keys: Int {
        switch self {
        case .cases: 1
        case .readers, .numbers, .series, .hearings: 2
        case .handlers, .duties, .books, .figures: 3
        case .tasks: 4
        }
    }

    private static let statements = Dictionary(
        uniqueKeysWithValues: allCases.map { table in
            let names = table.columns.joined(separator: ", ")
            let marks = Array(repeating: "?", count: table.columns.count).joined(separator: ", ")
            return (
                table,
                (
                    select: "SELECT rowid AS at_row, \(names) FROM \(table.rawValue) WHERE case_id = ?",
                    insert: "INSERT INTO \(table.rawValue) (\(names)) VALUES (\(marks))",
                    delete: "DELETE FROM \(table.rawValue) WHERE rowid = ?"
                )
            )
        })

    /// What a case has here, by what names a row.
    private func stored(_ caseID: String, _ connection: any Connection) throws -> [[SQLValue]: (
        row: SQLValue, [SQLValue]
    )] {
        var found: [[SQLValue]: (row: SQLValue, [SQLValue])] = [:]
        for row in try connection.rows(Self.statements[self]!.select, [.text(caseID)]) {
            let values = Array(row.values.dropFirst())
            found[Array(values.prefix(keys))] = (row.values[0], values)
        }
        return found
    }

    /// One row of each name, the first.
    func distinct(_ rows: [[SQLValue]]) -> [[SQLValue]] {
        var seen: Set<[SQLValue]> = []
        return rows.filter { seen.insert(Array($0.prefix(keys))).inserted }
    }

    /// Makes what a case has here what it should have; a row that is so already is not touched, nor a column.
    /// - Returns: what was there and is no more, and what is new.
    @discardableResult
    func replace(_ caseID: String, with rows: [[SQLValue]], _ connection: any Connection) throws -> (
        gone: [[SQLValue]], new: [[SQLValue]]
    ) {
        var old = try stored(caseID, connection)
        var (gone, new) = ([[SQLValue]](), [[SQLValue]]())
        for values in distinct(rows) {
            guard let (row, before) = old.removeValue(forKey: Array(values.prefix(keys))) else {
                try connection.run(Self.statements[self]!.insert, values)
                new.append(values)
                continue
            }
            let changed = values.indices.filter { values[$0] != before[$0] }
            guard !changed.isEmpty else { continue }
            gone.append(before)
            new.append(values)
            let columns = changed.map { "\(self.columns[$0]) = ?" }.joined(separator: ", ")
            try connection.run(
                "UPDATE \(rawValue) SET \(columns) WHERE rowid = ?", changed.map { values[$0] } + [row])
        }
        for (row, before) in old.values {
            try connection.run(Self.statements[self]!.delete, [row])
            gone.append(before)
        }
        return (gone, new)
    }
}
