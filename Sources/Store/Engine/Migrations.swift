/// 升级: numbered changes of the tables that can't be derived, forward only. A folder says which it has; an older program refuses
/// a newer folder, a newer program brings an older folder up, in one transaction and after a copy.
enum Migrations {
    struct Migration: Sendable {
        let number: Int
        let statements: [String]
    }

    static let all = [
        Migration(number: 1, statements: Schema.lasting),
        Migration(
            number: 2,
            statements: [
                // What was read in a file that arrived, read once.
                "ALTER TABLE inbox_item ADD COLUMN reading TEXT NOT NULL DEFAULT ''",
                // What another system sent and could not be taken in, for whoever takes in the post.
                """
                CREATE TABLE inbox_refusal (
                  id TEXT PRIMARY KEY, name TEXT NOT NULL, reason TEXT NOT NULL, arrived INTEGER NOT NULL)
                """,
                // A browser from which an account has signed in: others' guesses do not shut it out.
                "CREATE TABLE browser (token TEXT NOT NULL, account TEXT NOT NULL, created INTEGER NOT NULL, PRIMARY KEY (token, account))",
                "ALTER TABLE print_job ADD COLUMN digest TEXT NOT NULL DEFAULT ''",
                // Who printed a one-time code, and for which act of two.
                "ALTER TABLE account ADD COLUMN code_by TEXT NOT NULL DEFAULT ''",
                "ALTER TABLE account ADD COLUMN unit_admin INTEGER NOT NULL DEFAULT 0",
                """
                CREATE TABLE code_request (
                  account TEXT NOT NULL, asked_by TEXT NOT NULL, asked INTEGER NOT NULL, PRIMARY KEY (account, asked_by))
                """,
                "CREATE TABLE alert (id TEXT PRIMARY KEY, account TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, at INTEGER NOT NULL, seen INTEGER NOT NULL)",
                "CREATE INDEX entry_by_kind ON entry (kind, day, case_id)",
                "CREATE TABLE row_seal (name TEXT NOT NULL, key TEXT NOT NULL, seal TEXT NOT NULL, rid INTEGER, PRIMARY KEY (name, key))",
                "CREATE INDEX row_seal_rid ON row_seal (name, rid)",
            ] + RowSeals.first(of: 2)),
        Migration(
            number: 3,
            statements: [
                // By which day a closed duty was judged, where other rules would give another.
                """
                CREATE TABLE kept_day (
                  case_id TEXT NOT NULL, duty_key TEXT NOT NULL, due TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (case_id, duty_key))
                """,
                // The days of closed duties as the lists had them, until the lists are made anew.
                "CREATE TABLE duty_before (case_id TEXT NOT NULL, duty_key TEXT NOT NULL, due TEXT NOT NULL, PRIMARY KEY (case_id, duty_key))",
            ] + RowSeals.first(of: 3)),
        Migration(
            number: 4,
            statements: [
                // 拟授职能: with what somebody was listed, until the security administrator grants.
                """
                CREATE TABLE function_request (
                  account TEXT PRIMARY KEY, functions TEXT, asked_by TEXT NOT NULL, asked INTEGER NOT NULL)
                """,
                // 代办: who stands in for whom, from a day to a day.
                """
                CREATE TABLE delegation (
                  account TEXT PRIMARY KEY, to_account TEXT NOT NULL, from_day TEXT NOT NULL, until_day TEXT NOT NULL)
                """,
                "CREATE INDEX delegation_to ON delegation (to_account)",
                // 调动: from which unit somebody came; what he handled there waits to be handed over.
                "CREATE TABLE account_move (account TEXT NOT NULL, unit TEXT NOT NULL, PRIMARY KEY (account, unit))",
            ] + RowSeals.first(of: 4)),
    ]

    static var newest: Int { all.map(\.number).max() ?? 0 }

    /// The number of the newest change a folder has; 0 for an empty one.
    static func number(_ connection: any Connection) throws -> Int {
        let tables = try connection.rows("SELECT name FROM sqlite_master WHERE type = 'table'").compactMap {
            $0.text("name")
        }
        guard tables.contains("setting") else { return 0 }
        let said = try connection.rows("SELECT value FROM setting WHERE name = 'format'").first?.text("value")
        // Version 0.1.0 did not say: it has the tables of the first.
        return said.flatMap { Int($0) } ?? (tables.contains("entry") ? 1 : 0)
    }

    static func check(_ number: Int) throws {
        guard number <= newest else { throw StoreError.newer(folder: number, program: newest) }
    }

    /// - Parameter copy: where the folder's database is copied to before it is changed; nil where there is nothing to lose.
    static func run(on engine: any Engine, copy: ((Int) throws -> Void)?) throws {
        let found = try engine.read { try number($0) }
        try check(found)
        guard found < newest else { return }
        if found > 0 { try copy?(found) }
        try engine.write { connection in
            guard try number(connection) == found else { throw StoreError.corrupt("升级时数据文件夹已变，请重试") }
            for migration in all where migration.number > found {
                for statement in migration.statements { try connection.run(statement) }
            }
            try connection.run(
                "INSERT INTO setting (name, value) VALUES ('format', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                [.text(String(newest))])
        }
    }
}
