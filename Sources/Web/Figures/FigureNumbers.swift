import Oversight
import Rulebook
import Work

/// Makes the numbers of the page, each with the way to its cases.
struct FigureNumbers {
    let board: FigureBoard

    init(_ board: FigureBoard) { self.board = board }

    func number(
        _ value: Int, _ parts: [FigurePart], month: Int? = nil, stock: FigureKey.Stock? = nil
    ) -> FiguresModel.Number {
        number(value, parts, asked: asked(month: month), stock: stock)
    }

    /// What is asked, as an address says it.
    private func asked(unit: String? = nil, month: Int? = nil) -> String {
        var question = board.question
        if let unit { question.filter.unit = unit }
        if let month { question.span = .month(month) }
        return SiteURL.pairs(question)
    }

    private func number(_ value: Int, _ parts: [FigurePart], asked: String, stock: FigureKey.Stock? = nil)
        -> FiguresModel.Number
    {
        let isOfCases = parts.allSatisfy { board.book.count($0.count)?.of != .record }
        let path =
            value == 0
            ? nil : isOfCases ? SiteURL.figure(FigureKey(parts, stock: stock), asked: asked) : SiteURL.matters
        let count = parts.first.flatMap { board.book.count($0.count) }
        return .init(text: FigureWords.amount(value, of: count), path: path)
    }

    func card(_ value: FigureBoard.Value) -> FiguresModel.Card {
        let (indicator, rate) = (value.indicator, value.rate)
        let then = value.before.percent.map { "\(value.before.fraction)，\($0)" } ?? "—"
        let other = value.asBefore.map { "（按当时的口径 \($0.fraction)）" } ?? ""
        return .init(
            title: indicator.title, numerator: number(rate.numerator, indicator.numerator),
            denominator: number(rate.denominator, indicator.denominator), isNone: rate.denominator == 0,
            percent: rate.percent, says: indicator.says, cite: value.cite, before: "去年同期 \(then)\(other)")
    }

    func flow(_ flow: FigureBoard.Flow) -> FiguresModel.Flow {
        let (received, ended) = ([FigurePart(flow.flow.received)], [FigurePart(flow.flow.ended)])
        return .init(
            stock: number(flow.stock, received, stock: .before), received: number(flow.received, received),
            ended: number(flow.ended, ended), left: number(flow.left, received, stock: .after),
            before: "去年同期新收 \(flow.receivedBefore)，已结 \(flow.endedBefore)")
    }

    func table(_ table: FigureBoard.Table) -> FiguresModel.Table {
        let shape = table.table
        let rest = table.rest == nil ? [] : ["其他"]
        let indicator = shape.rate.flatMap { id in board.values.first { $0.indicator.id == id }?.indicator }
        return .init(
            title: shape.title,
            note: note(table),
            columns: shape.columns.map(\.title) + rest + ["合计"] + shape.beside.map(\.title),
            rateTitle: indicator.map { shape.rateTitle ?? $0.title },
            rows: table.rows.map { row($0, table, indicator, isSum: false) },
            sum: row(table.sum, table, indicator, isSum: true), isEmpty: table.rows.isEmpty)
    }

    private func note(_ table: FigureBoard.Table) -> String {
        let count = board.book.count(table.table.count)
        let total = FigureWords.amount(table.sum.total, of: count)
        return "\(board.question.title)\(count?.title ?? "") \(total) \(count?.isMoney == true ? "元" : "件")"
    }

    private func row(_ row: FigureBoard.Row, _ table: FigureBoard.Table, _ indicator: Indicator?, isSum: Bool)
        -> FiguresModel.Row
    {
        let shape = table.table
        let asked = asked(unit: isSum ? nil : row.unit)
        func cell(_ value: Int, _ only: [String: Set<String>], isTotal: Bool = false) -> FiguresModel.Cell {
            .init(number(value, [FigurePart(shape.count, only: only)], asked: asked), isTotal: isTotal)
        }
        var cells = zip(row.cells, shape.columns).map { cell($0, $1.only) }
        if let rest = table.rest { cells.append(cell(row.rest, rest)) }
        cells.append(cell(row.total, [:], isTotal: true))
        cells += zip(row.beside, shape.beside).map { cell($0, $1.only) }
        let rate = row.rate.flatMap { rate in
            indicator.map { indicator in
                FiguresModel.Fraction(
                    numerator: number(rate.numerator, indicator.numerator, asked: asked),
                    denominator: number(rate.denominator, indicator.denominator, asked: asked),
                    isNone: rate.denominator == 0)
            }
        }
        return .init(unit: isSum ? "合计" : FigureWords.unit(row.unit), cells: cells, rate: rate)
    }
}
