/// 文书内容的值: a text, or a list whose items have values of their own.
public enum PaperValue: Sendable, Hashable {
    case text(String)
    case list([[String: PaperValue]])

    /// Whether a section over it is shown.
    var isShown: Bool {
        switch self {
        case .text(let text): !text.isEmpty
        case .list(let items): !items.isEmpty
        }
    }
}

extension PaperValue: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self = .text(value) }
}
