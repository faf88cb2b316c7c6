public import Docket

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
            functions: functions(row.text("function")), isDisabled: row.integer("disabled") == 1,
            hasPassword: row.text("password") != nil, isUnitAdministrator: row.integer("unit_admin") == 1)
    }

    /// As the table keeps them: with commas, in the order of `Function`.
    static func functions(_ text: String?) -> [Function] {
        let names = (text ?? "").split(separator: ",").map(String.init)
        return Function.allCases.filter { names.contains($0.rawValue) }
    }

    static func text(_ functions: Set<Function>) -> SQLValue {
        let names = Function.allCases.filter(functions.contains).map(\.rawValue)
        return .optional(names.isEmpty ? nil : names.joined(separator: ","))
    }

    /// Opens an account with a one-time code that holds for a day: the first three, and a demo's. The code is returned once and kept
    /// only as a digest.
    public func open(account name: String, display: String, unit: String, functions: Set<Function>, instant: Int)
        throws -> String
    {
        try enroll(name, display: display, unit: unit, functions: functions)
        return try printCode(for: name, by: "", instant: instant)
    }

    /// Opens an account without a code: who opens it does not come to know a way in.
    public func enroll(_ name: String, display: String, unit: String, functions: Set<Function> = []) throws {
        try engine.write { connection in
            try connection.run(
                "INSERT INTO account (name, display, unit, function) VALUES (?, ?, ?, ?)",
                [.text(name), .text(display), .text(unit), Self.text(functions)])
        }
    }

    /// 登录条: a new one-time code, for a day. The password and the code before it work no more, and sessions end.
    public func printCode(for name: String, by printer: String, instant: Int) throws -> String {
        let code = Randomness.code()
        try engine.write { connection in
            try connection.run(
                "UPDATE account SET password = NULL, code = ?, code_expires = ?, code_by = ? WHERE name = ?",
                [.text(Self.digest(code)), .integer(instant + 86_400_000), .text(printer), .text(name)])
            try connection.run("DELETE FROM session WHERE account = ?", [.text(name)])
            try connection.run("DELETE FROM code_request WHERE account = ?", [.text(name)])
        }
        return code
    }

    /// 两人共同办理: the first of two asks, the second carries it out.
    /// - Returns: true if somebody else asked within a day.
    public func ask(codeFor name: String, by printer: String, instant: Int) throws -> Bool {
        try engine.write { connection in
            let others = try connection.rows(
                "SELECT asked_by FROM code_request WHERE account = ? AND asked_by <> ? AND asked > ?",
                [.text(name), .text(printer), .integer(instant - 86_400_000)])
            try connection.run(
                """
                INSERT INTO code_request (account, asked_by, asked) VALUES (?, ?, ?)
                ON CONFLICT (account, asked_by) DO UPDATE SET asked = excluded.asked
                """, [.text(name), .text(printer), .integer(instant)])
            return !others.isEmpty
        }
    }

    /// What he has from now on, in place of what he had; he signs in anew.
    public func grant(_ functions: Set<Function>, to name: String) throws {
        try engine.write { connection in
            try connection.run(
                "UPDATE account SET function = ? WHERE name = ?", [Self.text(functions), .text(name)])
            try connection.run("DELETE FROM function_request WHERE account = ?", [.text(name)])
            try connection.run("DELETE FROM session WHERE account = ?", [.text(name)])
        }
    }

    public func grant(unitAdministration isGranted: Bool, to name: String) throws {
        try engine.write {
            try $0.run("UPDATE account SET unit_admin = ? WHERE name = ?", [.integer(isGranted ? 1 : 0), .text(name)])
        }
    }

    /// 调动: to another unit, with nothing of what he could do in the old one.
    public func move(_ name: String, to unit: String) throws {
        try engine.write { connection in
            try connection.run(
                "INSERT OR IGNORE INTO account_move (account, unit) SELECT name, unit FROM account WHERE name = ?",
                [.text(name)])
            try connection.run("DELETE FROM account_move WHERE account = ? AND unit = ?", [.text(name), .text(unit)])
            try connection.run(
                "UPDATE account SET unit = ?, function = NULL, unit_admin = 0 WHERE name = ?",
                [.text(unit), .text(name)])
            for table in ["session", "function_request", "delegation"] {
                try connection.run("DELETE FROM \(table) WHERE account = ?", [.text(name)])
            }
            try connection.run("DELETE FROM delegation WHERE to_account = ?", [.text(name)])
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
