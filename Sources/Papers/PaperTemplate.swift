/// 文书模板: the unzipped parts of a .docx with placeholders `{{field}}`, and what fills them.
public struct PaperTemplate: Sendable {
    public struct Failure: Error, Sendable, CustomStringConvertible {
        public let description: String
    }

    private enum Content: Sendable {
        /// Nothing to fill in.
        case fixed([UInt8])
        case tree(Result<[WordNode], WordNode.Failure>)
    }

    private let parts: [(name: String, content: Content)]

    /// - Parameter parts: by name inside the .docx; `word/document.xml` must be there.
    public init(parts: [String: String]) throws(Failure) {
        guard parts["word/document.xml"] != nil, parts["[Content_Types].xml"] != nil else { throw Failure(description: "模板缺少 word/document.xml 或 [Content_Types].xml") }
        self.parts = parts.sorted { $0.key < $1.key }.map { name, text in
            guard name.hasSuffix(".xml"), text.contains("{{") || text.contains("}}") || text.contains("<!DOCTYPE") else { return (name, .fixed(Array(text.utf8))) }
            return (name, .tree(Result { () throws(WordNode.Failure) in try WordNode.parse(text) }))
        }
    }

    /// The names of all placeholders, lists and conditions, also those that Word split over several runs.
    public var fields: Set<String> {
        get throws {
            var names: Set<String> = []
            for case (_, .tree(let tree)) in parts { Self.collect(try tree.get(), into: &names) }
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

    /// Values escaped and never read again: a party named `{{7*7}}` stays text. What is not known is marked for a person to write.
    public func fill(_ values: [String: PaperValue]) throws -> [UInt8] {
        let filling = PaperFilling(values)
        return try Archive.zip(
            try parts.map { part in
                switch part.content {
                case .fixed(let bytes): (part.name, bytes)
                case .tree(let tree): (part.name, Array(try filling.fill(try tree.get()).map(\.written).joined().utf8))
                }
            })
    }

    /// 空白表: lines to write on where a value would stand, and a few empty rows of each list.
    public func blank(_ values: [String: PaperValue]) throws -> [UInt8] {
        let lists = PaperFields.lists.mapValues { fields in PaperValue.list(Array(repeating: fields.mapValues { _ in .text("　") }, count: 5)) }
        let lines = PaperFields.titles.mapValues { _ in PaperValue.text("＿＿＿＿＿＿＿＿") }
        return try fill(lines.merging(lists) { _, list in list }.merging(values) { _, value in value })
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
            default: if scalar.value >= 32, scalar.value != 0xFFFE, scalar.value != 0xFFFF { escaped.unicodeScalars.append(scalar) }
            }
        }
        return escaped
    }
}
