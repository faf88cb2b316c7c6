/// 要求: what must be so before an act, found by a named check.
public struct RequirementNorm: Sendable, Hashable {
    public let id: String
    public let provenance: Provenance
    public let of: [Trigger]
    public let check: String
    public let after: [Trigger]
    /// The list a check looks at, its limit, and what an item of it must be: any one of these.
    public let field: Path?
    public let count: Int?
    public let items: [[ItemTest]]
    public let inForce: InForce
    public let message: String
    /// A requirement on a fact never refuses: it leaves a finding.
    public let isFinding: Bool
}
