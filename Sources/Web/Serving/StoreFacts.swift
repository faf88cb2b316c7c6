import Docket

enum StoreFacts {
    /// The first digits of a digest, for names of versions.
    static func version(of bytes: [UInt8]) -> String { String(Digest(of: bytes).hex.prefix(12)) }
}
