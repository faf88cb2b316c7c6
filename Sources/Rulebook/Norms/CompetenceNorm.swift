public import Docket

/// 权限: which functions may do an act.
public struct CompetenceNorm: Sendable, Hashable {
    public let id: String
    public let provenance: Provenance
    public let of: [Trigger]
    public let by: [Function]
    public let onBehalf: [Function]
}
