import Casework
import Docket

/// 登录: an unknown name costs the same time as a wrong password; how often somebody may try is counted where he comes from.
extension CaseStore {
    public enum SignIn: Sendable {
        case session(token: String)
        case refused
    }

    public func signIn(_ name: String, _ secret: String, instant: Int) throws -> SignIn {
        let row = try engine.read { try $0.rows("SELECT * FROM account WHERE name = ?", [.text(name)]).first }
        let stored = row?.text("password")
        // The work is done for an unknown name too.
        let passwordFits = Password.verify(secret, stored ?? Self.decoy) && stored != nil
        guard let row, row.integer("disabled") == 0, row.text("function") != nil else { return .refused }
        if passwordFits { return .session(token: try openSession(name, instant: instant)) }
        guard row.text("code") != nil, try use(code: secret, of: name, instant: instant) else { return .refused }
        return .session(token: try openSession(name, instant: instant))
    }

    /// A code opens once: of two who have it at the same moment one comes in.
    private func use(code: String, of name: String, instant: Int) throws -> Bool {
        try engine.write(essential: true) { connection in
            try !connection.rows(
                "UPDATE account SET code = NULL, code_expires = NULL WHERE name = ? AND code = ? AND code_expires > ? RETURNING name",
                [.text(name), .text(Self.digest(code.folded.uppercased().trimmingBlanks)), .integer(instant)]
            ).isEmpty
        }
    }

    /// Whether it is the password of an account; nothing is counted.
    public func fits(_ password: String, of name: String) throws -> Bool {
        let row = try engine.read { try $0.rows("SELECT password FROM account WHERE name = ?", [.text(name)]).first }
        return Password.verify(password, row?.text("password") ?? Self.decoy) && row?.text("password") != nil
    }

    /// Whether an account has signed in from this browser before.
    public func knows(browser token: String, of account: String) throws -> Bool {
        guard token.count == 64 else { return false }
        return try engine.read {
            try !$0.rows(
                "SELECT token FROM browser WHERE token = ? AND account = ?",
                [.text(Self.digest(token)), .text(account)]
            ).isEmpty
        }
    }

    /// - Returns: the secret by which the browser is known from now on; only its digest is kept.
    public func know(browserOf account: String, instant: Int) throws -> String {
        let token = Randomness.hex(bytes: 32)
        try engine.write(essential: true) { connection in
            try connection.run(
                "INSERT INTO browser (token, account, created) VALUES (?, ?, ?)",
                [.text(Self.digest(token)), .text(account), .integer(instant)])
            try connection.run("DELETE FROM browser WHERE created < ?", [.integer(instant - 400 * 86_400_000)])
        }
        return token
    }

    /// Two sessions a person at the most; the oldest ends.
    public func openSession(_ name: String, instant: Int) throws -> String {
        let token = Randomness.hex(bytes: 32)
        try engine.write(essential: true) { connection in
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
            try engine.write(essential: true) {
                try $0.run(
                    "UPDATE session SET seen = ? WHERE token = ?", [.integer(instant), .text(Self.digest(token))])
            }
        }
        return Session(
            account: Self.account(row), csrf: csrf,
            mustSetPassword: row.text("password") == nil)
    }

    public func endSession(_ token: String) throws {
        try engine.write(essential: true) {
            try $0.run("DELETE FROM session WHERE token = ?", [.text(Self.digest(token))])
        }
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
