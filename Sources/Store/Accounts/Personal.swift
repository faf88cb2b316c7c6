import Docket

/// 个人设置: where reminders go, and the secret address of a person's calendar.
extension CaseStore {
    public func mailAddresses() throws -> [String: String] {
        try engine.read { connection in
            let rows = try connection.rows("SELECT account, mail FROM account_mail")
            return Dictionary(
                rows.compactMap { row in
                    row.text("account").flatMap { account in row.text("mail").map { (account, $0) } }
                }, uniquingKeysWith: { first, _ in first })
        }
    }

    /// One `@`, a domain with a dot, nothing that could end a header or an option.
    public static func isMailAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        let allowed = text.unicodeScalars.allSatisfy {
            $0.isASCII
                && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || "@.-_+".unicodeScalars.contains($0))
        }
        return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && allowed
    }

    /// Empty takes the address away.
    public func set(mail: String, of account: String) throws {
        try engine.write { connection in
            try connection.run("DELETE FROM account_mail WHERE account = ?", [.text(account)])
            if !mail.isEmpty {
                try connection.run(
                    "INSERT INTO account_mail (account, mail) VALUES (?, ?)", [.text(account), .text(mail)])
            }
        }
    }

    /// A new address for a person's calendar; the one before stops working. Only its digest is kept.
    public func openFeed(for account: String) throws -> String {
        let token = Randomness.hex(bytes: 24)
        try engine.write { connection in
            try connection.run("DELETE FROM feed WHERE account = ?", [.text(account)])
            try connection.run(
                "INSERT INTO feed (token, account) VALUES (?, ?)", [.text(Self.digest(token)), .text(account)])
        }
        return token
    }

    /// Whose calendar it is; nil for an unknown address or an account that may no longer sign in.
    public func account(ofFeed token: String) throws -> Account? {
        let name = try engine.read {
            try $0.rows("SELECT account FROM feed WHERE token = ?", [.text(Self.digest(token))]).first?.text("account")
        }
        return try name.flatMap { name in try accounts().first { $0.name == name && $0.actor != nil && !$0.isDisabled }
        }
    }

    /// 姓名 by account: what a page or a paper says for whoever recorded an entry.
    public func displayNames() throws -> [String: String] {
        Dictionary(try accounts().map { ($0.name, $0.display) }, uniquingKeysWith: { first, _ in first })
    }

    public func setting(_ name: String) throws -> String? {
        try engine.read { try $0.rows("SELECT value FROM setting WHERE name = ?", [.text(name)]).first?.text("value") }
    }

    public func set(_ name: String, to value: String) throws { try engine.write { try Self.set(name, to: value, $0) } }

    static func set(_ name: String, to value: String, _ connection: any Connection) throws {
        try connection.run(
            "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            [.text(name), .text(value)])
    }
}
