import Foundation
import GRDB

/// SQLite through GRDB: WAL with `synchronous=FULL`, set after opening because the pool sets NORMAL, and read back.
public struct SQLiteEngine: Engine {
    private let pool: DatabasePool

    public init(path: String) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.maximumReaderCount = 4
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA secure_delete = ON")
        }
        pool = try DatabasePool(path: path, configuration: configuration)
        let level = try pool.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA synchronous = FULL")
            return try Int.fetchOne(database, sql: "PRAGMA synchronous")
        }
        guard level == 2, try synchronous() == 2 else { throw StoreError.notDurable }
    }

    /// 2 is FULL: every acknowledged commit survives a power cut.
    public func synchronous() throws -> Int {
        try pool.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") ?? -1 }
    }

    public func read<Result: Sendable>(_ body: @Sendable (any Connection) throws -> Result) throws -> Result {
        try translated { try pool.read { try body(GRDBConnection(database: $0)) } }
    }

    public func write<Result: Sendable>(_ body: @Sendable (any Connection) throws -> Result) throws -> Result {
        try translated { try pool.write { try body(GRDBConnection(database: $0)) } }
    }

    public func snapshot(into path: String) throws {
        try translated { try pool.vacuum(into: path) }
    }

    private func translated<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as DatabaseError where error.resultCode == .SQLITE_FULL || error.resultCode == .SQLITE_IOERR {
            throw StoreError.diskFull
        }
    }
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
        case .double(let double): self = .integer(Int(double))
        case .string(let text): self = .text(text)
        case .blob(let data): self = .blob(Array(data))
        }
    }
}
