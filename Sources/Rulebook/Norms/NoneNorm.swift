/// An article, or a paragraph, that binds nobody by a norm, and why.
public struct NoneNorm: Sendable, Hashable {
    public let provenance: Provenance
    public let reason: String
}
