public import Docket
import Papers

/// 表格文字: a table as text, in the form in which one process hands it to another.
public struct TableText: Sendable {
    let rows: [SheetReader.Row]
    var sheets: [SheetReader.Sheet] = []
    var chosen = ""
    var hiddenLines: [Int] = []

    init(
        rows: [SheetReader.Row], sheets: [SheetReader.Sheet] = [], chosen: String = "", hiddenLines: [Int] = []
    ) {
        (self.rows, self.sheets, self.chosen, self.hiddenLines) = (rows, sheets, chosen, hiddenLines)
    }

    init(_ value: Value) {
        rows = (value["rows"]?.list ?? []).map { row in
            SheetReader.Row(line: row["line"]?.integer ?? 0, cells: (row["cells"]?.list ?? []).map { $0.text ?? "" })
        }
        sheets = (value["sheets"]?.list ?? []).map {
            SheetReader.Sheet(name: $0["name"]?.text ?? "", isHidden: $0["hidden"]?.flag ?? false)
        }
        chosen = value["chosen"]?.text ?? ""
        hiddenLines = (value["hidden"]?.list ?? []).compactMap(\.integer)
    }

    /// Its rows as they would be pasted.
    public var lines: String {
        rows.map { row in
            row.cells.map { String($0.map { $0.isNewline ? "、" : $0 }) }.joined(separator: "\t")
        }.joined(separator: "\n")
    }

    public var value: Value {
        .object([
            "rows": .list(
                rows.map { .object(["line": .integer($0.line), "cells": .list($0.cells.map { .text($0) })]) }),
            "sheets": .list(sheets.map { .object(["name": .text($0.name), "hidden": .flag($0.isHidden)]) }),
            "chosen": .text(chosen), "hidden": .list(hiddenLines.map { .integer($0) }),
        ])
    }
}
