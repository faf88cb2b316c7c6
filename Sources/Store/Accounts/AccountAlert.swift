import Docket

/// 提醒管理员: what one of them, or somebody at the machine, did to an account, told to the others.
public struct AccountAlert: Sendable, Hashable {
    public let id: String
    public let text: String
    /// Milliseconds UTC
    public let at: Int
}

extension CaseStore {
    /// To every administrator but the one who did it.
    public func alert(_ text: String, by account: String, instant: Int) throws {
        let others = try accounts().filter { $0.isAdministrator && $0.name != account }
        try engine.write { connection in
            for other in others {
                try connection.run(
                    "INSERT INTO alert (id, account, kind, text, at, seen) VALUES (?, ?, 'account', ?, ?, 0)",
                    [.text(Randomness.hex(bytes: 16)), .text(other.name), .text(text), .integer(instant)])
            }
        }
    }

    /// What an administrator has not yet marked as read, the newest first.
    public func alerts(for account: String) throws -> [AccountAlert] {
        try engine.read {
            try $0.rows("SELECT * FROM alert WHERE account = ? AND seen = 0 ORDER BY at DESC, id", [.text(account)]).map
            {
                AccountAlert(id: $0.text("id") ?? "", text: $0.text("text") ?? "", at: $0.integer("at") ?? 0)
            }
        }
    }

    public func markSeen(_ id: String, by account: String) throws {
        try engine.write {
            try $0.run("UPDATE alert SET seen = 1 WHERE id = ? AND account = ?", [.text(id), .text(account)])
        }
    }
}
