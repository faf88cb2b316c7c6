/// 理解: how the office reads an ambiguous clause.
public struct Interpretation: Sendable, Hashable {
    public let of: String
    public let choose: String
    public let because: String
    /// 各种理解叫什么: by the words of the reading; a word that is not here is shown as it is.
    public let words: [String: String]
    public let file: String
    public let line: Int?

    /// 日的理解: where the measures say 日 and nothing more. A reading of every such period, not of one norm.
    public static let dayCounting = "day-counting"
    static let dayCountings: Set<String> = [natural, workdays]
    static let (natural, workdays) = ("natural", "workdays")
}
