import Docket
import Foundation
public import Oversight
import Papers
public import Rulebook

/// 填好的报表文件: a list of cells by their codes, as we write it ourselves, read back.
public struct FormFile: Sendable {
    public private(set) var values: [FormCell: FormValue] = [:]
    /// What cannot be taken, by its line.
    public private(set) var problems: [String] = []

    /// - Parameter table: `OldLedgerFile.table`.
    public init(_ table: TableText, _ form: FigureForm) {
        let rows = table.rows
        func place(_ names: String...) -> (line: Int, column: Int)? {
            for row in rows.prefix(10) {
                if let column = row.cells.firstIndex(where: { names.contains(OldLedgerMapping.plainName($0)) }) {
                    return (row.line, column)
                }
            }
            return nil
        }
        guard let code = place("代码"), let number = place("数") else {
            problems = ["没有“代码”和“数”两列"]
            return
        }
        for row in rows where row.line > code.line {
            func text(_ column: Int) -> String {
                row.cells.indices.contains(column) ? row.cells[column].trimmingBlanks : ""
            }
            take(text(code.column), text(number.column), row.line, form)
        }
    }

    /// Excel keeps a typed 76.4% as 0.764.
    private static func percent(_ number: String) -> String {
        guard !number.hasSuffix("%"), !number.hasSuffix("％"), let part = Decimal(string: number), part >= 0, part <= 1
        else { return number }
        return "\(part * 100)%"
    }

    private mutating func take(_ code: String, _ number: String, _ line: Int, _ form: FigureForm) {
        guard !code.isEmpty, !number.isEmpty else { return }
        guard let cell = FormCell(code).map(form.present), let column = form.column(cell), form.row(cell) != nil else {
            problems.append("第\(line)行：报表没有 \(code.prefix(40)) 这一格")
            return
        }
        let said = column.isRate ? Self.percent(number) : number
        guard let value = FormValue(said), (value.count == nil) == column.isRate else {
            problems.append("第\(line)行：“\(number.prefix(20))”不是\(column.isRate ? "比率" : "件数")")
            return
        }
        guard values.updateValue(value, forKey: cell) == nil else {
            problems.append("第\(line)行：\(code) 写了两次")
            return
        }
    }
}
