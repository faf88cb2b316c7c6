/// 理解: how the office reads an ambiguous clause.
public struct Interpretation: Sendable, Hashable {
    public let of: String
    public let choose: String
    public let because: String
    public let file: String
    public let line: Int?
}
