import LegalCalendar

/// 读表格: the cells of the first sheet of a .xlsx as text, as they are seen; days as 2026-02-10.
public enum SheetReader: Sendable {
    public struct Failure: Error, Sendable, CustomStringConvertible {
        public let description: String
    }

    public struct Row: Sendable, Hashable {
        /// As the table counts, from 1.
        public let line: Int
        public let cells: [String]

        public init(line: Int, cells: [String]) { (self.line, self.cells) = (line, cells) }
    }

    /// All parts together, unpacked; and cells of a row.
    private static let (limit, widest) = (100_000_000, 200)
    static let mostCells = 3_000_000

    public static func rows(of xlsx: [UInt8]) throws(Failure) -> [Row] {
        do { return try read(xlsx) } catch { throw Failure(description: "不能读取表格：\(error)") }
    }

    private static func read(_ xlsx: [UInt8]) throws -> [Row] {
        let parts = Dictionary(
            try Archive.unzip(xlsx, limit: limit).map { ($0.name, $0.content) }, uniquingKeysWith: { first, _ in first }
        )
        guard let workbook = parts["xl/workbook.xml"],
            let path = try firstSheet(workbook, parts["xl/_rels/workbook.xml.rels"] ?? []), let sheet = parts[path]
        else {
            throw Failure(description: "不是 .xlsx 表格")
        }
        let strings = try parts["xl/sharedStrings.xml"].map(sharedStrings) ?? []
        let dates = try parts["xl/styles.xml"].map(dateStyles) ?? []
        let is1904 = ["1", "true"].contains { workbook.firstRange(of: Array("date1904=\"\($0)\"".utf8)) != nil }
        return try SheetCells(strings: strings, dates: dates, epoch: is1904 ? 24_107 : 25_569, widest: widest).rows(
            sheet)
    }

    private static func firstSheet(_ workbook: [UInt8], _ rels: [UInt8]) throws -> String? {
        var (scanner, id) = (try XMLScanner(workbook), nil as String?)
        while id == nil, let event = try scanner.next() {
            if case .open("sheet", let tag, _) = event { id = XMLScanner.attribute("r:id", in: tag) }
        }
        guard let id else { return nil }
        var links = try XMLScanner(rels)
        while let event = try links.next() {
            guard case .open("Relationship", let tag, _) = event, XMLScanner.attribute("Id", in: tag) == id,
                let target = XMLScanner.attribute("Target", in: tag)
            else { continue }
            return target.hasPrefix("/") ? String(target.dropFirst()) : "xl/\(target)"
        }
        return nil
    }

    private static func sharedStrings(_ part: [UInt8]) throws -> [String] {
        var (scanner, strings, current, isText, isPhonetic) = (try XMLScanner(part), [String](), "", false, false)
        while let event = try scanner.next() {
            switch event {
            case .open("si", _, let isWhole):
                current = ""
                if isWhole { strings.append("") }
            case .open("rPh", _, _): isPhonetic = true
            case .close("rPh"): isPhonetic = false
            case .open("t", _, let isWhole): isText = !isWhole && !isPhonetic
            case .close("t"): isText = false
            case .close("si"): strings.append(current)
            case .text(let text): if isText { current += XMLScanner.text(text) }
            default: break
            }
        }
        return strings
    }

    /// For each style of a cell whether it shows a day.
    private static func dateStyles(_ part: [UInt8]) throws -> [Bool] {
        var (scanner, formats, styles, isCells) = (try XMLScanner(part), [Int: Bool](), [Bool](), false)
        while let event = try scanner.next() {
            switch event {
            case .open("numFmt", let tag, _):
                guard let id = XMLScanner.attribute("numFmtId", in: tag).flatMap({ Int($0) }),
                    let code = XMLScanner.attribute("formatCode", in: tag)
                else { break }
                let bare = code.replacing(/"[^"]*"|\[[^\]]*\]/, with: "").lowercased()
                formats[id] = bare.contains("y") || bare.contains("d") || bare.contains("年")
            case .open("cellXfs", _, _): isCells = true
            case .close("cellXfs"): isCells = false
            case .open("xf", let tag, _):
                guard isCells else { break }
                let id = XMLScanner.attribute("numFmtId", in: tag).flatMap { Int($0) } ?? 0
                styles.append(
                    formats[id]
                        ?? ((14...17).contains(id) || id == 22 || (27...36).contains(id) || (50...58).contains(id)))
            default: break
            }
        }
        return styles
    }
}

/// 单元格: the rows of one sheet.
private struct SheetCells {
    let strings: [String]
    let dates: [Bool]
    /// Days from 1970-01-01 back to the table's day nought.
    let epoch: Int
    let widest: Int

    func rows(_ sheet: [UInt8]) throws -> [SheetReader.Row] {
        var (scanner, rows, cells, line) = (try XMLScanner(sheet), [SheetReader.Row](), [String](), 0)
        var (column, type, style, value, isValue, count) = (0, "n", 0, "", false, 0)
        func put() throws {
            let text = shown(value, type, style)
            // A column far out is only looked at where something stands in it.
            guard !text.isEmpty, column >= 0 else { return }
            guard column < widest else { throw SheetReader.Failure(description: "第\(line)行的列太多") }
            count += 1
            guard count <= SheetReader.mostCells else { throw SheetReader.Failure(description: "表格过大，请分成几个文件") }
            while cells.count <= column { cells.append("") }
            cells[column] = text
        }
        while let event = try scanner.next() {
            switch event {
            case .open("row", let tag, _):
                line = XMLScanner.attribute("r", in: tag).flatMap { Int($0) } ?? line + 1
                (cells, column) = ([], -1)
            case .close("row"):
                if cells.contains(where: { !$0.isEmpty }) { rows.append(.init(line: line, cells: cells)) }
            case .open("c", let tag, let isWhole):
                column = XMLScanner.attribute("r", in: tag).map(Self.column) ?? column + 1
                (type, style, value) = (
                    XMLScanner.attribute("t", in: tag) ?? "n",
                    XMLScanner.attribute("s", in: tag).flatMap { Int($0) } ?? 0, ""
                )
                if isWhole { try put() }
            case .close("c"): try put()
            case .open("v", _, let isWhole), .open("t", _, let isWhole): isValue = !isWhole
            case .close("v"), .close("t"): isValue = false
            case .text(let text): if isValue { value += XMLScanner.text(text) }
            default: break
            }
        }
        return rows
    }

    /// `AB12` → 27
    private static func column(_ place: String) -> Int {
        let letters = place.utf8.prefix { (65...90).contains($0) }
        return letters.count > 3 ? Int.max : letters.reduce(0) { $0 * 26 + Int($1) - 64 } - 1
    }

    private func shown(_ value: String, _ type: String, _ style: Int) -> String {
        switch type {
        case "s": return Int(value).flatMap { strings.indices.contains($0) ? strings[$0] : nil } ?? ""
        case "b": return value == "1" ? "是" : "否"
        case "n":
            guard let number = Double(value) else { return value }
            if dates.indices.contains(style), dates[style], (1..<2_958_466).contains(number) {
                return CivilDay(number: Int(number) - epoch).description
            }
            return number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : value
        default: return value
        }
    }
}
