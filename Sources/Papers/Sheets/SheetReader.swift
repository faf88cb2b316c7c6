/// 读表格: the cells of one sheet of a .xlsx as text, as they are seen; days as 2026-02-10. Of several sheets the first that is not
/// hidden, or the one asked for; what is left unread is named.
public struct SheetReader: Sendable {
    public struct Failure: Error, Sendable, CustomStringConvertible {
        public let description: String

        public init(description: String) { self.description = description }
    }

    public struct Row: Sendable, Hashable {
        /// As the table counts, from 1.
        public let line: Int
        public var cells: [String]

        public init(line: Int, cells: [String]) { (self.line, self.cells) = (line, cells) }
    }

    /// 工作表: as the workbook names it.
    public struct Sheet: Sendable, Hashable {
        public let name: String
        public let isHidden: Bool

        public init(name: String, isHidden: Bool) { (self.name, self.isHidden) = (name, isHidden) }
    }

    public let sheets: [Sheet]
    /// The sheet that was read.
    public let chosen: String
    public let rows: [Row]
    /// Lines that the table does not show, and that are read all the same.
    public let hiddenLines: [Int]

    /// All parts together, unpacked.
    private static let limit = 100_000_000

    /// - Parameter sheet: the name of the sheet to read; nil for the first that is shown.
    public init(_ xlsx: [UInt8], sheet: String? = nil) throws(Failure) {
        do { self = try Self.read(xlsx, sheet) } catch { throw Failure(description: "不能读取表格：\(error)") }
    }

    private init(sheets: [Sheet], chosen: String, cells: SheetCells) {
        (self.sheets, self.chosen, rows, hiddenLines) = (sheets, chosen, cells.rows, cells.hiddenLines)
    }

    private static func read(_ xlsx: [UInt8], _ wanted: String?) throws -> SheetReader {
        let parts = SheetParts(try Archive.unzip(xlsx, limit: limit))
        guard let book = parts.workbook else { throw Failure(description: "不是 .xlsx 表格") }
        let sheets = try parts.sheets(book.content)
        let shown = sheets.first { wanted == nil ? !$0.sheet.isHidden : $0.sheet.name == wanted }
        guard let pick = shown ?? (wanted == nil ? sheets.first : nil) else {
            let names = sheets.map(\.sheet.name).joined(separator: "、")
            throw Failure(description: "没有工作表“\(wanted ?? "")”，有：\(names)")
        }
        let links = parts.links(of: book.path)
        guard let path = links.first(where: { $0.id == pick.link })?.target, let sheet = parts[path] else {
            throw Failure(description: "工作表“\(pick.sheet.name)”没有内容")
        }
        func part(_ type: String, _ usual: String) -> [UInt8]? {
            links.first { $0.type.hasSuffix("/\(type)") }.flatMap { parts[$0.target] } ?? parts[usual]
        }
        let strings = try part("sharedStrings", "xl/sharedstrings.xml").map(SheetStyles.strings) ?? []
        let dates = try part("styles", "xl/styles.xml").map(SheetStyles.dates) ?? []
        var cells = SheetCells(strings: strings, dates: dates, epoch: try SheetStyles.epoch(book.content))
        try cells.read(sheet)
        return SheetReader(sheets: sheets.map(\.sheet), chosen: pick.sheet.name, cells: cells)
    }
}
