import Casework
import Docket
import Foundation
public import Papers
import SwiftCSV

/// 旧台账文件: the rows of a .xlsx or .csv as an office has them, with the row that names the columns.
public struct LedgerFile: Sendable {
    public struct Failure: Error, Sendable, CustomStringConvertible {
        public let description: String
    }

    public let header: [String]
    /// Lines as the file counts them.
    public let rows: [SheetReader.Row]

    public init(_ content: [UInt8], name: String) throws(Failure) {
        let all = (name.lowercased().hasSuffix(".xlsx") ? try Self.sheet(content) : try Self.csv(content)).filter {
            row in
            row.cells.contains { !$0.trimmingBlanks.isEmpty }
        }
        guard let first = all.firstIndex(where: { Self.known($0.cells) >= 2 }) ?? all.indices.first else {
            throw Failure(description: "“\(name)”是空的")
        }
        // A title and a note may stand above the names of the columns; more than ten rows of them do not.
        let place = all[first].line <= 10 || first == 0 ? first : 0
        header = all[place].cells.map { $0.trimmingBlanks }
        rows = Array(all[(place + 1)...])
    }

    private static func known(_ cells: [String]) -> Int {
        cells.filter { LedgerMapping.guess($0.trimmingBlanks) != nil }.count
    }

    private static func sheet(_ content: [UInt8]) throws(Failure) -> [SheetReader.Row] {
        do { return try SheetReader.rows(of: content) } catch { throw Failure(description: error.description) }
    }

    private static func csv(_ content: [UInt8]) throws(Failure) -> [SheetReader.Row] {
        guard let text = String(validating: content, as: UTF8.self) ?? GB18030.text(content) else {
            throw Failure(description: "文件既不是 UTF-8 也不是 GB18030，不能读取")
        }
        let clean = String(text.drop { $0 == "\u{feff}" }).replacing("\r\n", with: "\n")
        do {
            let csv = try CSV<Enumerated>(string: clean, delimiter: .comma, loadColumns: false)
            // A cell may hold a break of the line: the lines are those that an editor shows.
            func height(_ cells: [String]) -> Int { 1 + cells.reduce(0) { $0 + $1.filter { $0 == "\n" }.count } }
            var (rows, line) = ([SheetReader.Row(line: 1, cells: csv.header)], 1 + height(csv.header))
            for cells in csv.rows {
                rows.append(SheetReader.Row(line: line, cells: cells))
                line += height(cells)
            }
            return rows
        } catch {
            throw Failure(description: "不能读取 CSV：\(error)")
        }
    }
}

/// 国标码: what Excel writes as CSV on a Chinese Windows.
enum GB18030 {
    static func text(_ bytes: [UInt8]) -> String? {
        guard let converter = iconv_open("UTF-8", "GB18030"), Int(bitPattern: converter) != -1 else { return nil }
        defer { iconv_close(converter) }
        var output = [UInt8](repeating: 0, count: bytes.count * 3 + 16)
        var input = bytes
        let written: Int? = input.withUnsafeMutableBytes { source in
            output.withUnsafeMutableBytes { target in
                var (from, to) = (
                    source.baseAddress?.assumingMemoryBound(to: CChar.self),
                    target.baseAddress?.assumingMemoryBound(to: CChar.self)
                )
                var (left, room) = (source.count, target.count)
                return iconv(converter, &from, &left, &to, &room) == -1 || left > 0 ? nil : target.count - room
            }
        }
        return written.flatMap { String(validating: output[..<$0], as: UTF8.self) }
    }
}

/// 列名对应: which column of the file is which of ours.
public struct LedgerMapping: Sendable {
    /// Our column → the index of the file's.
    public private(set) var columns: [String: Int] = [:]
    /// Named columns of the file that nothing takes up.
    public private(set) var unused: [String] = []

    /// What offices call the columns of their own lists.
    private static let synonyms = [
        "收文号": "收文编号", "登记号": "收文编号", "收文日期": "收到日期", "收到时间": "收到日期", "收案日期": "收到日期", "立案号": "案号", "受理法院": "法院",
        "审理法院": "法院", "审理程序": "审级",
        "当事人": "原告", "原告姓名": "原告", "起诉人": "原告", "被诉行政行为": "被诉行为", "案由": "被诉行为", "承办部门": "承办单位", "应诉单位": "承办单位",
        "答辩日期": "提交法院日期", "判决日期": "裁判日期", "判决结果": "裁判结果",
        "裁判文书种类": "裁判文书", "归档号": "档号", "开庭时间": "开庭日期", "出庭领导": "出庭负责人", "负责人出庭情况": "出庭负责人", "负责人是否出庭": "出庭负责人",
        "出庭应诉负责人": "出庭负责人", "说明": "备注",
    ]

    static func guess(_ name: String) -> String? { OldLedger.columns.contains(name) ? name : synonyms[name] }

    /// - Parameter said: the file's name of a column → ours; goes before what can be guessed.
    public init(header: [String], said: [String: String] = [:]) {
        for (index, name) in header.enumerated() where !name.isEmpty {
            let ours = said[name] ?? Self.guess(name)
            if ours == "" { continue }
            if let ours, columns[ours] == nil { columns[ours] = index } else { unused.append(name) }
        }
    }

    /// - Parameter chosen: our column → the index of the file's, as picked on a page.
    public init(header: [String], chosen: [String: Int]) {
        columns = chosen.filter { header.indices.contains($0.value) }
        let used = Set(columns.values)
        unused = header.enumerated().filter { !used.contains($0.offset) && !$0.element.isEmpty }.map(\.element)
    }

    public var isEnough: Bool { columns["收到日期"] != nil && columns["原告"] != nil }

    public func row(_ cells: [String]) -> [String: String] {
        columns.compactMapValues { cells.indices.contains($0) ? Self.plain(cells[$0]) : nil }
    }

    /// `'=1+1` is the text `=1+1`: how spreadsheets, and our own export, mark a text that looks like a formula.
    private static func plain(_ cell: String) -> String {
        guard cell.hasPrefix("'"), let second = cell.dropFirst().first, "=+-@\t".contains(second) else { return cell }
        return String(cell.dropFirst())
    }
}
