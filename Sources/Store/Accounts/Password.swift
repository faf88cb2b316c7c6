import CArgon2

/// 口令: Argon2id, 64 MiB, three passes; parameters and salt stand in the stored text.
public enum Password: Sendable {
    static func hash(_ password: String) -> String {
        let salt = Randomness.bytes(16)
        let bytes = Array(password.utf8)
        var encoded = [CChar](repeating: 0, count: 256)
        let result = argon2id_hash_encoded(
            3, 64 * 1024, 1, bytes, bytes.count, salt, salt.count, 32, &encoded, encoded.count)
        precondition(result == ARGON2_OK.rawValue, "Argon2id 不可用，不能保存口令")
        return String(decoding: encoded.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    static func verify(_ password: String, _ encoded: String) -> Bool {
        let bytes = Array(password.utf8)
        return argon2id_verify(encoded, bytes, bytes.count) == ARGON2_OK.rawValue
    }

    private static let common = [
        "password", "123456", "qwerty", "admin", "yingsu", "zhongwei", "abc123", "111111", "zhengfu", "sifaju",
        "888888", "iloveyou", "p@ssw0rd",
    ]

    /// What is wrong with a new password in one sentence; nil if it will do (等保三级 profile: twelve characters, three of four classes).
    public static func weakness(_ password: String, account: String) -> String? {
        guard password.count >= 12 else { return "口令至少十二个字符" }
        guard password.count <= 128 else { return "口令最多一百二十八个字符" }
        let classes: [(Character) -> Bool] = [
            { $0.isLowercase }, { $0.isUppercase }, { $0.isNumber },
            { !$0.isLowercase && !$0.isUppercase && !$0.isNumber },
        ]
        guard classes.filter({ password.contains(where: $0) }).count >= 3 else { return "口令应含大写、小写、数字、其他字符中的三类" }
        let lowered = password.lowercased()
        if common.contains(where: lowered.contains) || (!account.isEmpty && lowered.contains(account.lowercased())) {
            return "口令不能包含常见口令、系统名或账号名"
        }
        return nil
    }
}
