public enum Verdict: Sendable, Hashable {
    case allow
    /// Answered as if it were not there.
    case hide
    /// 422, naming the article.
    case refuse(String)
}
