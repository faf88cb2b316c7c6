/// 追责情形
public struct GroundNorm: Sendable, Hashable {
    public let ground: String
    /// Fields of the lead that a person must fill in before this ground can be spoken of: 造成不利后果.
    public let needs: [String]
    /// 只由人提出: never raised by what the machine finds.
    public let isPersonal: Bool
    public let provenance: Provenance
    public let what: String
    /// Statutory duties whose breach it speaks of; the measures' own name their ground themselves.
    public let of: [String]
}
