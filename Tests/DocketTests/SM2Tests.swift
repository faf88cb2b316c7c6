import Docket
import Foundation
import Testing

/// SM2 签名: as the standard's own example has it, and nothing that was changed passes.
struct SM2Tests {
    private func bytes(_ hex: String) -> [UInt8] {
        let digits = Array(hex.filter { !$0.isWhitespace })
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(String(digits[$0..<$0 + 2]), radix: 16)! }
    }

    /// GB/T 32918.5 附录A: “message digest” on the recommended curve.
    @Test("the example of the standard is verified, and another message is not")
    func published() throws {
        let point = bytes(
            """
            04 09F9DF31 1E5421A1 50DD7D16 1E4BC5C6 72179FAD 1833FC07 6BB08FF3 56F35020
            CCEA490C E26775A5 2DC6EA71 8CC1AA60 0AED05FB F35E084A 6632F607 2DA9AD13
            """)
        let key = try #require(SM2PublicKey(der: bytes("3059301306072A8648CE3D020106082A811CCF5501822D034200") + point))
        let (r, s) = (
            bytes("F5A03B06 48D2C463 0EEAC513 E1BB81A1 5944DA38 27D5B741 43AC7EAC EEE720B3"),
            bytes("B1B6AA29 DF212FD8 763182BC 0D421CA1 BB9038FD 1F7F42D4 840B69C4 85BBC1AA")
        )
        let signature = [0x30, 0x46, 0x02, 0x21, 0x00] + r + [0x02, 0x21, 0x00] + s
        #expect(key.verifies(signature, of: Array("message digest".utf8)))
        #expect(!key.verifies(signature, of: Array("message digests".utf8)))
    }

    @Test("what was signed is verified by that key alone, as it was signed, and the key is read back from its file")
    func signed() throws {
        let (key, other) = (SM2Key.make(), SM2Key.make())
        let message = Array("上报".utf8)
        let signature = key.sign(message)
        #expect(key.publicKey.verifies(signature, of: message))
        #expect(!other.publicKey.verifies(signature, of: message))
        for place in signature.indices {
            var odd = signature
            odd[place] ^= 1
            #expect(!key.publicKey.verifies(odd, of: message))
        }
        for odd in [[], [0], Array(repeating: UInt8(255), count: 5000)] {
            #expect(!key.publicKey.verifies(odd, of: message))
        }
        let again = try #require(SM2Key(pem: key.pem))
        #expect(again.publicKey == key.publicKey && key.publicKey.verifies(again.sign(message), of: message))
        #expect(SM2PublicKey(base64: key.publicKey.base64) == key.publicKey)
    }

    @Test("what is no key on this curve is none")
    func foreign() {
        // P-256, the same length.
        let other = bytes("3059301306072A8648CE3D020106082A8648CE3D030107034200")
        let point = bytes(
            """
            04 6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296
            4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5
            """)
        #expect(SM2PublicKey(der: other + point) == nil)
        #expect(SM2PublicKey(der: []) == nil && SM2PublicKey(base64: "不是") == nil)
        #expect(SM2Key(pem: "") == nil && SM2Key(pem: "-----BEGIN EC PRIVATE KEY-----\nAAAA\n") == nil)
    }
}
