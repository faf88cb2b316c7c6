import Foundation
import GRDB
import Synchronization

/// SQLite through GRDB: WAL with `synchronous=FULL`, set after opening because the pool sets NORMAL, and read back.
public final class SQLiteEngine: Engine {
    private let reader: any DatabaseReader
    /// Nil where the folder is only read.
    private let writer: DatabasePool?
    private let folder: String
    private let condition = Mutex<StopReason?>(nil)
    private let changes = ChangedRows()
    private let told = Mutex<(@Sendable (Duration) -> Void)?>(nil)

    /// 写锁: others who write wait no longer than this for one of them; what takes longer is told of.
    static let longestHold = Duration.milliseconds(500)

    /// Whom to tell of a write that held the lock for longer than it should.
    public func onLongWrite(_ tell: @escaping @Sendable (Duration) -> Void) { told.withLock { $0 = tell } }

    /// To write and to read.
    public init(path: String) throws {
        let pool = try DatabasePool(path: path, configuration: Self.configuration)
        let level = try pool.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA synchronous = FULL")
            return try Int.fetchOne(database, sql: "PRAGMA synchronous")
        }
        (reader, writer, folder) = (pool, pool, (path as NSString).deletingLastPathComponent)
        guard level == 2, try synchronous() == 2 else { throw StoreError.notDurable }
        pool.add(transactionObserver: changes, extent: .databaseLifetime)
    }

    /// 只读: changes not one byte, also of a copy that can't be written. Where nobody writes, the file is read as it lies.
    public init(reading path: String) throws {
        folder = (path as NSString).deletingLastPathComponent
        var configuration = Self.configuration
        configuration.readonly = true
        let log = (try? FileManager.default.attributesOfItem(atPath: path + "-wal"))?[.size] as? Int ?? 0
        writer = nil
        if log == 0 {
            let escaped = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
            reader = try DatabaseQueue(path: "file:\(escaped)?immutable=1", configuration: configuration)
        } else {
            reader = try DatabasePool(path: path, configuration: configuration)
        }
    }

    /// In memory, for what is derived anew to be compared.
    public init() throws {
        let pool = try DatabaseQueue(configuration: Self.configuration)
        (reader, writer, folder) = (pool, nil, "")
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.maximumReaderCount = 6
        configuration.prepareDatabase { database in
            if !database.configuration.readonly { try database.execute(sql: "PRAGMA secure_delete = ON") }
            database.add(
                function: DatabaseFunction(RowSeals.function, pure: true) { values in
                    RowSeals.seal(values.map(SQLValue.init))
                })
        }
        return configuration
    }

    /// 2 is FULL: every acknowledged commit survives a power cut.
    public func synchronous() throws -> Int {
        guard let writer else { return -1 }
        return try writer.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") ?? -1 }
    }

    public var stopped: StopReason? { condition.withLock { $0 } }

    public func stop(_ reason: StopReason) { condition.withLock { if $0?.isFinal != true { $0 = reason } } }

    public func read<Result: Sendable>(_ body: @Sendable (any Connection) throws -> Result) throws -> Result {
        // For whoever has left nothing is looked up any more.
        try Task.checkCancellation()
        return try translated { try reader.read { try body(GRDBConnection(database: $0)) } }
    }

    public func write<Result: Sendable>(essential: Bool, _ body: @Sendable (any Connection) throws -> Result) throws
        -> Result
    {
        if let reason = stopped, reason.isFinal || !essential { throw StoreError.stopped(reason) }
        if let queue = reader as? DatabaseQueue, writer == nil, !reader.configuration.readonly {
            return try translated { try queue.write { try body(GRDBConnection(database: $0)) } }
        }
        guard let writer else { throw StoreError.readOnly }
        return try translated {
            let began = Mutex(ContinuousClock.now)
            defer { tellOfLength(since: began.withLock { $0 }) }
            return try writer.write { database in
                // The time in the queue is not the lock's.
                began.withLock { $0 = .now }
                let connection = GRDBConnection(database: database)
                changes.begin()
                let result = try body(connection)
                for (table, row) in changes.all { try RowSeals.keep(table, row: row, connection) }
                return result
            }
        }
    }

    /// Until it is on the disk: the commit is part of it.
    private func tellOfLength(since began: ContinuousClock.Instant) {
        let length = ContinuousClock.now - began
        if length > Self.longestHold { told.withLock { $0 }?(length) }
    }

    public func snapshot(into path: String) throws {
        try translated {
            if let writer { return try writer.vacuum(into: path) }
            // A reader copies too, without a word into what it reads.
            try reader.backup(to: try DatabaseQueue(path: path))
        }
    }

    /// What SQLite finds wrong with the pages of the file; nil if all is well.
    public func integrity() throws -> String? {
        try translated {
            try reader.read { database in
                let said = try String.fetchAll(database, sql: "PRAGMA integrity_check(3)")
                return said == ["ok"] ? nil : said.flatMap { $0.split(separator: "\n") }.joined(separator: "；")
            }
        }
    }

    private func translated<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as DatabaseError {
            switch error.resultCode {
            case .SQLITE_FULL: throw StoreError.diskFull
            case .SQLITE_IOERR: throw failure(error)
            case .SQLITE_CORRUPT, .SQLITE_NOTADB: throw StoreError.corrupt("数据库文件损坏（\(error.message ?? "")）")
            default: throw error
            }
        }
    }

    /// A disk without room says so in several ways; one that fails is not written to again: what it said it kept may be gone.
    private func failure(_ error: DatabaseError) -> StoreError {
        if let free = Durable.free(folder), free < 1_000_000 { return .diskFull }
        let reason = StopReason.device("磁盘读写出错（\(error.extendedResultCode)）")
        stop(reason)
        return .stopped(reason)
    }
}

/// 改动的行: which rows outside the journal a transaction has written, so that their seals are made anew in it. Only the writer's
/// thread asks it.
private final class ChangedRows: TransactionObserver, Sendable {
    private static let sealed = Dictionary(
        RowSeals.tables.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

    private let rows = Mutex<[String: Set<Int64>]>([:])

    var all: [(RowSeals.Table, Int)] {
        rows.withLock { $0 }.flatMap { name, rows in rows.compactMap { row in Self.sealed[name].map { ($0, Int(row)) } }
        }
    }

    func begin() { rows.withLock { $0 = [:] } }

    func observes(eventsOfKind kind: DatabaseEventKind) -> Bool { Self.sealed[kind.tableName] != nil }
    func databaseDidChange(with event: DatabaseEvent) {
        _ = rows.withLock { $0[event.tableName, default: []].insert(event.rowID) }
    }
    func databaseDidCommit(_ database: Database) {}
    func databaseDidRollback(_ database: Database) {}
}

private struct GRDBConnection: Connection {
    let database: Database

    func run(_ sql: String, _ arguments: [SQLValue]) throws {
        try database.cachedStatement(sql: sql).execute(arguments: StatementArguments(arguments.map(\.databaseValue)))
    }

    func rows(_ sql: String, _ arguments: [SQLValue]) throws -> [SQLRow] {
        let statement = try database.cachedStatement(sql: sql)
        let columns = Dictionary(
            statement.columnNames.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
        let rows = try Row.fetchCursor(statement, arguments: StatementArguments(arguments.map(\.databaseValue)))
        var found: [SQLRow] = []
        while let row = try rows.next() {
            found.append(SQLRow(columns: columns, values: row.databaseValues.map(SQLValue.init)))
        }
        return found
    }
}

extension SQLValue {
    fileprivate var databaseValue: DatabaseValue {
        switch self {
        case .text(let text): text.databaseValue
        case .integer(let integer): integer.databaseValue
        case .blob(let bytes): Data(bytes).databaseValue
        case .null: .null
        }
    }

    fileprivate init(_ value: DatabaseValue) {
        switch value.storage {
        case .null: self = .null
        case .int64(let integer): self = .integer(Int(integer))
        // A number that is none can't come from us: it must not stop what reads it.
        case .double(let double): self = Int(exactly: double.rounded()).map { .integer($0) } ?? .null
        case .string(let text): self = .text(text)
        case .blob(let data): self = .blob(Array(data))
        }
    }
}
