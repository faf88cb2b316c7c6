public import Casework
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
    private let current: Mutex<Basis>
    /// 有活可干: a paper waits to be printed, a file to be read, a case to be derived anew.
    public let (printing, arriving, changing) = (Bell(), Bell(), Bell())
    /// False for an older folder that is only read.
    private let keepsDays: Bool
    private let derivations = DerivationCache()
    let figurePlaces = FigurePlaces()
    private let cachedOrganisation = Mutex<(sequence: Int, organisation: Organisation)?>(nil)
    let cachedMatters = Mutex<(key: MattersKey, matters: [OfficeMatter])?>(nil)

    /// 推导的依据: what every day is derived by, as the office docket has it.
    private struct Basis {
        /// The program's notices, and those that were entered here.
        let calendar: LegalCalendar
        /// The measures that were adopted here, with what they extend.
        let rules: Rules

        static let kinds: [KindName] = [.calendarNoticeReceived, .rulebookAdopted, .transitionDecided]

        init(_ shelf: RuleShelf, _ name: String, _ connection: any Connection) throws {
            let entered = try Journal(connection: connection).officeEntries(of: Self.kinds.map(\.rawValue))
            rules = shelf.rules[name]!.under(Organisation(entries: entered))
            calendar = shelf.calendar(of: rules).adding(entered)
        }
    }

    /// 法定日历
    public var calendar: LegalCalendar { current.withLock { $0.calendar } }
    /// 适用规则: the city's measures, in every version that was adopted.
    public var rules: Rules { current.withLock { $0.rules } }

    /// 放假通知、施行登记以后: every day is derived anew by what there is now; what was closed keeps the day it was judged by. In the transaction
    /// of the entry, so that whoever derived by the old one finds the office docket moved.
    private func takeBasis(_ connection: any Connection) throws {
        let known = try Basis(shelf, rulebookID, connection)
        current.withLock { $0 = known }
        cachedMatters.withLock { $0 = nil }
        try note(connection)
    }

    /// What was set for a transaction that came to nothing is taken back, in the turn of those who write.
    private func keepingBasis<Result>(_ entries: [Entry], _ body: () throws -> Result) throws -> Result {
        guard entries.contains(where: { Basis.kinds.contains($0.kind) }) else { return try body() }
        do {
            return try body()
        } catch {
            try engine.write { connection in
                let known = try Basis(shelf, rulebookID, connection)
                current.withLock { $0 = known }
                cachedMatters.withLock { $0 = nil }
            }
            throw error
        }
    }

    /// To write and to read. The lists are dropped where another program made them, and made anew by `refresh`.
    public convenience init(engine: any Engine, files: FileStore, shelf: RuleShelf, rulebook: String) throws {
        try self.init(reading: engine, files: files, shelf: shelf, rulebook: rulebook)
        try engine.write { connection in
            if try Self.listVersion(connection) != Schema.version {
                if try Self.hasLists(connection) { try KeptDays(connection: connection).remember() }
                for statement in Schema.dropping { try connection.run(statement) }
                try connection.run("DELETE FROM setting WHERE name = 'indexed-by'")
            }
            for statement in Schema.derived { try connection.run(statement) }
            try Self.set("schema", to: Schema.version, connection)
        }
    }

    /// Only to read: runs nothing that changes the folder.
    init(reading engine: any Engine, files: FileStore, shelf: RuleShelf, rulebook: String) throws {
        let shelf = try shelf.keeping(engine.read { try Self.adoptedTexts(shelf, files, $0) })
        guard shelf.rules[rulebook] != nil else { throw StoreError.missing("规则集 \(rulebook)") }
        let adopted = try engine.read { try Self.adoptions($0) }
        // Without it every day of what it governs would be another.
        if let gone = adopted.first(where: { shelf.rulebooks[$0.rulebook] == nil }) {
            let why = shelf.failures.map { "\($0)" }.filter { $0.contains(gone.rulebook) }.joined(separator: "；")
            throw StoreError.corrupt("已经登记施行的规则集 \(gone.rulebook) 不能装载\(why.isEmpty ? "" : "：\(why)")")
        }
        self.engine = engine
        self.files = files
        self.shelf = shelf
        rulebookID = rulebook
        current = Mutex(try engine.read { try Basis(shelf, rulebook, $0) })
        keepsDays = try engine.read { try Migrations.number($0) } >= 3
    }

    private static func adoptions(_ connection: any Connection) throws -> [Adoption] {
        let entries = try Journal(connection: connection).officeEntries(of: [KindName.rulebookAdopted.rawValue])
        return Organisation(entries: entries).adoptions
    }

    /// Of the rulebooks that were adopted here the texts of those that stand otherwise in their folders now.
    private static func adoptedTexts(_ shelf: RuleShelf, _ files: FileStore, _ connection: any Connection) throws
        -> [String: [String: String]]
    {
        var texts: [String: [String: String]] = [:]
        for adoption in try adoptions(connection) {
            guard let hex = adoption.digest, shelf.rulebooks[adoption.rulebook]?.digest.hex != hex,
                let digest = Digest(hex: hex), let file = adoption.text
            else { continue }
            guard let known = RulebookLoader.files(from: try files.get(file, digest: digest)) else {
                throw StoreError.corrupt("施行登记所存的规则集 \(adoption.rulebook)")
            }
            texts[adoption.rulebook] = known
        }
        return texts
    }

    private static func hasLists(_ connection: any Connection) throws -> Bool {
        try !connection.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'duty_index'").isEmpty
    }

    private static func listVersion(_ connection: any Connection) throws -> String? {
        try connection.rows("SELECT value FROM setting WHERE name = 'schema'").first?.text("value")
    }

    /// Whether the lists in the folder are those this program makes.
    func hasOwnLists() throws -> Bool { try engine.read { try Self.listVersion($0) == Schema.version } }

    public func organisation() throws -> Organisation { try engine.read { try self.organisation($0) } }

    func organisation(_ connection: any Connection) throws -> Organisation {
        let newest = try Self.lastOffice(connection)
        if let cached = cachedOrganisation.withLock({ $0 }), cached.sequence == newest { return cached.organisation }
        let organisation = Organisation(entries: try Journal(connection: connection).entries(of: .office))
        cachedOrganisation.withLock { $0 = (newest, organisation) }
        return organisation
    }

    /// A case as it stands; nil if there is none of that id.
    /// - Parameters:
    ///   - day: as it was known on a day.
    ///   - sequence: as it stood when an entry had been recorded, with the heads and addresses of then.
    public func derivation(_ caseID: String, asKnownOn day: CivilDay? = nil, upTo sequence: Int? = nil) throws
        -> Derivation?
    {
        try derivation(caseID, of: nil, asKnownOn: day, upTo: sequence)
    }

    /// A case as one reader may see it; nil if there is none of that id. All that pages get.
    public func view(_ caseID: String, of reader: Actor, asKnownOn day: CivilDay? = nil, upTo sequence: Int? = nil)
        throws -> Derivation?
    {
        try derivation(caseID, of: reader, asKnownOn: day, upTo: sequence)
    }

    /// Derived once, until something is recorded on the case or the office docket; as known on a day, each time.
    private func derivation(_ caseID: String, of reader: Actor?, asKnownOn day: CivilDay?, upTo sequence: Int?) throws
        -> Derivation?
    {
        try engine.read { connection in
            let newest = SQLValue.integer(sequence ?? Int.max)
            let last = try connection.rows(
                "SELECT max(seq) AS seq FROM entry WHERE case_id = ? AND seq <= ?", [.text(caseID), newest]
            ).first?.integer("seq")
            guard let last else { return nil }
            let kept = try self.keptDays(caseID, connection)
            func derive() throws -> Derivation {
                let journal = Journal(connection: connection)
                let organisation =
                    try sequence.map { Organisation(entries: try journal.entries(of: .office, upTo: $0)) }
                    ?? self.organisation(connection)
                let entries = try journal.entries(ofCase: caseID).filter { entry in
                    entry.sequence <= last && day.map { entry.recordedOn <= $0 } ?? true
                }
                return self.derive(entries, of: reader, organisation, kept)
            }
            guard day == nil else {
                let known = try derive()
                return known.file.items.isEmpty && known.file.pending.isEmpty && known.file.struck.isEmpty ? nil : known
            }
            let key = DerivationCache.Key(
                caseID: caseID, last: last, office: try Self.lastOffice(connection, upTo: sequence), reader: reader)
            return try self.derivations.derivation(key, kept: kept, derive)
        }
    }

    private func derive(
        _ entries: [Entry], of reader: Actor?, _ organisation: Organisation, _ kept: [String: CivilDay]
    ) -> Derivation {
        if let reader {
            return CaseView(
                entries, reader: reader, rules: rules, calendar: calendar, organisation: organisation, kept: kept
            ).derivation
        }
        return Derivation(
            file: CaseFile(entries: entries, organisation: organisation, procedure: rules.procedure), rules: rules,
            calendar: calendar, organisation: organisation, kept: kept)
    }

    func derive(_ entries: [Entry], _ connection: any Connection) throws -> Derivation {
        derive(entries, of: nil, try organisation(connection), try keptDays(entries.first?.caseID, connection))
    }

    private func keptDays(_ caseID: String?, _ connection: any Connection) throws -> [String: CivilDay] {
        guard keepsDays, let caseID else { return [:] }
        return try KeptDays(connection: connection).days(of: caseID)
    }

    public func tip() throws -> (sequence: Int, hash: Digest) {
        try engine.read { try Journal(connection: $0).tip() }
    }
    public func verify() throws -> Verification { try engine.read { try Journal(connection: $0).verify() } }

    /// What follows an anchored entry, which itself is still what it was.
    public func verify(after line: Anchor.Line) throws -> Verification {
        try engine.read { try Journal(connection: $0).verify(after: (line.sequence, line.hash)) }
    }

    /// Office and audit entries: appended as they are; who may is decided by the page. What an office entry changes for cases is
    /// noted with it, and derived anew by `refresh`.
    @discardableResult
    public func append(_ entries: [Entry]) throws -> [Entry] {
        defer { changing.ring() }
        return try keepingBasis(entries) { try engine.write { try self.append(entries, $0) } }
    }

    /// The same request appends once, however often its form is sent.
    /// - Parameters:
    ///   - standing: the kinds from which it follows and the last entry of them that was seen.
    ///   - check: what the entry must not contradict, asked under the lock under which it is appended.
    /// - Throws: `OfficeMoved` where another entry of those kinds has come since.
    public func appendOnce(
        _ entry: Entry, after standing: (kinds: [String], last: Int)? = nil,
        checking check: @Sendable (Organisation) throws -> Void = { _ in }
    ) throws {
        defer { changing.ring() }
        try keepingBasis([entry]) {
            try engine.write { connection in
                guard
                    try entry.request.isEmpty
                        || connection.rows("SELECT last FROM answered WHERE request = ?", [.text(entry.request)])
                            .isEmpty
                else { return }
                if let standing, try Journal(connection: connection).lastOfficeEntry(of: standing.kinds) > standing.last
                {
                    throw OfficeMoved()
                }
                try check(try self.organisation(connection))
                for appended in try self.append([entry], connection) { try Self.remember(appended, connection) }
            }
        }
    }

    private func append(_ entries: [Entry], _ connection: any Connection) throws -> [Entry] {
        let isOffice = entries.contains { $0.stream == .office }
        let before = isOffice ? try organisation(connection) : nil
        let appended = try Journal(connection: connection).append(try markingClock(entries, connection))
        if let before {
            // Not the one that is kept: this transaction may still be taken back.
            let after = Organisation(entries: try Journal(connection: connection).entries(of: .office))
            try Staleness(connection: connection).mark(before.reach(to: after))
        }
        if appended.contains(where: { Basis.kinds.contains($0.kind) }) { try takeBasis(connection) }
        return appended
    }

    /// 时钟倒退: an entry recorded before the one before it is preceded by a word of it, so that nobody takes the order for the time.
    func markingClock(_ entries: [Entry], _ connection: any Connection) throws -> [Entry] {
        guard let instant = entries.map(\.instant).min(), instant > 0, let first = entries.first,
            let row = try connection.rows("SELECT bytes FROM entry ORDER BY seq DESC LIMIT 1").first,
            let last = try? Journal.entry(row), last.instant > instant + 60_000, last.kind != .clockSetBack
        else { return entries }
        let mark = Entry(
            stream: .audit, instant: instant, actor: first.actor, role: first.role, unit: first.unit,
            kind: .clockSetBack,
            day: first.recordedOn, fields: ["before": .integer(last.instant), "now": .integer(instant)])
        return [mark] + entries
    }

    public func officeEntries() throws -> [Entry] {
        try engine.read { try Journal(connection: $0).entries(of: .office) }
    }
    public func auditEntries() throws -> [Entry] { try engine.read { try Journal(connection: $0).entries(of: .audit) } }
    /// The newest entries of these streams, the newest first.
    /// - Parameter before: only what stands before that sequence.
    public func newest(of streams: [Docket.Stream], before: Int?, limit: Int) throws -> [Entry] {
        // Each by its own stretch of the index: together they would be walked whole, or all entries of cases with them.
        let found = try engine.read { connection in
            try streams.flatMap { stream in
                try connection.rows(
                    "SELECT bytes FROM entry WHERE stream = ? AND seq < ? ORDER BY seq DESC LIMIT ?",
                    [.text(stream.rawValue), .integer(before ?? Int.max), .integer(limit)]
                ).map(Journal.entry)
            }
        }
        return Array(found.sorted { $1.sequence < $0.sequence }.prefix(limit))
    }

    public func caseEntries(_ caseID: String) throws -> [Entry] {
        try engine.read { try Journal(connection: $0).entries(ofCase: caseID) }
    }

    /// Everything but journal and accounts, made anew. Refused if the chain is broken.
    public func rebuild() throws -> Verification {
        let verification = try verify()
        guard verification.firstBad == nil else { return verification }
        let isByOthers = try setting("indexed-by") != basis
        try engine.write { connection in
            if isByOthers { try KeptDays(connection: connection).remember() }
            for statement in Schema.clearing { try connection.run(statement) }
            try Staleness(connection: connection).mark(.all)
            try Self.rememberAll(connection)
        }
        while try rederive() > 0 {}
        try engine.write { try Self.set("indexed-by", to: self.basis, $0) }
        return verification
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

    /// What the indexes were derived by: this program, the rules with every word of them, the calendar with every day of it.
    private var basis: String { "\(Schema.version) \(rules.digest.hex) \(calendar.digest.hex)" }

    /// Notes every case to be derived anew where rules or calendar are not those it was derived by. True if it did.
    @discardableResult
    public func noteChanges() throws -> Bool {
        guard try setting("indexed-by") != basis else { return false }
        defer { changing.ring() }
        try engine.write { try note($0) }
        return true
    }

    private func note(_ connection: any Connection) throws {
        if try !connection.rows("SELECT case_id FROM duty_index LIMIT 1").isEmpty {
            try KeptDays(connection: connection).remember()
        }
        try Staleness(connection: connection).mark(.all)
        if try connection.rows("SELECT request FROM answered LIMIT 1").isEmpty { try Self.rememberAll(connection) }
        try Self.set("indexed-by", to: basis, connection)
    }

    /// Derives anew whatever waits for it. True if anything did.
    public func refresh() throws -> Bool {
        let isChanged = try noteChanges()
        let waiting = try staleCount()
        while try rederive() > 0 {}
        return isChanged || waiting > 0
    }

    /// 同一请求只办一次: the first answer is kept under the form's random number.
    static func remember(_ entry: Entry, _ connection: any Connection) throws {
        guard !entry.request.isEmpty else { return }
        try connection.run(
            """
            INSERT INTO answered (request, case_id, last) VALUES (?, ?, ?)
            ON CONFLICT (request) DO UPDATE SET last = excluded.last
            """, [.text(entry.request), .optional(entry.caseID), .integer(entry.sequence)])
    }
}
