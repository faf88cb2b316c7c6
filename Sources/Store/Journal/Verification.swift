public import Docket

/// 校验结果
public struct Verification: Sendable, Equatable {
    public let count: Int
    public let tip: Digest
    /// The first entry that is not what the chain says; nil if all is well.
    public let firstBad: Int?
    public let reason: String?
}
