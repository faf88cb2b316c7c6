public import LegalCalendar

/// 报表: cells over counts, with what must balance within and between its tables. Next year's form is another version in the file.
public struct FigureForm: Sendable, Hashable {
    public struct Column: Sendable, Hashable {
        public enum Source: Sendable, Hashable {
            /// What counts in the period.
            case part(FigurePart)
            /// 去年同期
            case lastYear(FigurePart)
            /// 旧存: what had come before the period and not ended; 未结: by its end.
            /// Of whose part of a flow; nil for the flow of all.
            case stock(isAfter: Bool, of: FigurePart?)
            /// Of other columns of the row.
            case sum([String])
            /// 比率: of two other columns.
            case rate(part: String, of: String)
        }

        public let id: String
        public let title: String
        public let source: Source

        public var isStock: Bool { if case .stock = source { true } else { false } }
        public var isRate: Bool { if case .rate = source { true } else { false } }
    }

    public struct Row: Sendable, Hashable {
        public let id: String
        public let title: String
        /// Of every count of the table, by field; empty for all.
        public let only: [String: Set<String>]
        /// 其余: what of the first row no other row takes.
        public let isRest: Bool
        /// 字典: stands for a row of each of its words.
        public var each: String?
        /// 旧名 of its word, as rows.
        public var was: [String] = []
    }

    public struct Table: Sendable, Hashable {
        public let id: String
        public let title: String
        public let columns: [Column]
        public let rows: [Row]
        /// 上年结转: the column that says what this column said a year before.
        public let carried: [String: String]
        /// Within the table, each for every row or column.
        public let balances: [Balance]
    }

    /// 平衡关系: cells whose sums are equal, or of which one is no more than the other.
    public struct Balance: Sendable, Hashable {
        public enum Relation: Sendable, Hashable { case equal, atMost }

        public let says: String
        public let left: [FormCell]
        public let relation: Relation
        public let right: [FormCell]
    }

    public let id: String
    public let title: String
    public let version: Int
    /// 起用日: figures of a period are put into the form that holds on its last day.
    public let from: CivilDay?
    public let tables: [Table]
    /// Between tables.
    public let between: [Balance]
    /// 何时以前公布或者上报; nil where nothing says.
    public let due: Due?

    /// 期限: a day of the year that follows.
    public struct Due: Sendable, Hashable {
        public let month: Int
        public let day: Int
        public let because: String

        /// - Parameter year: of which the form is.
        public func day(after year: Int) -> CivilDay { CivilDay(year: year + 1, month: month, day: day)! }
    }

    /// With a row for each word of a dictionary: a word has the same row wherever it stands.
    func expanded(_ dictionary: (String) -> FactDictionary?) -> FigureForm {
        FigureForm(
            id: id, title: title, version: version, from: from, tables: tables.map { $0.expanded(dictionary) },
            between: between, due: due)
    }

    public var balances: [Balance] { tables.flatMap(\.balances) + between }

    public func table(_ id: String) -> Table? { tables.first { $0.id == id } }

    /// 格子, in the order in which they are typed over.
    public var cells: [FormCell] {
        tables.flatMap { table in
            table.rows.flatMap { row in
                table.columns.map { FormCell(table: table.id, row: row.id, column: $0.id) }
            }
        }
    }

    public func column(_ cell: FormCell) -> Column? {
        table(cell.table)?.columns.first { $0.id == cell.column }
    }

    public func row(_ cell: FormCell) -> Row? { table(cell.table)?.rows.first { $0.id == cell.row } }

    /// The cell that stands for one whose row was called otherwise when it was filled.
    public func present(_ cell: FormCell) -> FormCell {
        guard row(cell) == nil, let row = table(cell.table)?.rows.first(where: { $0.was.contains(cell.row) }) else {
            return cell
        }
        return FormCell(table: cell.table, row: row.id, column: cell.column)
    }

    /// 表1“合计·旧存”
    public func title(_ cell: FormCell) -> String {
        "表\(cell.table)“\(row(cell)?.title ?? cell.row)·\(column(cell)?.title ?? cell.column)”"
    }
}

extension FigureForm.Table {
    fileprivate func expanded(_ dictionary: (String) -> FactDictionary?) -> FigureForm.Table {
        var words: [String: [FigureForm.Row]] = [:]
        for row in rows {
            guard let field = row.each else { continue }
            words[row.id] = (dictionary(field)?.words ?? []).map { word in
                func id(_ word: String) -> String { "\(field)-\(word.replacing(".", with: "·"))" }
                return FigureForm.Row(
                    id: id(word.word), title: word.word, only: [field: [word.word]], isRest: false,
                    was: word.was.map(id))
            }
        }
        return FigureForm.Table(
            id: id, title: title, columns: columns, rows: rows.flatMap { words[$0.id] ?? [$0] }, carried: carried,
            balances: balances.flatMap { $0.expanded(words) })
    }
}

extension FigureForm.Balance {
    /// What is said of each row is said of the row of each word; in a sum they all stand.
    fileprivate func expanded(_ words: [String: [FigureForm.Row]]) -> [FigureForm.Balance] {
        func at(_ cell: FormCell, _ row: String) -> FormCell {
            FormCell(table: cell.table, row: row, column: cell.column)
        }
        if let row = left.first.map(\.row), let rows = words[row] {
            return rows.map { one in
                .init(
                    says: says, left: left.map { at($0, one.id) }, relation: relation,
                    right: right.map { at($0, one.id) })
            }
        }
        let all = right.flatMap { cell in words[cell.row]?.map { at(cell, $0.id) } ?? [cell] }
        return [.init(says: says, left: left, relation: relation, right: all)]
    }
}

/// 格子: a row and a column of a table, `1.all.stock`.
public struct FormCell: Sendable, Hashable, Comparable {
    public let table: String
    public let row: String
    public let column: String

    public init(table: String, row: String, column: String) {
        (self.table, self.row, self.column) = (table, row, column)
    }

    public init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
        self.init(table: parts[0], row: parts[1], column: parts[2])
    }

    public var text: String { "\(table).\(row).\(column)" }

    public static func < (left: FormCell, right: FormCell) -> Bool { left.text < right.text }
}

extension FigureBook {
    /// 报表 as it holds on a day.
    public func form(_ id: String, on day: CivilDay) -> FigureForm? {
        let all = forms.filter { $0.id == id }
        let held = all.filter { $0.from.map { $0 <= day } ?? true }.max { $0.version < $1.version } ?? all.first
        return held?.expanded(dictionary)
    }

    public func form(_ id: String, version: Int) -> FigureForm? {
        forms.first { $0.id == id && $0.version == version }?.expanded(dictionary)
    }
}
