public import Rulebook

/// 报表审核: what of a filled form does not balance. What is blank is not checked; a form need not be ours to be checked.
public struct FormCheck: Sendable {
    /// 不平衡: a relation that does not hold, with the cells it is about.
    public struct Problem: Sendable, Hashable, CustomStringConvertible {
        public let says: String
        public let cells: [FormCell]
        public let left: String
        public let right: String

        public var description: String { "\(says)：\(left) 与 \(right)" }
    }

    /// 可疑的格子: with another number in it alone all that does not hold around it would.
    public struct Suspect: Sendable, Hashable {
        public let cell: FormCell
        public let says: Int
        public let should: Int

        public init(cell: FormCell, says: Int, should: Int) {
            (self.cell, self.says, self.should) = (cell, says, should)
        }
    }

    private let form: FigureForm
    private let values: [FormCell: FormValue]

    public init(_ form: FigureForm, _ values: [FormCell: FormValue]) { (self.form, self.values) = (form, values) }

    /// - Parameters:
    ///   - before: the form as it was reported for the year before.
    ///   - isYear: of a whole year; what a quarter carries over is not what the quarter of the year before left.
    public func problems(before: [FormCell: FormValue] = [:], isYear: Bool = true) -> [Problem] {
        form.balances.compactMap { problem($0) } + rates + carried(before, isYear)
    }

    private func place(_ cell: FormCell) -> String { "表\(cell.table)\(form.row(cell).map { "“\($0.title)”" } ?? "")" }

    private func problem(_ balance: FigureForm.Balance) -> Problem? {
        guard let left = sum(balance.left, values), let right = sum(balance.right, values) else { return nil }
        let holds = balance.relation == .equal ? left == right : left <= right
        guard !holds else { return nil }
        return Problem(
            says: "\(balance.left.first.map(placed) ?? "")\(balance.says)", cells: balance.left + balance.right,
            left: String(left), right: String(right))
    }

    /// Which row or column a relation within a table is of.
    private func placed(_ cell: FormCell) -> String {
        let column = form.column(cell)?.title ?? cell.column
        return "\(place(cell))·\(column)　"
    }

    private func sum(_ cells: [FormCell], _ values: [FormCell: FormValue]) -> Int? {
        var total = 0
        for cell in cells {
            guard let count = values[cell]?.count else { return nil }
            total += count
        }
        return total
    }

    /// 印出的比率: one that its fraction does not give.
    private var rates: [Problem] {
        form.cells.compactMap { cell in
            guard case .rate(let part, let of)? = form.column(cell)?.source, let said = values[cell] else { return nil }
            func beside(_ column: String) -> FormCell { FormCell(table: cell.table, row: cell.row, column: column) }
            guard let part = values[beside(part)]?.count, let whole = values[beside(of)]?.count,
                !said.isRate(part, of: whole)
            else { return nil }
            return Problem(
                says: "\(form.title(cell))不是这两个数的比", cells: [cell], left: said.text, right: "\(part)/\(whole)")
        }
    }

    /// 上年结转: what this year carries over is what last year left.
    private func carried(_ before: [FormCell: FormValue], _ isYear: Bool) -> [Problem] {
        form.tables.flatMap { table in
            table.carried.sorted { $0.key < $1.key }.filter { now, _ in
                isYear || table.columns.first { $0.id == now }.map { !$0.isStock } ?? true
            }.flatMap { now, then in
                table.rows.compactMap { row -> Problem? in
                    let cell = FormCell(table: table.id, row: row.id, column: now)
                    let other = FormCell(table: table.id, row: row.id, column: then)
                    guard let mine = values[cell]?.count, let theirs = before[other]?.count, mine != theirs else {
                        return nil
                    }
                    let title = table.columns.first { $0.id == then }?.title ?? then
                    return Problem(
                        says: "\(form.title(cell))应是上年上报的\(title)", cells: [cell], left: String(mine),
                        right: String(theirs))
                }
            }
        }
    }

    // MARK: - 哪一格错了

    /// The cells that are likeliest wrong: each stands in at least two relations, one of them broken, and one number would set all right.
    public var suspects: [Suspect] {
        var (values, found) = (values, [Suspect]())
        let relations = form.balances.filter { $0.relation == .equal && sum($0.left + $0.right, values) != nil }
        for _ in 0..<relations.count {
            let broken = relations.filter { sum($0.left, values) != sum($0.right, values) }
            let asked = Set(broken.flatMap { $0.left + $0.right })
            let candidates = asked.compactMap { cell -> (suspect: Suspect, mends: Int)? in
                let around = relations.filter { $0.left.contains(cell) || $0.right.contains(cell) }
                let wanted = Set(around.map { self.wanted(cell, $0, values) })
                let mends = around.filter { sum($0.left, values) != sum($0.right, values) }.count
                guard around.count > 1, mends > 1, wanted.count == 1, let should = wanted.first, should >= 0,
                    let says = values[cell]?.count
                else { return nil }
                return (Suspect(cell: cell, says: says, should: should), mends)
            }
            let best = candidates.max { ($0.mends, $1.suspect.cell) < ($1.mends, $0.suspect.cell) }
            guard let best else { break }
            values[best.suspect.cell] = .count(best.suspect.should)
            found.append(best.suspect)
        }
        return found.sorted { $0.cell < $1.cell }
    }

    /// What a relation asks of one of its cells.
    private func wanted(_ cell: FormCell, _ balance: FigureForm.Balance, _ values: [FormCell: FormValue]) -> Int {
        let isLeft = balance.left.contains(cell)
        let mine = (isLeft ? balance.left : balance.right).filter { $0 != cell }
        let others = isLeft ? balance.right : balance.left
        return (sum(others, values) ?? 0) - (sum(mine, values) ?? 0)
    }
}
