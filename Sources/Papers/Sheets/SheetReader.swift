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

/// 部件: the parts of a workbook; names are compared without regard to case, as Excel and LibreOffice do.
struct SheetParts {
    struct Link {
        let id: String
        let type: String
        /// Lowercased path of the part.
        let target: String
    }

    private let parts: [String: [UInt8]]

    init(_ unzipped: [(name: String, content: [UInt8])]) {
        parts = Dictionary(
            unzipped.map { (Self.plain($0.name), $0.content) }, uniquingKeysWith: { first, _ in first })
    }

    private static func plain(_ name: String) -> String {
        let path = name.lowercased().replacing("\\", with: "/")
        return path.hasPrefix("/") ? String(path.dropFirst()) : path
    }

    subscript(_ path: String) -> [UInt8]? { parts[Self.plain(path)] }

    /// Where the package itself says it is, else where it usually is.
    var workbook: (path: String, content: [UInt8])? {
        let said = links(of: "").first { $0.type.hasSuffix("/officedocument") }?.target
        for path in [said, "xl/workbook.xml"].compactMap(\.self) {
            if let content = self[path] { return (path, content) }
        }
        return nil
    }

    /// A part without links, or whose links can't be read, has none.
    func links(of path: String) -> [Link] {
        let steps = path.split(separator: "/")
        let folder = steps.dropLast().joined(separator: "/")
        let place = (folder.isEmpty ? "" : folder + "/") + "_rels/" + (steps.last ?? "") + ".rels"
        guard let part = self[place], var scanner = try? XMLScanner(part) else { return [] }
        var links: [Link] = []
        while let event = try? scanner.next() {
            guard case .open("Relationship", let tag, _) = event, let id = XMLScanner.attribute("Id", in: tag),
                let target = XMLScanner.attribute("Target", in: tag)
            else { continue }
            let type = XMLScanner.attribute("Type", in: tag) ?? ""
            links.append(Link(id: id, type: type.lowercased(), target: Self.resolved(target, in: folder)))
        }
        return links
    }

    private static func resolved(_ target: String, in folder: String) -> String {
        guard !target.hasPrefix("/") else { return plain(target) }
        var steps = folder.split(separator: "/").map(String.init)
        for step in target.split(separator: "/").map(String.init) {
            if step == ".." { _ = steps.popLast() } else if step != "." { steps.append(step) }
        }
        return plain(steps.joined(separator: "/"))
    }

    func sheets(_ workbook: [UInt8]) throws -> [(sheet: SheetReader.Sheet, link: String)] {
        var (scanner, sheets) = (try XMLScanner(workbook), [(sheet: SheetReader.Sheet, link: String)]())
        while let event = try scanner.next() {
            guard case .open("sheet", let tag, _) = event,
                let link = XMLScanner.attribute("id", in: tag, prefixed: true)
            else { continue }
            let state = XMLScanner.attribute("state", in: tag) ?? "visible"
            let name = XMLScanner.attribute("name", in: tag) ?? ""
            sheets.append((.init(name: name, isHidden: state != "visible"), link))
        }
        return sheets
    }
}
