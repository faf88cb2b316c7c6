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
            guard let document = parts.first(where: { $0.name.lowercased() == "word/document.xml" }),
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
                lines += words(children).split(separator: "\n", omittingEmptySubsequences: false).map {
                    XMLScanner.text(String($0))
                }
            } else {
                collect(children, into: &lines)
            }
        }
    }

    /// As they are seen: a break of the line is one, a tab is a blank; what an old program would show in place of a box is left out.
    private static func words(_ nodes: [WordNode]) -> String {
        nodes.map { node in
            switch node {
            case .text: ""
            case .raw(let tag):
                tag.hasPrefix("<w:br") || tag.hasPrefix("<w:cr") ? "\n" : tag.hasPrefix("<w:tab") ? " " : ""
            case .element("w:t", _, _, _): node.shown
            case .element("mc:Fallback", _, _, _), .element("w:pPr", _, _, _), .element("w:rPr", _, _, _): ""
            case .element("w:p", _, let children, _): "\n" + words(children)
            case .element(_, _, let children, _): words(children)
            }
        }.joined()
    }
}
