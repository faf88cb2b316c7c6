/// 一项须是: a field of an item of a list, and the words it may be.
public struct ItemTest: Sendable, Hashable {
    public let field: String
    public let words: [String]
}
