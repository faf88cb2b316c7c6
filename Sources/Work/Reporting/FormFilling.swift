import Docket
import LegalCalendar
public import Oversight
public import Rulebook
import Store

/// 报表的系统数: each cell of a form from the figures of one organ, with the cases it is the sum of.
public struct FormFilling: Sendable {
    public let form: FigureForm
    public let question: FigureQuestion
    public private(set) var values: [FormCell: FormValue] = [:]
    /// What a cell is made of; sums, rates and 0 lead nowhere.
    public private(set) var keys: [FormCell: FigureKey] = [:]

    private let now: Figures
    private let before: Figures
    private let past: Figures
    private let flow: FigureFlow?

    /// - Parameter question: of one organ; what else it asks is left out.
    public init(_ reading: Reading, _ form: FigureForm, _ question: FigureQuestion) throws {
        let (store, scope, today) = (reading.store, reading.scope, reading.today)
        var question = question
        question.filter = FigureFilter(organ: question.filter.organ)
        question.reading = nil
        (self.form, self.question) = (form, question)
        let book = store.rules.figures
        let period = question.period
        func sums(_ period: FigurePeriod, _ counts: Set<String>? = nil, knownOn: CivilDay? = nil) throws -> Figures {
            Figures(book, try store.figureSums(scope, in: period, counts: counts, knownOn: knownOn, today: today))
        }
        let wanted = Set(
            form.tables.flatMap(\.columns).compactMap { column -> String? in
                switch column.source {
                case .part(let part), .lastYear(let part): part.count
                case .stock, .sum, .rate: nil
                }
            })
        flow = book.flow
        let flows = Set(book.flows.flatMap { [$0.received, $0.ended] })
        now = try sums(period, wanted.union(flows))
        // What of this year has not run out yet is compared with no more of the last.
        let then = period.last < today ? today : FigurePeriod.aYearBefore(today)
        before = try sums(period.aYearBefore(on: today), wanted, knownOn: then)
        let first = CivilDay(year: 1990, month: 1, day: 1)!
        past = try sums(FigurePeriod(first: first, last: period.first.adding(days: -1)), flows)
        for table in form.tables { fill(table) }
    }

    private mutating func fill(_ table: FigureForm.Table) {
        for row in table.rows where !row.isRest {
            for column in table.columns { fill(FormCell(table: table.id, row: row.id, column: column.id), row, column) }
        }
        for row in table.rows where row.isRest {
            for column in table.columns {
                rest(FormCell(table: table.id, row: row.id, column: column.id), column, table)
            }
        }
    }

    private mutating func fill(_ cell: FormCell, _ row: FigureForm.Row, _ column: FigureForm.Column) {
        func beside(_ name: String) -> Int {
            values[FormCell(table: cell.table, row: cell.row, column: name)]?.count ?? 0
        }
        switch column.source {
        case .part(let part):
            guard let part = Self.narrowed(part, row) else { return set(cell, 0) }
            set(cell, now.value(part, question.filter), FigureKey([part]))
        case .lastYear(let part):
            guard let part = Self.narrowed(part, row) else { return set(cell, 0) }
            set(cell, before.value(part, question.filter))
        case .stock(let isAfter, let part): stock(cell, row, part, isAfter: isAfter)
        case .sum(let names): set(cell, names.reduce(0) { $0 + beside($1) })
        case .rate(let part, let of): rate(cell, beside(part), of: beside(of))
        }
    }

    private mutating func set(_ cell: FormCell, _ value: Int, _ key: FigureKey? = nil) {
        values[cell] = .count(value)
        if value > 0 { keys[cell] = key }
    }

    private mutating func rate(_ cell: FormCell, _ part: Int, of whole: Int) {
        values[cell] = Rate(part, of: whole).percent.flatMap { FormValue($0) }
    }

    private mutating func stock(_ cell: FormCell, _ row: FigureForm.Row, _ part: FigurePart?, isAfter: Bool) {
        guard let came = part ?? flow.map({ FigurePart($0.received) }), let out = now.book.ended(of: came.count),
            let received = Self.narrowed(came, row),
            let ended = Self.narrowed(FigurePart(out, only: came.only), row)
        else { return }
        let carried = past.value(received, question.filter) - past.value(ended, question.filter)
        let moved = now.value(received, question.filter) - now.value(ended, question.filter)
        set(
            cell, isAfter ? carried + moved : carried,
            FigureKey([received], stock: isAfter ? .after : .before))
    }

    /// 其余: what of the first row no other row takes.
    private mutating func rest(_ cell: FormCell, _ column: FigureForm.Column, _ table: FigureForm.Table) {
        guard !column.isRate, let first = table.rows.first else { return }
        func value(_ row: FigureForm.Row) -> Int {
            values[FormCell(table: table.id, row: row.id, column: column.id)]?.count ?? 0
        }
        let named = table.rows.filter { !$0.isRest && $0.id != first.id }
        let left = value(first) - named.reduce(0) { $0 + value($1) }
        guard case .part(let part) = column.source, let field = named.first?.only.keys.first,
            let place = now.book.count(part.count)?.by.firstIndex(of: field)
        else { return set(cell, left) }
        let known = named.reduce(into: Set<String>()) { $0.formUnion($1.only[field] ?? []) }
        let words = Set(
            now.sums.filter { $0.count == part.count && $0.values.indices.contains(place) }.map { $0.values[place] }
        ).subtracting(known)
        var only = part.only
        only[field] = words
        set(cell, left, FigureKey([FigurePart(part.count, only: only)]))
    }

    /// Both what the column and what the row is told apart by; nil where nothing is in both.
    private static func narrowed(_ part: FigurePart, _ row: FigureForm.Row) -> FigurePart? {
        let only = part.only.merging(row.only) { $0.intersection($1) }
        return only.values.contains(where: \.isEmpty) ? nil : FigurePart(part.count, only: only)
    }
}
