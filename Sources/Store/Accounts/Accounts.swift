public import Casework
public import Docket

/// 账号: a person, the unit he works for, and the one function he has there.
public struct Account: Sendable, Hashable {
    public let name: String
    public let display: String
    public let unit: String
    /// Granted by the security administrator; without it nobody signs in.
    public let function: Function?
    public let isDisabled: Bool
    public let hasPassword: Bool

    public var actor: Actor? { function.map { Actor(account: name, name: display, function: $0, unit: unit) } }
}

public struct Session: Sendable {
    public let account: Account
    public let csrf: String
    /// Signed in by a one-time code: nothing but setting a password is allowed.
    public let mustSetPassword: Bool
}

extension CaseStore {
    static let idle = 15 * 60_000
    static let absolute = 8 * 3_600_000

    public func accounts() throws -> [Account] {
        try engine.read { try $0.rows("SELECT * FROM account ORDER BY unit, name").map(Self.account) }
    }

    public func account(_ name: String) throws -> Account? {
        try engine.read { try $0.rows("SELECT * FROM account WHERE name = ?", [.text(name)]).first.map(Self.account) }
    }

    static func account(_ row: SQLRow) -> Account {
        Account(
            name: row.text("name") ?? "", display: row.text("display") ?? "", unit: row.text("unit") ?? "",
            function: row.text("function").flatMap(Function.init(rawValue:)), isDisabled: row.integer("disabled") == 1,
            hasPassword: row.text("password") != nil)
    }

    /// Opens an account with a one-time code that holds for a day. The code is returned once and kept only as a digest.
    public func open(account name: String, display: String, unit: String, function: Function?, instant: Int) throws
        -> String
    {
        let code = Randomness.code()
        try engine.write { connection in
            try connection.run(
                "INSERT INTO account (name, display, unit, function, code, code_expires) VALUES (?, ?, ?, ?, ?, ?)",
                [
                    .text(name), .text(display), .text(unit), .optional(function?.rawValue), .text(Self.digest(code)),
                    .integer(instant + 86_400_000),
                ])
        }
        return code
    }

    /// A new one-time code for somebody who forgot his password; ends his sessions.
    public func reset(account name: String, instant: Int) throws -> String {
        let code = Randomness.code()
        try engine.write { connection in
            try connection.run(
                "UPDATE account SET password = NULL, code = ?, code_expires = ?, failures = 0, locked_until = 0 WHERE name = ?",
                [.text(Self.digest(code)), .integer(instant + 86_400_000), .text(name)])
            try connection.run("DELETE FROM session WHERE account = ?", [.text(name)])
        }
        return code
    }

    /// 三员互斥: an administrator holds no other function, since an account holds one.
    public func grant(_ function: Function?, to name: String) throws {
        try engine.write { connection in
            try connection.run(
                "UPDATE account SET function = ? WHERE name = ?", [.optional(function?.rawValue), .text(name)])
            try connection.run("DELETE FROM session WHERE account = ?", [.text(name)])
        }
    }

    public func disable(_ name: String, _ disabled: Bool) throws {
        try engine.write { connection in
            try connection.run(
                "UPDATE account SET disabled = ? WHERE name = ?", [.integer(disabled ? 1 : 0), .text(name)])
            try connection.run("DELETE FROM session WHERE account = ?", [.text(name)])
        }
    }

    static func digest(_ secret: String) -> String { Digest(of: Array(secret.utf8)).hex }
}
