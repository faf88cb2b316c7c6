import LegalCalendar

/// 引用: 第十条第二款第（一）项 taken apart.
public struct Citation: Sendable, Hashable, CustomStringConvertible {
    public let text: String
    public let article: Int
    public let paragraph: Int?
    public let item: Int?

    public init?(_ text: String) {
        var rest = Substring(text)
        func take(_ unit: Character) -> Int? {
            guard rest.first == "第", let end = rest.firstIndex(of: unit) else { return nil }
            let numeral = rest[rest.index(after: rest.startIndex)..<end].filter { $0 != "（" && $0 != "）" }
            guard let number = ChineseNumeral.value(numeral) else { return nil }
            rest = rest[rest.index(after: end)...]
            return number
        }
        guard let article = take("条") else { return nil }
        self.article = article
        paragraph = take("款")
        item = take("项")
        guard rest.isEmpty else { return nil }
        self.text = text
    }

    /// 办公室约定: no article at all.
    public static let office = Citation(text: "办公室约定", article: 0)

    private init(text: String, article: Int) {
        (self.text, self.article, paragraph, item) = (text, article, nil, nil)
    }

    public var description: String { text }
}
