import LegalCalendar

/// 引用: 第十条第二款第（一）项 taken apart.
public struct Citation: Sendable, Hashable, CustomStringConvertible {
    public let text: String
    public let article: ArticleNumber
    public let paragraph: Int?
    public let item: Int?

    /// Numerals may be Chinese or Arabic; what is shown is as statutes have it.
    public init?(_ text: String) {
        var rest = text[...]
        guard let main = Self.take("条", from: &rest) else { return nil }
        var inserted = 0
        if rest.first == "之" {
            let numeral = rest.dropFirst().prefix { $0 != "第" }
            guard let number = Self.number(numeral), number > 0 else { return nil }
            inserted = number
            rest = rest[numeral.endIndex...]
        }
        article = ArticleNumber(main, inserted: inserted)
        paragraph = Self.take("款", from: &rest)
        item = Self.take("项", from: &rest)
        guard rest.isEmpty else { return nil }
        self.text =
            article.chinese + (paragraph.map { "第\(ChineseNumeral.string($0))款" } ?? "")
            + (item.map { "第（\(ChineseNumeral.string($0))）项" } ?? "")
    }

    private static func take(_ unit: Character, from rest: inout Substring) -> Int? {
        guard rest.first == "第", let end = rest.firstIndex(of: unit) else { return nil }
        let numeral = rest[rest.index(after: rest.startIndex)..<end].filter { !"（）()".contains($0) }
        guard let number = number(numeral) else { return nil }
        rest = rest[rest.index(after: end)...]
        return number
    }

    private static func number(_ numeral: some StringProtocol) -> Int? {
        ChineseNumeral.value(numeral) ?? Int(numeral)
    }

    /// 办公室约定: no article at all.
    public static let office = Citation(text: "办公室约定", article: 0)

    private init(text: String, article: ArticleNumber) {
        (self.text, self.article, paragraph, item) = (text, article, nil, nil)
    }

    public var description: String { text }
}
