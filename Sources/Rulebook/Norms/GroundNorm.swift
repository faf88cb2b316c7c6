/// 追责情形
public struct GroundNorm: Sendable, Hashable {
    public let ground: String
    /// Fields of the lead that a person must fill in before this ground can be spoken of: 造成不利后果.
    public let needs: [String]
    public let provenance: Provenance
    public let what: String
    /// Statutory duties whose breach it speaks of; the measures' own name their ground themselves.
    public let of: [String]
}
