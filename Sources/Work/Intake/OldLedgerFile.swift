import Casework
import Docket
import Foundation
public import Papers
import Store

/// 旧台账文件: the rows of a .xlsx or .csv as an office has them, with the row that names the columns. What others made is read in a
/// process of its own; `table` is what that process does.
public struct OldLedgerFile: Sendable {
    public struct Failure: Error, Sendable, CustomStringConvertible {
        public let description: String

        public init(description: String) { self.description = description }
    }

    public let header: [String]
    /// Lines as the file counts them.
    public let rows: [SheetReader.Row]
    /// 工作表 of a workbook; the one that was read, and those that were not.
    public let sheets: [SheetReader.Sheet]
    public let chosen: String
    public let hiddenLines: [Int]

    /// Whether a file can be a list at all, by its name and size.
    public static func check(_ content: [UInt8], name: String) throws(Failure) {
        let ending = name.split(separator: ".").last?.lowercased() ?? ""
        guard ["xlsx", "csv", "txt", "tsv"].contains(ending) else {
            let hint = ["xls", "et", "ods", "numbers"].contains(ending) ? "，请在 WPS 或 Excel 里另存为 .xlsx 后再试" : ""
            throw Failure(description: "“\(name)”不是 .xlsx 或 .csv 文件\(hint)")
        }
        guard !content.isEmpty, content.count <= FileStore.limit else {
            throw Failure(description: "“\(name)”是空的，或者超过 50 MB")
        }
    }

    /// The first thing that a column says, to tell it by; nil where it says nothing.
    public func sample(_ column: Int?) -> String? {
        guard let column else { return nil }
        return rows.lazy.compactMap { $0.cells.indices.contains(column) ? $0.cells[column].trimmingBlanks : nil }
            .first { !$0.isEmpty }.map { String($0.prefix(30)) }
    }

    /// Reads a file outside this process.
    /// - Parameter sheet: the name of the sheet to read; nil for the first that is shown.
    public static func read(
        _ content: [UInt8], name: String, sheet: String? = nil,
        guess: (String) -> String? = OldLedgerMapping.guess
    ) async throws(Failure) -> OldLedgerFile {
        try OldLedgerFile(await text(content, name: name, sheet: sheet), name: name, guess: guess)
    }

    /// The whole of a file as a table, read outside this process.
    public static func text(_ content: [UInt8], name: String, sheet: String? = nil) async throws(Failure) -> TableText {
        let answer: Value
        do {
            answer = try await ForeignFile.ask(.table, content, name: name, sheet.map { [$0] } ?? [])
        } catch { throw Failure(description: error.description) }
        return TableText(answer)
    }

    /// The whole of a file as a table, in the process of its own.
    public static func table(_ content: [UInt8], name: String, sheet: String?) throws(Failure) -> TableText {
        if let hint = ForeignTable.hint(content) { throw Failure(description: "“\(name)”\(hint)") }
        guard content.starts(with: [0x50, 0x4B]) || name.lowercased().hasSuffix(".xlsx") else {
            return TableText(rows: try DelimitedText.rows(content))
        }
        do {
            let read = try SheetReader(content, sheet: sheet)
            return TableText(rows: read.rows, sheets: read.sheets, chosen: read.chosen, hiddenLines: read.hiddenLines)
        } catch { throw Failure(description: error.description) }
    }

    public init(
        _ table: TableText, name: String, guess: (String) -> String? = OldLedgerMapping.guess
    ) throws(Failure) {
        let all = table.rows.filter { row in row.cells.contains { !$0.trimmingBlanks.isEmpty } }
        guard !all.isEmpty else { throw Failure(description: "“\(name)”是空的") }
        (header, rows) = Self.headed(all, guess)
        (sheets, chosen) = (table.sheets, table.chosen)
        hiddenLines = table.hiddenLines.filter { line in all.contains { $0.line == line } }
    }

    /// A title and a note may stand above the names of the columns, and the names over two rows (当事人 over 原告、被告).
    private static func headed(_ all: [SheetReader.Row], _ guess: (String) -> String?) -> (
        [String], [SheetReader.Row]
    ) {
        var best = (count: 0, header: all[0].cells, next: 1)
        // More than ten rows of title do not stand above a list.
        for place in all.indices where place == 0 || all[place].line <= 10 {
            for (header, next) in [(all[place].cells, place + 1), (both(all, place), place + 2)] {
                let count = Set(header.compactMap { guess($0) }).count
                if count > best.count { best = (count, header, next) }
            }
        }
        return (best.header.map(OldLedgerMapping.plainName), Array(all.dropFirst(best.next)))
    }

    private static func both(_ all: [SheetReader.Row], _ place: Int) -> [String] {
        guard place + 1 < all.count else { return [] }
        let (upper, lower) = (all[place].cells, all[place + 1].cells)
        return (0..<max(upper.count, lower.count)).map { column in
            let below = lower.indices.contains(column) ? lower[column] : ""
            return below.trimmingBlanks.isEmpty ? (upper.indices.contains(column) ? upper[column] : "") : below
        }
    }

    /// What stays unread, by name.
    public var remarks: [String] {
        let others = sheets.filter { $0.name != chosen }
        let shown = others.filter { !$0.isHidden }.map { "“\($0.name)”" }
        let hidden = others.filter(\.isHidden).map { "“\($0.name)”" }
        return
            (shown.isEmpty ? [] : ["只读了工作表“\(chosen)”，没有读\(shown.joined(separator: "、"))"])
            + (hidden.isEmpty ? [] : ["隐藏的工作表\(hidden.joined(separator: "、"))没有读"])
            + (hiddenLines.isEmpty
                ? []
                : [
                    "第\(hiddenLines.prefix(10).map(String.init).joined(separator: "、"))行\(hiddenLines.count > 10 ? "等" : "")在表格里是隐藏的，也一并读入"
                ])
    }
}
