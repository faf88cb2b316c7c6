public enum SQLValue: Sendable, Hashable {
    case text(String)
    case integer(Int)
    case blob([UInt8])
    case null

    public static func optional(_ text: String?) -> SQLValue { text.map { .text($0) } ?? .null }
}
