internal import CLibcrypto

/// 杂凑值: SM3 (GB/T 32905) of bytes, 32 bytes long; computed by OpenSSL.
public struct Digest: Hashable, Sendable, CustomStringConvertible {
    public let bytes: [UInt8]

    /// The head before the first entry of a journal.
    public static let genesis = Digest(raw: [UInt8](repeating: 0, count: 32))

    private init(raw: [UInt8]) { bytes = raw }

    public init(of data: [UInt8]) {
        var (digest, length) = ([UInt8](repeating: 0, count: 32), 0)
        let done = EVP_Q_digest(nil, "SM3", nil, data, data.count, &digest, &length)
        precondition(done == 1 && length == 32, "OpenSSL 未提供 SM3，不能保证台账完整")
        bytes = digest
    }

    /// Reads 64 hexadecimal digits in small letters: one digest has one way of being written, so that a changed letter is seen.
    public init?(hex: String) {
        let digits = Array(hex.utf8)
        guard digits.count == 64, digits.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else {
            return nil
        }
        var raw: [UInt8] = []
        for index in stride(from: 0, to: 64, by: 2) {
            guard let byte = UInt8(String(decoding: digits[index..<index + 2], as: UTF8.self), radix: 16) else {
                return nil
            }
            raw.append(byte)
        }
        bytes = raw
    }

    /// 链头: SM3(head ‖ SM3(bytes)) over raw bytes.
    public func followed(by entry: [UInt8]) -> Digest { Digest(of: bytes + Digest(of: entry).bytes) }

    public var hex: String { bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }
    public var description: String { hex }

    /// 校验码: eight digits that fit a printed footer, e.g. 9C41-77E0.
    public var checkCode: String {
        let head = hex.prefix(8).uppercased()
        return "\(head.prefix(4))-\(head.suffix(4))"
    }
}
