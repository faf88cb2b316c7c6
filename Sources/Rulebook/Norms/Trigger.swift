public import Docket

/// 触发: a kind of entry, or a moment, with conditions on it.
public struct Trigger: Sendable, Hashable {
    public let kind: KindName
    public let conditions: [Condition]

    /// An entry of a kind, whatever stands in it.
    public static func of(_ kind: KindName) -> Trigger { Trigger(kind: kind, conditions: []) }
}
