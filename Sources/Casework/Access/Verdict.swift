public import Docket

public enum Verdict: Sendable, Hashable {
    case allow
    /// Answered as if it were not there.
    case hide
    /// 422, naming the article that gives such an act to others.
    case refuse(KindName)
}
