import Docket
public import LegalCalendar

/// 代办: while somebody is away a colleague of his unit has his functions beside his own.
public struct Delegation: Sendable, Hashable {
    /// 委托人, 受托人: accounts.
    public let from: String
    public let to: String
    public let since: CivilDay
    /// 截止日, that day included.
    public let until: CivilDay

    public init(from: String, to: String, since: CivilDay, until: CivilDay) {
        (self.from, self.to, self.since, self.until) = (from, to, since, until)
    }
}

extension CaseStore {
    /// In place of what he had asked for before.
    public func delegate(_ delegation: Delegation) throws {
        try engine.write { connection in
            try connection.run("DELETE FROM delegation WHERE account = ?", [.text(delegation.from)])
            try connection.run(
                "INSERT INTO delegation (account, to_account, from_day, until_day) VALUES (?, ?, ?, ?)",
                [
                    .text(delegation.from), .text(delegation.to), .text(delegation.since.description),
                    .text(delegation.until.description),
                ])
        }
    }

    public func endDelegation(of account: String) throws {
        try engine.write { try $0.run("DELETE FROM delegation WHERE account = ?", [.text(account)]) }
    }

    /// What somebody asked for, until its last day is over.
    public func delegation(of account: String, on day: CivilDay) throws -> Delegation? {
        try engine.read {
            try $0.rows(
                "SELECT * FROM delegation WHERE account = ? AND until_day >= ?",
                [.text(account), .text(day.description)]
            ).first.flatMap(Self.delegation)
        }
    }

    private static func delegation(_ row: SQLRow) -> Delegation? {
        guard let since = row.text("from_day").flatMap({ CivilDay($0) }),
            let until = row.text("until_day").flatMap({ CivilDay($0) })
        else { return nil }
        return Delegation(from: row.text("account") ?? "", to: row.text("to_account") ?? "", since: since, until: until)
    }

    /// For whom somebody stands in on a day: people of his own unit who still have their accounts.
    public func standsIn(_ account: Account, on day: CivilDay) throws -> [Account] {
        let text = SQLValue.text(day.description)
        return try engine.read {
            try $0.rows(
                """
                SELECT a.* FROM delegation AS d JOIN account AS a ON a.name = d.account
                WHERE d.to_account = ? AND d.from_day <= ? AND d.until_day >= ? AND a.disabled = 0 AND a.unit = ?
                ORDER BY a.name
                """, [.text(account.name), text, text, .text(account.unit)]
            ).map(Self.account)
        }
    }

    /// 账号 with the functions of those for whom he stands in.
    public func standing(_ account: Account, on day: CivilDay) throws -> Account {
        guard !account.isAdministrator, !account.functions.contains(.lawyer) else { return account }
        let lent = try standsIn(account, on: day).flatMap(\.functions).filter { !$0.isAdministrator && $0 != .lawyer }
        return lent.isEmpty ? account : account.having(lent)
    }
}

extension Account {
    fileprivate func having(_ others: [Function]) -> Account {
        let all = Set(functions + others)
        return Account(
            name: name, display: display, unit: unit, functions: Function.allCases.filter(all.contains),
            isDisabled: isDisabled, hasPassword: hasPassword, isUnitAdministrator: isUnitAdministrator)
    }
}

extension CaseStore {
    /// A session of whoever stands in for others that day.
    public func standing(_ session: Session, on day: CivilDay) throws -> Session {
        Session(
            account: try standing(session.account, on: day), csrf: session.csrf,
            mustSetPassword: session.mustSetPassword)
    }
}
