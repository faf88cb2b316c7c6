/// Where a norm stands: which rulebook, which article, which line.
public struct Provenance: Sendable, Hashable {
    /// The rulebook's id, for a statute the file's: `zhongwei-2022-3`, `administrative-litigation-law`.
    public let source: String
    public let cite: Citation
    public let file: String
    public let line: Int
    /// 办公室约定: the office's own reason, where no article says it.
    public var because: String?

    /// `zhongwei-2022-3/10`
    public var article: String { "\(source)/\(cite.article)" }
}
