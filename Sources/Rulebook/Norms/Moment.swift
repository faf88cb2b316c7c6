public import Docket

/// 时点: a day nobody records, found by a named check.
public struct Moment: Sendable, Hashable {
    public let id: String
    public let provenance: Provenance
    public let per: ThingKind
    public let check: String
    /// The rights whose lapse it waits for.
    public let of: [String]
    public let otherwise: String?
    /// The day itself, where it stands in a field.
    public let by: Path?
    /// Of several moments of one id the first whose conditions hold is meant.
    public let conditions: [Condition]
    /// Entries that settle the day, whatever was computed.
    public let confirmedBy: [Trigger]
    /// Entries that take back what defers it.
    public let withdrawnBy: [Trigger]
    /// Kinds of proceedings that review the decision: while there is one, it does not come.
    public let reviewedIn: [String]
}
