public import Docket

/// 拟授职能: what somebody was listed with when his account was opened; it is granted by the security administrator, or not.
extension CaseStore {
    /// 名单里的一个账号
    public struct Enrolment: Sendable, Hashable {
        public let name: String
        public let display: String
        public let unit: String
        public let functions: Set<Function>

        public init(name: String, display: String, unit: String, functions: Set<Function>) {
            (self.name, self.display, self.unit, self.functions) = (name, display, unit, functions)
        }
    }

    /// Opens all of them or none; nobody has a function or a code by it.
    /// - Parameter instant: milliseconds UTC since 1970.
    /// - Returns: the first name that is taken, where one is; then none is opened.
    public func enroll(_ list: [Enrolment], by account: String, instant: Int) throws -> String? {
        try engine.write { connection in
            let names = Set(try connection.rows("SELECT name FROM account").compactMap { $0.text("name") })
            if let taken = list.first(where: { names.contains($0.name) }) { return taken.name }
            for one in list {
                try connection.run(
                    "INSERT INTO account (name, display, unit) VALUES (?, ?, ?)",
                    [.text(one.name), .text(one.display), .text(one.unit)])
                try connection.run(
                    "INSERT INTO function_request (account, functions, asked_by, asked) VALUES (?, ?, ?, ?)",
                    [.text(one.name), Self.text(one.functions), .text(account), .integer(instant)])
            }
            return nil
        }
    }

    /// Accounts with a one-time code that still holds.
    public func accountsWithCode(instant: Int) throws -> Set<String> {
        let rows = try engine.read {
            try $0.rows(
                "SELECT name FROM account WHERE code IS NOT NULL AND code_expires > ?", [.integer(instant)])
        }
        return Set(rows.compactMap { $0.text("name") })
    }

    /// By account, of those to whom nothing has been granted since.
    public func functionRequests() throws -> [String: Set<Function>] {
        let rows = try engine.read { try $0.rows("SELECT account, functions FROM function_request") }
        return Dictionary(
            rows.map { ($0.text("account") ?? "", Set(Self.functions($0.text("functions")))) },
            uniquingKeysWith: { first, _ in first })
    }
}
