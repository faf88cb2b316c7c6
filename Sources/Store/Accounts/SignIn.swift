import Casework
import Docket

/// 登录: five failures in a row lock an account for a quarter of an hour; an unknown name costs the same time.
extension CaseStore {
    public enum SignIn: Sendable {
        case session(token: String)
        case refused
        case locked
    }

    public func signIn(_ name: String, _ secret: String, instant: Int) throws -> SignIn {
        let row = try engine.read { try $0.rows("SELECT * FROM account WHERE name = ?", [.text(name)]).first }
        let stored = row?.text("password")
        // The work is done for an unknown name too.
        let passwordFits = Password.verify(secret, stored ?? Self.decoy)
        guard let row, row.integer("disabled") == 0, row.text("function") != nil else { return .refused }
        if row.integer("locked_until") ?? 0 > instant { return .locked }
        let codeFits =
            row.text("code") == Self.digest(secret.uppercased()) && row.integer("code_expires") ?? 0 > instant
        guard codeFits || (stored != nil && passwordFits) else {
            let failures = (row.integer("failures") ?? 0) + 1
            try engine.write { connection in
                try connection.run(
                    "UPDATE account SET failures = ?, locked_until = ? WHERE name = ?",
                    [.integer(failures % 5), .integer(failures >= 5 ? instant + 15 * 60_000 : 0), .text(name)])
            }
            return .refused
        }
        return .session(token: try openSession(name, instant: instant))
    }

    /// Two sessions a person at the most; the oldest ends.
    public func openSession(_ name: String, instant: Int) throws -> String {
        let token = Randomness.hex(bytes: 32)
        try engine.write { connection in
            try connection.run("UPDATE account SET failures = 0, locked_until = 0 WHERE name = ?", [.text(name)])
            let sessions = try connection.rows(
                "SELECT token FROM session WHERE account = ? ORDER BY created DESC", [.text(name)])
            for old in sessions.dropFirst(1) {
                try connection.run("DELETE FROM session WHERE token = ?", [.optional(old.text("token"))])
            }
            try connection.run(
                "INSERT INTO session (token, account, csrf, created, seen) VALUES (?, ?, ?, ?, ?)",
                [
                    .text(Self.digest(token)), .text(name), .text(Randomness.hex(bytes: 16)), .integer(instant),
                    .integer(instant),
                ])
        }
        return token
    }

    /// The session behind a cookie; nil if it ended, idled or its account may no longer sign in.
    public func session(_ token: String, instant: Int) throws -> Session? {
        let row = try engine.read { connection in
            try connection.rows(
                """
                SELECT account.*, session.csrf AS csrf, session.created AS created, session.seen AS seen
                FROM session JOIN account ON account.name = session.account WHERE session.token = ?
                """, [.text(Self.digest(token))]
            ).first
        }
        guard let row, let csrf = row.text("csrf"), let created = row.integer("created"), let seen = row.integer("seen")
        else { return nil }
        guard instant - seen < Self.idle, instant - created < Self.absolute, row.integer("disabled") == 0,
            row.text("function") != nil
        else { return nil }
        // Not at every request: a write for each page would make reading wait for writing.
        if instant - seen > 60_000 {
            try engine.write {
                try $0.run(
                    "UPDATE session SET seen = ? WHERE token = ?", [.integer(instant), .text(Self.digest(token))])
            }
        }
        return Session(
            account: Self.account(row), csrf: csrf,
            mustSetPassword: row.text("password") == nil && row.text("code") != nil)
    }

    public func endSession(_ token: String) throws {
        try engine.write { try $0.run("DELETE FROM session WHERE token = ?", [.text(Self.digest(token))]) }
    }

    /// Ends every other session and the one-time code.
    public func setPassword(_ password: String, for name: String) throws {
        let hash = Password.hash(password)
        try engine.write { connection in
            try connection.run(
                "UPDATE account SET password = ?, code = NULL, code_expires = NULL WHERE name = ?",
                [.text(hash), .text(name)])
            try connection.run("DELETE FROM session WHERE account = ?", [.text(name)])
        }
    }

    private static let decoy = Password.hash("没有这个账号")
}

/// 草稿: what was typed survives a lost session; kept per person and form.
extension CaseStore {
    public func saveDraft(_ content: String, form: String, account: String, instant: Int) throws {
        try engine.write { connection in
            try connection.run(
                """
                INSERT INTO draft (account, form, content, saved) VALUES (?, ?, ?, ?)
                ON CONFLICT (account, form) DO UPDATE SET content = excluded.content, saved = excluded.saved
                """, [.text(account), .text(form), .text(content), .integer(instant)])
        }
    }

    public func draft(form: String, account: String) throws -> String? {
        try engine.read {
            try $0.rows("SELECT content FROM draft WHERE account = ? AND form = ?", [.text(account), .text(form)])
                .first?.text("content")
        }
    }

    public func dropDraft(form: String, account: String) throws {
        try engine.write {
            try $0.run("DELETE FROM draft WHERE account = ? AND form = ?", [.text(account), .text(form)])
        }
    }
}

extension CaseStore {
    /// Whose session it was, also when it has ended by time: a draft belongs to him.
    public func owner(ofEnded token: String) throws -> String? {
        try engine.read {
            try $0.rows("SELECT account FROM session WHERE token = ?", [.text(Self.digest(token))]).first?.text(
                "account")
        }
    }
}
