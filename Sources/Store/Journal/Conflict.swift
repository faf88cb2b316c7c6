public import Docket

/// 冲突: somebody recorded the same step of the same thing after the form was shown.
public struct Conflict: Error, Sendable {
    public let theirs: Entry
    public let mine: Draft
}
