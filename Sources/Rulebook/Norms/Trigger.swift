public import Docket

/// 触发: a kind of entry, or a moment, with conditions on it.
public struct Trigger: Sendable, Hashable {
    public let kind: KindName
    public let conditions: [Condition]
}
