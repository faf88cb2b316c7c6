import Docket

/// 行封: a digest of every row that stands outside the journal, kept in the transaction that writes the row. A row that changed in any
/// other way no longer fits its seal.
enum RowSeals {
    struct Table: Sendable {
        let name: String
        let key: [String]
        let columns: [String]
        /// The change of the folder with which it came to be sealed.
        var since = 2
    }

    static let tables = [
        Table(
            name: "account", key: ["name"],
            columns: [
                "name", "display", "unit", "function", "password", "code", "code_expires", "disabled", "failures",
                "locked_until", "code_by", "unit_admin",
            ]),
        Table(name: "session", key: ["token"], columns: ["token", "account", "csrf", "created", "seen"]),
        Table(name: "draft", key: ["account", "form"], columns: ["account", "form", "content", "saved"]),
        Table(name: "account_mail", key: ["account"], columns: ["account", "mail"]),
        Table(
            name: "print_job", key: ["id"],
            columns: ["id", "account", "name", "state", "message", "created", "digest"]),
        Table(
            name: "printed_paper", key: ["code", "case_id", "kind", "unit", "proceeding"],
            columns: ["code", "case_id", "kind", "unit", "proceeding", "seq", "day", "account", "number"]),
        Table(
            name: "inbox_item", key: ["id"],
            columns: [
                "id", "name", "file", "digest", "arrived", "account", "state", "text", "message", "taken", "reading",
            ]),
        Table(name: "inbox_refusal", key: ["id"], columns: ["id", "name", "reason", "arrived"]),
        Table(
            name: "site_template", key: ["kind", "version"],
            columns: ["kind", "version", "name", "file", "digest", "day", "account", "in_use"]),
        Table(name: "upload", key: ["file"], columns: ["file", "digest", "name", "account", "created"]),
        Table(name: "feed", key: ["token"], columns: ["token", "account"]),
        Table(name: "setting", key: ["name"], columns: ["name", "value"]),
        Table(name: "browser", key: ["token", "account"], columns: ["token", "account", "created"]),
        Table(name: "code_request", key: ["account", "asked_by"], columns: ["account", "asked_by", "asked"]),
        Table(name: "alert", key: ["id"], columns: ["id", "account", "kind", "text", "at", "seen"]),
        Table(
            name: "kept_day", key: ["case_id", "duty_key"], columns: ["case_id", "duty_key", "due", "seq"], since: 3),
        Table(
            name: "function_request", key: ["account"], columns: ["account", "functions", "asked_by", "asked"],
            since: 4),
        Table(
            name: "delegation", key: ["account"], columns: ["account", "to_account", "from_day", "until_day"], since: 4),
        Table(name: "account_move", key: ["account", "unit"], columns: ["account", "unit"], since: 4),
    ]

    /// The name under which the engine offers `seal` to SQL.
    static let function = "yingsu_seal"

    private static func seal(_ table: Table, _ row: String) -> String {
        "\(function)(\(table.columns.map { row + $0 }.joined(separator: ", ")))"
    }

    private static func key(_ table: Table, _ row: String) -> String {
        table.key.map { row + $0 }.joined(separator: " || char(31) || ")
    }

    /// Seals for the rows that were there before.
    static func first(of migration: Int) -> [String] {
        tables.filter { $0.since == migration }.map {
            "INSERT INTO row_seal (name, key, seal, rid) SELECT '\($0.name)', \(key($0, "")), \(seal($0, "")), rowid FROM \($0.name)"
        }
    }

    /// 行号 of a copy are others than those of what it was copied from.
    static var renumbering: [String] {
        tables.map {
            "UPDATE row_seal SET rid = (SELECT t.rowid FROM \($0.name) AS t WHERE \(key($0, "t.")) = row_seal.key) WHERE name = '\($0.name)'"
        }
    }

    /// One row as it is now: its seal made anew, or taken away with it.
    static func keep(_ table: Table, row: Int, _ connection: any Connection) throws {
        try connection.run("DELETE FROM row_seal WHERE name = ? AND rid = ?", [.text(table.name), .integer(row)])
        try connection.run(
            """
            INSERT INTO row_seal (name, key, seal, rid)
            SELECT '\(table.name)', \(key(table, "")), \(seal(table, "")), rowid FROM \(table.name) WHERE rowid = ?
            ON CONFLICT (name, key) DO UPDATE SET seal = excluded.seal, rid = excluded.rid
            """, [.integer(row)])
    }

    /// Of what kind each value is, how long, and what.
    static func seal(_ values: [SQLValue]) -> String {
        var bytes: [UInt8] = []
        for value in values {
            switch value {
            case .null: bytes.append(0)
            case .integer(let integer): bytes += [1] + Array("\(integer)".utf8) + [0]
            case .text(let text): bytes += [2] + Array("\(text.utf8.count) \(text)".utf8)
            case .blob(let blob): bytes += [3] + Array("\(blob.count) ".utf8) + blob
            }
        }
        return String(Digest(of: bytes).hex.prefix(32))
    }

    /// The first row that does not fit its seal, that has none, or that is gone; nil if all is well.
    static func firstBad(_ connection: any Connection) throws -> String? {
        // A folder that is only read may not have been brought up yet.
        let number = try Migrations.number(connection)
        for table in tables where table.since <= number {
            let rows = try connection.rows(
                """
                SELECT \(key(table, "t.")) AS key FROM \(table.name) AS t
                LEFT JOIN row_seal AS s ON s.name = '\(table.name)' AND s.key = \(key(table, "t."))
                WHERE s.seal IS NULL OR s.seal <> \(seal(table, "t.")) LIMIT 1
                """)
            if let row = rows.first { return "\(table.name) 表的一行（\((row.text("key") ?? "").prefix(40))）被改动" }
            let gone = try connection.rows(
                """
                SELECT s.key AS key FROM row_seal AS s WHERE s.name = '\(table.name)'
                  AND NOT EXISTS (SELECT 1 FROM \(table.name) AS t WHERE \(key(table, "t.")) = s.key) LIMIT 1
                """)
            if gone.first != nil { return "\(table.name) 表缺少一行" }
        }
        let known = tables.map { "'\($0.name)'" }.joined(separator: ", ")
        let strange = try connection.rows("SELECT name FROM row_seal WHERE name NOT IN (\(known)) LIMIT 1")
        return strange.isEmpty ? nil : "row_seal 表被改动"
    }
}
