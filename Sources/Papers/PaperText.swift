/// 文档文字: the words of a .docx, a line a paragraph.
public enum PaperText: Sendable {
    public struct Failure: Error, Sendable, CustomStringConvertible {
        public let description: String
    }

    /// All parts of a .docx may be so large together, unpacked.
    public static let limit = 20_000_000

    /// - Throws: for what is no .docx, is too large unpacked, or declares a document type.
    public static func lines(of docx: [UInt8]) throws(Failure) -> [String] {
        do {
            let parts = try Archive.unzip(docx, limit: limit)
            guard let document = parts.first(where: { $0.name == "word/document.xml" }),
                let text = String(validating: document.content, as: UTF8.self)
            else {
                throw Failure(description: "不是 .docx 文档")
            }
            var lines: [String] = []
            collect(try WordNode.parse(text), into: &lines)
            return lines
        } catch {
            throw Failure(description: "\(error)")
        }
    }

    private static func collect(_ nodes: [WordNode], into lines: inout [String]) {
        for case .element(let name, _, let children, _) in nodes {
            if name == "w:p" {
                lines.append(plain(children.map(\.shown).joined()))
            } else {
                collect(children, into: &lines)
            }
        }
    }

    private static func plain(_ text: String) -> String {
        text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing(
            "&apos;", with: "'"
        ).replacing("&amp;", with: "&")
    }
}
