internal import CLibcrypto
import Foundation

/// 公钥: SM2 (GB/T 32918) of an installation, by which its files are known; computed by OpenSSL.
public struct SM2PublicKey: Sendable, Hashable {
    /// SubjectPublicKeyInfo
    public let der: [UInt8]

    /// Nil for what is no key on the SM2 curve.
    public init?(der: [UInt8]) {
        guard der.count < 1000, let key = EVPKey(publicDER: der) else { return nil }
        self.der = key.publicDER
    }

    public init?(base64: String) {
        guard let data = Data(base64Encoded: base64) else { return nil }
        self.init(der: Array(data))
    }

    public var base64: String { Data(der).base64EncodedString() }

    /// 指纹: what two people compare by telephone.
    public var fingerprint: Digest { Digest(of: der) }

    /// 验签, with SM3 and the identity that the standard gives where none was agreed.
    public func verifies(_ signature: [UInt8], of bytes: [UInt8]) -> Bool {
        EVPKey(publicDER: der)?.verifies(signature, of: bytes) ?? false
    }
}

/// 私钥: never leaves the machine.
public struct SM2Key: Sendable {
    /// ECPrivateKey
    let der: [UInt8]
    public let publicKey: SM2PublicKey

    public static func make() -> SM2Key {
        let key = EVPKey.make()
        return SM2Key(der: key.privateDER, publicKey: SM2PublicKey(der: key.publicDER)!)
    }

    private init(der: [UInt8], publicKey: SM2PublicKey) { (self.der, self.publicKey) = (der, publicKey) }

    /// Nil for what is no private key on the SM2 curve.
    public init?(pem: String) {
        let lines = pem.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("-----") }
        guard let data = Data(base64Encoded: lines.joined()), data.count < 2000,
            let key = EVPKey(privateDER: Array(data)), let publicKey = SM2PublicKey(der: key.publicDER)
        else { return nil }
        self.init(der: Array(data), publicKey: publicKey)
    }

    public var pem: String {
        let text = Data(der).base64EncodedString(options: [.lineLength64Characters, .endLineWithLineFeed])
        return "-----BEGIN EC PRIVATE KEY-----\n\(text)\n-----END EC PRIVATE KEY-----\n"
    }

    /// 签名: DER of r and s.
    public func sign(_ bytes: [UInt8]) -> [UInt8] { EVPKey(privateDER: der)!.sign(bytes) }
}

/// OpenSSL's key, freed with the last who holds it.
private final class EVPKey {
    private static let identity = Array("1234567812345678".utf8)

    private let key: OpaquePointer

    private init(_ key: OpaquePointer) { self.key = key }

    deinit { EVP_PKEY_free(key) }

    static func make() -> EVPKey {
        let context = EVP_PKEY_CTX_new_from_name(nil, "SM2", nil)
        defer { EVP_PKEY_CTX_free(context) }
        var key: OpaquePointer?
        let done = EVP_PKEY_keygen_init(context) == 1 && EVP_PKEY_generate(context, &key) == 1
        precondition(done && key != nil, "OpenSSL 未提供 SM2，不能制作密钥")
        return EVPKey(key!)
    }

    private convenience init?(checked key: OpaquePointer?) {
        guard let key else { return nil }
        guard EVP_PKEY_is_a(key, "SM2") == 1 else {
            EVP_PKEY_free(key)
            return nil
        }
        self.init(key)
    }

    convenience init?(publicDER der: [UInt8]) {
        let key = der.withUnsafeBufferPointer { bytes -> OpaquePointer? in
            var start = bytes.baseAddress
            return d2i_PUBKEY(nil, &start, bytes.count)
        }
        self.init(checked: key)
    }

    convenience init?(privateDER der: [UInt8]) {
        let key = der.withUnsafeBufferPointer { bytes -> OpaquePointer? in
            var start = bytes.baseAddress
            return d2i_AutoPrivateKey(nil, &start, bytes.count)
        }
        self.init(checked: key)
    }

    private func encoded(_ encode: (OpaquePointer, UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?) -> Int32)
        -> [UInt8]
    {
        let length = encode(key, nil)
        precondition(length > 0, "OpenSSL 不能写出密钥")
        return [UInt8](unsafeUninitializedCapacity: Int(length)) { buffer, count in
            var start = buffer.baseAddress
            count = Int(encode(key, &start))
        }
    }

    var publicDER: [UInt8] { encoded { i2d_PUBKEY($0, $1) } }
    var privateDER: [UInt8] { encoded { i2d_PrivateKey($0, $1) } }

    /// SM3 over the identity and the key goes before the bytes: the context must know both.
    private func digesting(_ body: (OpaquePointer) -> Bool, _ begin: (OpaquePointer) -> Int32) -> Bool {
        guard let context = EVP_MD_CTX_new(), let own = EVP_PKEY_CTX_new_from_pkey(nil, key, nil) else { return false }
        defer {
            EVP_MD_CTX_free(context)
            EVP_PKEY_CTX_free(own)
        }
        guard EVP_PKEY_CTX_set1_id(own, Self.identity, Int32(Self.identity.count)) == 1 else { return false }
        EVP_MD_CTX_set_pkey_ctx(context, own)
        return begin(context) == 1 && body(context)
    }

    func sign(_ bytes: [UInt8]) -> [UInt8] {
        var signature = [UInt8](repeating: 0, count: 128)
        var length = signature.count
        let done = digesting(
            { EVP_DigestSign($0, &signature, &length, bytes, bytes.count) == 1 },
            { EVP_DigestSignInit($0, nil, EVP_sm3(), nil, key) })
        precondition(done, "OpenSSL 不能用 SM2 签名")
        return Array(signature.prefix(length))
    }

    func verifies(_ signature: [UInt8], of bytes: [UInt8]) -> Bool {
        digesting(
            { EVP_DigestVerify($0, signature, signature.count, bytes, bytes.count) == 1 },
            { EVP_DigestVerifyInit($0, nil, EVP_sm3(), nil, key) })
    }
}
