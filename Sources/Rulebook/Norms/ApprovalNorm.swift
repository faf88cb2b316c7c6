public import Docket

/// 审批: who decides on a matter.
public struct ApprovalNorm: Sendable, Hashable {
    public let matter: String
    public let provenance: Provenance
    public let by: [Function]
    public let papers: [String]
}
