public import Docket

/// 自动备稿: what is made of the figures of a period that has ended, and by which entry a person says that it went out.
public struct FigureDraft: Sendable, Hashable {
    public enum Every: String, Sendable, Hashable, CaseIterable {
        case month, quarter, year
    }

    /// 文书种类
    public let paper: String
    public let every: Every
    /// Recorded once it has gone out; until then it stands on the desk.
    public let done: KindName
    public let because: String
}
