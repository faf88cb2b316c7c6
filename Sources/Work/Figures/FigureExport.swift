public import Docket
import LegalCalendar
import Oversight
import Rulebook

/// 统计导出: what the page shows as one table, with a dictionary of what each number counts; nothing personal.
public struct FigureExport: Sendable {
    public struct Row: Sendable, Hashable {
        public let group: String
        public let title: String
        public let unit: String
        /// Empty for what is no fraction.
        public let numerator: String
        public let amount: String
        public let percent: String
        public let says: String
        let code: String
    }

    public let note: String
    public let rows: [Row]
    private let board: FigureBoard

    public init(_ board: FigureBoard) {
        self.board = board
        note = (board.question.words + [board.reading.title, "数据截至\(board.today.chinese)"]).joined(separator: "；")
        rows =
            Self.rates(board) + Self.flow(board) + board.tables.flatMap { Self.table($0, board) }
            + board.charts.flatMap { Self.chart($0, board) }
    }

    private static func rates(_ board: FigureBoard) -> [Row] {
        board.values.map { value in
            Row(
                group: "指标", title: value.indicator.title, unit: board.question.filter.unit ?? "",
                numerator: String(value.rate.numerator), amount: String(value.rate.denominator),
                percent: value.rate.percent ?? "—", says: "\(value.indicator.says)（第\(value.indicator.version)版）",
                code: value.indicator.id)
        }
    }

    private static func count(_ group: String, _ title: String, _ amount: Int, unit: String = "", code: String) -> Row {
        Row(
            group: group, title: title, unit: unit, numerator: "", amount: String(amount), percent: "", says: "",
            code: code)
    }

    private static func flow(_ board: FigureBoard) -> [Row] {
        guard let flow = board.flow else { return [] }
        return [
            ("旧存", flow.stock, "stock"), ("新收", flow.received, "received"), ("已结", flow.ended, "ended"),
            ("未结", flow.left, "left"), ("去年同期新收", flow.receivedBefore, "received-before"),
            ("去年同期已结", flow.endedBefore, "ended-before"),
        ].map { count("收结存", $0.0, $0.1, code: $0.2) }
    }

    private static func table(_ table: FigureBoard.Table, _ board: FigureBoard) -> [Row] {
        let titles = table.table.columns.map(\.title)
        return (table.rows + [table.sum]).enumerated().flatMap { place, row in
            let unit = place == table.rows.count ? "合计" : FigureWords.unit(row.unit)
            let cells = zip(titles, row.cells).map { ($0, $1) } + [("其他", row.rest), ("合计", row.total)]
            let beside = zip(table.table.beside.map(\.title), row.beside).map { ($0, $1) }
            let shape = board.book.count(table.table.count)
            return (cells + beside).map { title, value in
                Row(
                    group: table.table.title, title: title, unit: unit, numerator: "",
                    amount: FigureWords.amount(value, of: shape), percent: "", says: "", code: table.table.id)
            }
        }
    }

    private static func chart(_ chart: FigureBoard.Chart, _ board: FigureBoard) -> [Row] {
        chart.months.map { month in
            let code = "\(board.question.year)-\(month.month)"
            guard chart.chart.of != nil else {
                return count("逐月", "\(chart.chart.title)（\(month.month)月）", month.value, code: code)
            }
            return Row(
                group: "逐月", title: "\(chart.chart.title)（\(month.month)月）", unit: "", numerator: String(month.value),
                amount: String(month.of), percent: Rate(month.value, of: month.of).percent ?? "—", says: "", code: code)
        }
    }

    // MARK: - CSV、JSON

    public var csv: [UInt8] {
        let head = ["类别", "项目", "单位", "分子", "分母或者件数", "比率", "口径"]
        let lines = rows.map { [$0.group, $0.title, $0.unit, $0.numerator, $0.amount, $0.percent, $0.says] }
        return DelimitedText.bytes([[note], head] + lines)
    }

    public var json: Value {
        let figures = rows.map { row -> Value in
            var fields: [String: Value] = [
                "group": .text(row.group), "title": .text(row.title), "code": .text(row.code),
            ]
            fields["unit"] = row.unit.isEmpty ? nil : .text(row.unit)
            fields["numerator"] = Int(row.numerator).map { .integer($0) }
            fields["amount"] = Int(row.amount).map { .integer($0) }
            // Money is told in fen, so that it stays whole.
            if fields["amount"] == nil { fields["fen"] = Yuan.fen(row.amount).map { .integer($0) } }
            fields["percent"] = row.percent.isEmpty ? nil : .text(row.percent)
            return .object(fields)
        }
        return .object([
            "period": .object([
                "from": .text(board.question.period.first.description),
                "through": .text(board.question.period.last.description),
            ]),
            "as-of": .text(board.today.description), "reading": .text(board.reading.id), "note": .text(note),
            "figures": .list(figures), "dictionary": dictionary,
        ])
    }

    private var dictionary: Value {
        let counts = board.book.counts.map { count -> Value in
            .object([
                "count": .text(count.id), "title": .text(count.title), "of": .text(count.of.rawValue),
                "day": .text(FactField.field(count.day, of: count.of)?.title ?? count.day),
                "by": .list(count.by.map { .text($0) }), "because": .text(count.because),
            ])
        }
        let indicators = board.values.map { value -> Value in
            .object([
                "indicator": .text(value.indicator.id), "title": .text(value.indicator.title),
                "reading": .text(value.indicator.reading), "version": .integer(value.indicator.version),
                "says": .text(value.indicator.says), "because": .text(value.indicator.because),
            ])
        }
        return .object(["counts": .list(counts), "indicators": .list(indicators)])
    }
}
