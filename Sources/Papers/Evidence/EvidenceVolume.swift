internal import CQpdf

/// 证据册: PDFs and images merged in the order of the list, with a cover, page numbers and a bookmark for each piece.
public struct EvidenceVolume: Sendable {
    public struct Failure: Error, Sendable, CustomStringConvertible {
        public let description: String
    }

    public struct Part: Sendable {
        public let group: String
        public let title: String
        public let name: String
        public let content: [UInt8]

        /// - Parameters:
        ///   - group: 职权、事实、程序、法律适用; parts of one group stand together.
        ///   - name: the file's name, for messages.
        public init(group: String, title: String, name: String, content: [UInt8]) {
            (self.group, self.title, self.name, self.content) = (group, title, name, content)
        }
    }

    /// Bytes that all parts may have together.
    private static let limit = 300_000_000

    private static func isImage(_ content: [UInt8]) -> Bool {
        content.starts(with: [0xFF, 0xD8, 0xFF]) || content.starts(with: [0x89, 0x50, 0x4E, 0x47])
    }

    private static func document(_ content: [UInt8], _ name: String) throws(PDFFile.Failure) -> PDFFile {
        if content.starts(with: Array("%PDF-".utf8)) { return try PDFFile(content, name: name) }
        guard isImage(content) else {
            throw PDFFile.Failure(description: "“\(name)”不是 PDF 或者图片，不能并入证据册，请先另存为 PDF")
        }
        let page = try PDFFile(ImagePage.pdf(content, name: name), name: name)
        if JPEGHead(content)?.isInverted == true { page.invertInks() }
        return page
    }

    /// 照片一页: as it is seen, for who wants to draw it.
    /// - Parameter quarter: quarters of a turn to the right beside what the photograph itself says.
    public static func page(of content: [UInt8], name: String, quarter: Int?) throws(Failure) -> [UInt8] {
        do {
            let page = try document(content, name)
            if let quarter { page.turn(quarter) }
            return try page.written()
        } catch { throw Failure(description: error.description) }
    }

    /// How many pages a file gives; an image gives one.
    public static func pages(of content: [UInt8], name: String) throws(Failure) -> Int {
        do {
            guard content.starts(with: Array("%PDF-".utf8)) || !isImage(content) else {
                _ = try ImagePage.check(content, name: name)
                return 1
            }
            return try document(content, name).pages
        } catch { throw Failure(description: error.description) }
    }

    /// - Parameter front: 封面、目录, each a PDF; their pages bear no evidence numbers.
    public static func bytes(front: [Part], _ parts: [Part]) throws(Failure) -> [UInt8] {
        do { return try bind(front, parts) } catch { throw Failure(description: error.description) }
    }

    private static func bind(_ front: [Part], _ parts: [Part]) throws(PDFFile.Failure) -> [UInt8] {
        guard parts.reduce(0, { $0 + $1.content.count }) <= limit else {
            throw PDFFile.Failure(description: "证据文件合计超过 300 MB，请分册生成")
        }
        let whole = PDFFile()
        // They must live until the whole is written.
        var sources: [PDFFile] = []
        var marks: [Bookmarks.Mark] = []
        for sheet in front {
            sources.append(try PDFFile(sheet.content, name: sheet.name))
            marks.append(.init(title: sheet.title, page: whole.pages))
            try whole.append(sources[sources.count - 1], name: sheet.name)
        }
        let first = whole.pages
        for part in parts {
            let source = try document(part.content, part.name)
            sources.append(source)
            let mark = Bookmarks.Mark(title: part.title, page: whole.pages)
            if let last = marks.indices.last, marks[last].title == part.group, !part.group.isEmpty {
                marks[last].inner.append(mark)
            } else {
                marks.append(part.group.isEmpty ? mark : .init(title: part.group, page: mark.page, inner: [mark]))
            }
            try whole.append(source, name: part.name)
        }
        guard whole.pages > 0 else { throw PDFFile.Failure(description: "没有可以合订的材料") }
        let numbers = PageNumbers(whole)
        for index in first..<whole.pages { try numbers.write(index - first + 1, on: index) }
        Layers.carry(from: sources, into: whole)
        Bookmarks.write(marks, into: whole)
        return try withExtendedLifetime(sources) { () throws(PDFFile.Failure) in try whole.written() }
    }
}
