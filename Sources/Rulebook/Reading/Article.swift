/// 条: the verbatim text of an article, in its paragraphs (款) and items (项), as it stands above its norms.
public struct Article: Sendable, Hashable {
    public struct Paragraph: Sendable, Hashable {
        public let text: String
        public internal(set) var items: [String] = []
    }

    public let number: ArticleNumber
    /// 第十条
    public let heading: String
    public let file: String
    public let line: Int
    public internal(set) var paragraphs: [Paragraph] = []

    /// 第十条第二款 → 2; nil if the article has no such paragraph.
    public func paragraph(_ number: Int) -> Paragraph? {
        paragraphs.indices.contains(number - 1) ? paragraphs[number - 1] : nil
    }
}
