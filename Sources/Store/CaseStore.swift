import Casework
public import Docket
public import LegalCalendar
public import Rulebook
import Synchronization

/// 库: the journal with its indexes, files and accounts. One server per data folder.
public final class CaseStore: Sendable {
    public let engine: any Engine
    public let shelf: RuleShelf
    public let files: FileStore
    public let rulebookID: String
    public let calendar: LegalCalendar
    private let cachedOrganisation = Mutex<(sequence: Int, organisation: Organisation)?>(nil)

    /// The city's rules: what new cases are judged by.
    public var rules: Rules { shelf.rules[rulebookID]! }

    public init(engine: any Engine, files: FileStore, shelf: RuleShelf, rulebook: String) throws {
        guard shelf.rules[rulebook] != nil else { throw StoreError.missing("规则集 \(rulebook)") }
        self.engine = engine
        self.files = files
        self.shelf = shelf
        rulebookID = rulebook
        calendar = shelf.calendar()
        try engine.write { connection in
            try Self.dropOutdated(connection)
            for statement in Schema.statements { try connection.run(statement) }
            try connection.run(
                "INSERT INTO setting (name, value) VALUES ('schema', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                [.text(Schema.version)])
        }
    }

    /// Tables that can be derived from the journal are dropped when an older program made them; `refresh` fills them again.
    private static func dropOutdated(_ connection: any Connection) throws {
        try connection.run("CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
        guard
            try connection.rows("SELECT value FROM setting WHERE name = 'schema'").first?.text("value")
                != Schema.version
        else { return }
        for statement in Schema.dropping { try connection.run(statement) }
        try connection.run("DELETE FROM setting WHERE name = 'indexed-by'")
    }

    public func organisation() throws -> Organisation { try engine.read { try self.organisation($0) } }

    func organisation(_ connection: any Connection) throws -> Organisation {
        let newest =
            try connection.rows("SELECT max(seq) AS seq FROM entry WHERE stream = 'office'").first?.integer("seq") ?? 0
        if let cached = cachedOrganisation.withLock({ $0 }), cached.sequence == newest { return cached.organisation }
        let organisation = Organisation(entries: try Journal(connection: connection).entries(of: .office))
        cachedOrganisation.withLock { $0 = (newest, organisation) }
        return organisation
    }

    /// A case as it stands; nil if there is none of that id.
    public func derivation(_ caseID: String, asKnownOn day: CivilDay? = nil) throws -> Derivation? {
        try engine.read { connection in
            let entries = try Journal(connection: connection).entries(ofCase: caseID).filter { entry in
                day.map { entry.recordedOn <= $0 } ?? true
            }
            return entries.isEmpty ? nil : try self.derive(entries, connection)
        }
    }

    /// A case as it stood when an entry had been recorded.
    public func derivation(_ caseID: String, upTo sequence: Int) throws -> Derivation? {
        try engine.read { connection in
            let journal = Journal(connection: connection)
            let entries = try journal.entries(ofCase: caseID).filter { $0.sequence <= sequence }
            guard !entries.isEmpty else { return nil }
            // With the heads and addresses of then.
            let organisation = Organisation(
                entries: try journal.entries(of: .office).filter { $0.sequence <= sequence })
            return Derivation(
                file: CaseFile(entries: entries, organisation: organisation), rules: self.rules,
                calendar: self.calendar, organisation: organisation)
        }
    }

    func derive(_ entries: [Entry], _ connection: any Connection) throws -> Derivation {
        let organisation = try organisation(connection)
        return Derivation(
            file: CaseFile(entries: entries, organisation: organisation), rules: rules, calendar: calendar,
            organisation: organisation)
    }

    public func head() throws -> (sequence: Int, hash: Digest) {
        try engine.read { try Journal(connection: $0).head() }
    }
    public func verify() throws -> Verification { try engine.read { try Journal(connection: $0).verify() } }

    /// Office and audit entries: appended as they are; who may is decided by the page.
    @discardableResult
    public func append(_ entries: [Entry]) throws -> [Entry] {
        try engine.write { try Journal(connection: $0).append(entries) }
    }

    /// The same request appends once, however often its form is sent.
    public func appendOnce(_ entry: Entry) throws {
        try engine.write { connection in
            guard
                try entry.request.isEmpty
                    || connection.rows("SELECT first FROM answered WHERE request = ?", [.text(entry.request)]).isEmpty
            else { return }
            for appended in try Journal(connection: connection).append([entry]) {
                try Self.remember(appended, connection)
            }
        }
    }

    public func officeEntries() throws -> [Entry] {
        try engine.read { try Journal(connection: $0).entries(of: .office) }
    }
    public func auditEntries() throws -> [Entry] { try engine.read { try Journal(connection: $0).entries(of: .audit) } }
    public func caseEntries(_ caseID: String) throws -> [Entry] {
        try engine.read { try Journal(connection: $0).entries(ofCase: caseID) }
    }

    /// Everything but journal and accounts, made anew. Refused if the chain is broken.
    public func rebuild() throws -> Verification {
        try engine.write { connection in
            let journal = Journal(connection: connection)
            let verification = try journal.verify()
            guard verification.firstBad == nil else { return verification }
            for table in Schema.rebuildable where table != "answered" { try connection.run(Self.clearing[table]!) }
            let ids = try connection.rows("SELECT DISTINCT case_id FROM entry WHERE case_id IS NOT NULL").compactMap {
                $0.text("case_id")
            }
            for id in ids {
                try CaseIndex(connection: connection).write(
                    id, try self.derive(try journal.entries(ofCase: id), connection))
            }
            try connection.run("DELETE FROM answered")
            try Self.rememberAll(connection)
            return verification
        }
    }

    /// Page by page: a journal of years does not fit in memory.
    private static func rememberAll(_ connection: any Connection) throws {
        var last = 0
        while true {
            let rows = try connection.rows(
                "SELECT seq, bytes FROM entry WHERE stream IN ('case', 'office') AND seq > ? ORDER BY seq LIMIT 2000",
                [.integer(last)])
            for row in rows { try remember(try Journal.entry(row), connection) }
            guard let seq = rows.last?.integer("seq") else { return }
            last = seq
        }
    }

    /// What the indexes were derived by: rules, calendar and organisation.
    private func basis(_ connection: any Connection) throws -> String {
        let office =
            try connection.rows("SELECT max(seq) AS seq FROM entry WHERE stream = 'office'").first?.integer("seq") ?? 0
        return "\(Schema.version) \(rules.digest.hex) \(Digest(of: Array(calendar.version.utf8)).hex) \(office)"
    }

    /// Derives the indexes anew if rules, calendar or organisation are not those they were derived by. True if it did.
    public func refresh() throws -> Bool {
        let (wanted, found) = try engine.read { connection in
            (
                try self.basis(connection),
                try connection.rows("SELECT value FROM setting WHERE name = 'indexed-by'").first?.text("value")
            )
        }
        guard wanted != found else { return false }
        let verification = try rebuild()
        if let bad = verification.firstBad { throw StoreError.corrupt("台账第\(bad)条\(verification.reason ?? "")") }
        try engine.write { connection in
            try connection.run(
                "INSERT INTO setting (name, value) VALUES ('indexed-by', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                [.text(wanted)])
        }
        return true
    }

    private static let clearing = [
        "case_index": "DELETE FROM case_index", "case_unit": "DELETE FROM case_unit",
        "case_number": "DELETE FROM case_number",
        "duty_index": "DELETE FROM duty_index", "step_index": "DELETE FROM step_index",
        "hearing_index": "DELETE FROM hearing_index", "search_term": "DELETE FROM search_term",
    ]

    /// 同一请求只办一次: the first answer is kept under the form's random number.
    static func remember(_ entry: Entry, _ connection: any Connection) throws {
        guard !entry.request.isEmpty else { return }
        try connection.run(
            """
            INSERT INTO answered (request, case_id, first, last) VALUES (?, ?, ?, ?)
            ON CONFLICT (request) DO UPDATE SET last = excluded.last
            """, [.text(entry.request), .optional(entry.caseID), .integer(entry.sequence), .integer(entry.sequence)])
    }
}
