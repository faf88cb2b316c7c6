import Docket
public import Rulebook

/// 文书模板: the parts of a .docx with placeholders `{{field}}`, and what fills them.
public struct PaperTemplate: Sendable {
    public struct Failure: Error, Sendable, CustomStringConvertible {
        public let description: String
    }

    private struct Part: Sendable {
        let name: String
        let raw: [UInt8]
        /// Nil where there is nothing to fill in.
        let tree: Result<[WordNode], WordNode.Failure>?

        init(name: String, raw: [UInt8]) {
            (self.name, self.raw) = (name, raw)
            guard name.hasSuffix(".xml") || name.hasSuffix(".rels"), let text = String(validating: raw, as: UTF8.self),
                text.contains("{") || text.contains("｛") || text.contains("<!DOCTYPE")
            else {
                tree = nil
                return
            }
            tree = Result { () throws(WordNode.Failure) in try WordNode.parse(text).map(\.settled) }
        }
    }

    private let parts: [Part]

    /// - Parameter parts: by name inside the .docx; `word/document.xml` must be there.
    public init(parts: [String: [UInt8]]) throws(Failure) {
        guard parts["word/document.xml"] != nil, parts["[Content_Types].xml"] != nil else {
            throw Failure(description: "模板缺少 word/document.xml 或 [Content_Types].xml")
        }
        self.parts = parts.sorted { $0.key < $1.key }.map { Part(name: $0.key, raw: $0.value) }
    }

    /// The most that a template of a site may take, unpacked.
    public static let limit = 30_000_000

    /// 本单位的模板, as WPS or Word saved it. Refused: what is no .docx, too large unpacked, has macros, or fetches from elsewhere.
    public init(docx: [UInt8]) throws(Failure) {
        let unpacked: [(name: String, content: [UInt8])]
        do { unpacked = try Archive.unzip(docx, limit: Self.limit) } catch {
            throw Failure(description: "不能打开：\(error)")
        }
        for (name, content) in unpacked {
            guard !name.hasPrefix("/"), !name.contains(".."), !name.contains("\\") else {
                throw Failure(description: "压缩包里有不合规的文件名：\(name.prefix(60))")
            }
            guard !name.lowercased().contains("vbaproject") else {
                throw Failure(description: "模板带有宏，不能使用；请另存为不带宏的 .docx")
            }
            guard name.hasSuffix(".xml") || name.hasSuffix(".rels") else { continue }
            guard let text = String(validating: content, as: UTF8.self) else {
                throw Failure(description: "\(name) 不是 UTF-8")
            }
            guard !text.contains("<!DOCTYPE"), !text.contains("<!ENTITY") else {
                throw Failure(description: "\(name) 含有 DOCTYPE，不能使用")
            }
            if name.hasSuffix(".xml"), Self.codes.contains(where: text.contains) {
                throw Failure(description: "模板里有会读取其他文件的域（INCLUDETEXT、DDE 等），不能使用")
            }
            if name.hasSuffix(".rels"), Self.fetches(text) {
                throw Failure(description: "模板引用了外部文件，不能使用；请把图片和样式保存在文档里")
            }
        }
        try self.init(
            parts: Dictionary(unpacked.map { ($0.name, $0.content) }, uniquingKeysWith: { first, _ in first }))
    }

    /// Fields of Word that read other files or start other programs.
    private static let codes = ["INCLUDETEXT", "INCLUDEPICTURE", "DDEAUTO", " DDE "]

    /// A link that a reader follows is harmless; a template or picture fetched on opening is not.
    private static func fetches(_ rels: String) -> Bool {
        rels.split(separator: "<Relationship").contains { $0.contains("External") && !$0.contains("/hyperlink\"") }
    }

    /// The template itself as a .docx, to be changed in WPS or Word.
    public func packed() throws -> [UInt8] { try Archive.zip(parts.map { ($0.name, $0.raw) }) }

    /// The names of all placeholders, lists and conditions, also those that Word split over several runs.
    public var fields: Set<String> {
        get throws {
            var names: Set<String> = []
            for tree in parts.compactMap(\.tree) { Self.collect(try tree.get(), into: &names) }
            return names
        }
    }

    private static func collect(_ nodes: [WordNode], into names: inout Set<String>) {
        for case .element(let name, _, let children, _) in nodes {
            guard name == "w:p" else {
                collect(children, into: &names)
                continue
            }
            var rest = nodes.isEmpty ? "" : children.map(\.shown).joined()[...]
            while let (_, marker, after) = Marker.next(in: rest) {
                names.insert(marker.name)
                rest = after
            }
        }
    }

    /// Texts with braces that are no placeholder: most often one that was forgotten.
    private static func halved(_ text: String) -> String {
        String(text.map { "｛﹛".contains($0) ? "{" : "｝﹜".contains($0) ? "}" : $0 })
    }

    private static func strays(_ nodes: [WordNode]) throws -> [String] {
        try nodes.flatMap { node -> [String] in
            guard case .element(let name, _, let children, _) = node else { return [] }
            guard name == "w:p" else { return try strays(children) }
            let text = node.shown
            var (rest, left) = (text[...], "")
            while let (before, _, after) = Marker.next(in: rest) {
                left += before
                rest = after
            }
            left += rest
            // ｛｛number｝｝ of an input method in full width would be printed as it stands.
            let isWide = left.contains { "｛｝﹛﹜".contains($0) } && Marker.next(in: Self.halved(left)[...]) != nil
            return left.contains("{") || left.contains("}") || isWide ? [String(text.prefix(40))] : []
        }
    }

    /// What keeps it from being used for a kind of paper: unknown placeholders, lists without an end, contents the paper must have.
    public func problems(as kind: String, rules: Rules) -> [String] {
        do {
            let found = try fields
            let unknown = PaperField.unknown(in: found, rules.vocabulary).map { "不认识的占位符 \($0)" }
            let missing = rules.contents(of: kind).filter { !found.contains($0.field) }.map {
                "缺少必备内容 {{\($0.field)}}（\(PaperField.title($0.field))，\($0.reasons[0])）"
            }
            // Once without anything, once with something in every list.
            _ = try fill([:])
            _ = try blank([:])
            let broken = try parts.compactMap(\.tree).flatMap { try Self.strays(try $0.get()) }.map {
                "括号不成对或者是全角的，占位符要用半角 {{ }}：\($0)"
            }
            let code = found.contains("check-code") ? [] : ["没有校验码 {{check-code}}（放在页脚，凭它找回案件和文书）"]
            return unknown + missing + broken + code
        } catch {
            return ["\(error)"]
        }
    }

    /// Values escaped and never read again: a party named `{{7*7}}` stays text. What is not known is marked for a person to write.
    public func fill(_ values: [String: PaperValue]) throws -> [UInt8] {
        let filling = PaperFilling(values)
        return try Archive.zip(
            try parts.map { part in
                guard let tree = part.tree else { return (part.name, part.raw) }
                return (part.name, Array(try filling.fill(try tree.get()).map(\.written).joined().utf8))
            })
    }

    /// 空白表: lines to write on where a value would stand, and a few empty rows of each list.
    public func blank(_ values: [String: PaperValue]) throws -> [UInt8] {
        let lists = PaperField.lists.filter { !$0.isOfFigures }.map { list in
            (
                list.name,
                PaperValue.list(
                    Array(
                        repeating: Dictionary(uniqueKeysWithValues: list.items.map { ($0.name, .text("　")) }), count: 5)
                )
            )
        }
        let lines = PaperField.texts.map { ($0.name, PaperValue.text("＿＿＿＿＿＿＿＿")) }
        return try fill(Dictionary(uniqueKeysWithValues: lines + lists).merging(values) { _, value in value })
    }

    /// XML text; a line break becomes a break of the line in the paper.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\n": escaped += "</w:t><w:br/><w:t xml:space=\"preserve\">"
            default:
                if scalar.value >= 32, scalar.value != 0xFFFE, scalar.value != 0xFFFF {
                    escaped.unicodeScalars.append(scalar)
                }
            }
        }
        return escaped
    }
}
