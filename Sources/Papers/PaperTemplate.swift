/// 文书模板: the unzipped parts of a .docx with placeholders `{{field}}`, and what fills them.
public struct PaperTemplate: Sendable {
    public struct Failure: Error, Sendable, CustomStringConvertible {
        public let description: String
    }

    private let parts: [(name: String, text: String)]

    /// - Parameter parts: by name inside the .docx; `word/document.xml` must be there.
    public init(parts: [String: String]) throws(Failure) {
        guard parts["word/document.xml"] != nil, parts["[Content_Types].xml"] != nil else { throw Failure(description: "模板缺少 word/document.xml 或 [Content_Types].xml") }
        self.parts = parts.sorted { $0.key < $1.key }.map { (name: $0.key, text: $0.value) }
    }

    /// The names of all placeholders.
    public var fields: Set<String> { Set(parts.flatMap { $0.text.matches(of: /\{\{([^{}]+)\}\}/).map { String($0.1) } }) }

    /// Each placeholder once, values escaped: a party named `{{7*7}}` stays text. What is not known is marked for a person to write.
    public func fill(_ values: [String: String]) throws -> [UInt8] {
        let filled = parts.map { part in
            let text = part.text.replacing(/\{\{([^{}]+)\}\}/) { match in
                let name = String(match.1)
                return Self.escaped(values[name].flatMap { $0.isEmpty ? nil : $0 } ?? "【待填：\(PaperFields.title(name))】")
            }
            return (name: part.name, content: Array(text.utf8))
        }
        return try Archive.zip(filled)
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
            default: if scalar.value >= 32 { escaped.unicodeScalars.append(scalar) }
            }
        }
        return escaped
    }
}
