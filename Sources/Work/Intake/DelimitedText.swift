import Docket
import Foundation
import Papers
import Store
import SwiftCSV

/// 分隔文本: a list that a spreadsheet saved as text: UTF-8, UTF-16 (“Unicode 文本”) or GB18030, with commas, tabs or semicolons.
public enum DelimitedText: Sendable {
    /// 写出: UTF-8 with the mark by which Excel knows it. A cell that a spreadsheet would take for a formula gets the apostrophe by which it
    /// takes it for text; reading takes it off again.
    public static func bytes(_ rows: [[String]]) -> [UInt8] {
        let lines = rows.map { $0.map(cell).joined(separator: ",") }
        return Array(("\u{feff}" + lines.joined(separator: "\r\n") + "\r\n").utf8)
    }

    private static func cell(_ cell: String) -> String {
        let text = cell.first.map { "=+-@\t".contains($0) } == true ? "'" + cell : cell
        return text.contains(where: { ",\"\n\r".contains($0) })
            ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }

    static func rows(_ content: [UInt8]) throws(OldLedgerFile.Failure) -> [SheetReader.Row] {
        guard let text = text(content) else {
            throw OldLedgerFile.Failure(
                description: "文件的文字编码不能识别，请在 WPS 或 Excel 里打开，另存为“Excel 工作簿（.xlsx）”后再试")
        }
        let clean = text.drop { $0 == "\u{feff}" }.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        let (delimiter, body) = delimiter(of: String(clean))
        do {
            let csv = try CSV<Enumerated>(string: String(body), delimiter: .character(delimiter), loadColumns: false)
            // A cell may hold a break of the line: the lines are those that an editor shows.
            func height(_ cells: [String]) -> Int { 1 + cells.reduce(0) { $0 + $1.filter { $0 == "\n" }.count } }
            let skipped = body.count == clean.count ? 1 : 2
            var (rows, line) = ([SheetReader.Row(line: skipped, cells: csv.header)], skipped + height(csv.header))
            for cells in csv.rows {
                rows.append(SheetReader.Row(line: line, cells: cells))
                line += height(cells)
            }
            return rows
        } catch {
            throw OldLedgerFile.Failure(description: "不能读取 CSV：\(error)")
        }
    }

    /// By its mark, else by whether it can be; a text of Chinese offices without a mark is UTF-8 or GB18030.
    private static func text(_ content: [UInt8]) -> String? {
        if content.starts(with: [0xFF, 0xFE]) || content.starts(with: [0xFE, 0xFF]) { return utf16(content) }
        guard !content.contains(0) else { return nil }
        return String(validating: content, as: UTF8.self) ?? GB18030.text(content)
    }

    private static func utf16(_ content: [UInt8]) -> String? {
        guard content.count.isMultiple(of: 2) else { return nil }
        let (low, high) = content[0] == 0xFF ? (0, 1) : (1, 0)
        let units = stride(from: 2, to: content.count - 1, by: 2).map { place -> UInt16 in
            let (first, second) = (UInt16(content[place + low]), UInt16(content[place + high]))
            return first | second << 8
        }
        return String(validating: units, as: UTF16.self)
    }

    /// What parts the names of the columns: `sep=;` says so; else whichever parts the first lines most.
    private static func delimiter(of text: String) -> (Character, String) {
        if text.lowercased().hasPrefix("sep="), let mark = text.dropFirst(4).first, let end = text.firstIndex(of: "\n")
        {
            return (mark, String(text[text.index(after: end)...]))
        }
        let head = text.split(separator: "\n", maxSplits: 10).prefix(10).map { $0.prefix(4000) }
        let marks: [Character] = [",", "\t", ";"]
        let counts = marks.map { mark in head.map { line in line.filter { $0 == mark }.count }.max() ?? 0 }
        let most = counts.max() ?? 0
        return (marks[counts.firstIndex(of: most) ?? 0], text)
    }
}
