import Casework
import Docket

/// 待重算: cases whose lists were derived by what no longer holds. Kept in the database, so that a restart goes on where it ended;
/// derived anew in portions, so that nobody waits for all of them.
struct Staleness {
    let connection: any Connection

    func mark(_ reach: OrganisationReach) throws {
        switch reach {
        case .none: return
        case .all:
            try connection.run(
                "INSERT INTO stale_case (case_id) SELECT DISTINCT case_id FROM entry WHERE case_id IS NOT NULL ON CONFLICT DO NOTHING"
            )
        case .some(let names, let heads):
            for name in names {
                try connection.run(
                    "INSERT INTO stale_case (case_id) SELECT case_id FROM case_reader WHERE reader = ? ON CONFLICT DO NOTHING",
                    [.text(CaseScope.Key.unit(name).text)])
                for id in try naming(name) { try mark(id) }
            }
            guard heads else { return }
            try connection.run(
                """
                INSERT INTO stale_case (case_id) SELECT DISTINCT case_id FROM entry
                WHERE kind IN ('hearing-held', 'appearance-decided', 'head-unavailable', 'absence-explained') AND case_id IS NOT NULL ON CONFLICT DO NOTHING
                """)
        }
    }

    private func mark(_ caseID: String) throws {
        try connection.run("INSERT INTO stale_case (case_id) VALUES (?) ON CONFLICT DO NOTHING", [.text(caseID)])
    }

    /// Cases whose words have all that the name has: rather one too many.
    private func naming(_ name: String) throws -> [String] {
        guard let match = CaseWords.match(name) else { return [] }
        return try connection.rows(
            """
            SELECT c.case_id AS case_id FROM case_words AS w JOIN case_index AS c ON c.place = w.rowid
            WHERE case_words MATCH ?
            """, [match]
        ).compactMap { $0.text("case_id") }
    }
}

extension CaseStore {
    public func staleCount() throws -> Int {
        try engine.read { try $0.rows("SELECT count(*) AS n FROM stale_case").first?.integer("n") ?? 0 }
    }

    public func isStale(_ caseID: String) throws -> Bool {
        try engine.read { try !$0.rows("SELECT case_id FROM stale_case WHERE case_id = ?", [.text(caseID)]).isEmpty }
    }

    /// One portion: derived without the write lock, written under it if nothing was recorded meanwhile.
    /// - Returns: how many still wait.
    public func rederive(portion: Int = 40) throws -> Int {
        let (cases, office) = try engine.read { connection in
            let ids = try connection.rows(
                "SELECT case_id FROM stale_case ORDER BY case_id LIMIT ?", [.integer(portion)])
            let journal = Journal(connection: connection)
            let cases = try ids.compactMap { $0.text("case_id") }.map {
                (id: $0, entries: try journal.entries(ofCase: $0))
            }
            return (cases, try Self.lastOffice(connection))
        }
        guard !cases.isEmpty else { return 0 }
        try keepDays(of: cases)
        let made = try cases.map { item in
            let derivation = item.entries.isEmpty ? nil : try engine.read { try self.derive(item.entries, $0) }
            return (item.id, item.entries.last?.sequence ?? 0, derivation.map { CaseIndex.rows(item.id, $0) })
        }
        return try engine.write { connection in
            if try Self.lastOffice(connection) == office {
                for (id, last, rows) in made {
                    let newest = try connection.rows("SELECT max(seq) AS seq FROM entry WHERE case_id = ?", [.text(id)])
                        .first
                    guard newest?.integer("seq") ?? 0 == last else { continue }
                    try CaseIndex.write(id, rows ?? CaseIndex.Rows(), connection)
                }
            }
            return try connection.rows("SELECT count(*) AS n FROM stale_case").first?.integer("n") ?? 0
        }
    }

    /// What is closed in these cases keeps the day it was judged by.
    private func keepDays(of cases: [(id: String, entries: [Entry])]) throws {
        let waiting = try engine.read { connection in
            try cases.filter { try KeptDays(connection: connection).isWaiting($0.id) }
        }
        guard !waiting.isEmpty else { return }
        try engine.write { connection in
            for item in waiting { try self.keepDays(item.id, item.entries, connection) }
        }
    }

    func keepDays(_ caseID: String, _ entries: [Entry], _ connection: any Connection) throws {
        guard let last = entries.last?.sequence else { return }
        try KeptDays(connection: connection).settle(caseID, try derive(entries, connection), last: last)
    }

    static func lastOffice(_ connection: any Connection, upTo sequence: Int? = nil) throws -> Int {
        try connection.rows(
            "SELECT max(seq) AS seq FROM entry WHERE stream = 'office' AND seq <= ?", [.integer(sequence ?? Int.max)]
        ).first?.integer("seq") ?? 0
    }
}
