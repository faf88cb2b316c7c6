/// 数据库引擎: what the store asks of SQLite or PostgreSQL. SQL is static text in the subset common to both.
public protocol Engine: Sendable {
    func read<Result: Sendable>(_ body: @Sendable (any Connection) throws -> Result) throws -> Result
    /// One transaction, begun by taking the write lock; everything or nothing.
    func write<Result: Sendable>(_ body: @Sendable (any Connection) throws -> Result) throws -> Result
    /// A consistent copy of the whole database, also while others write.
    func snapshot(into path: String) throws
}

public protocol Connection {
    func run(_ sql: String, _ arguments: [SQLValue]) throws
    func rows(_ sql: String, _ arguments: [SQLValue]) throws -> [SQLRow]
}

extension Connection {
    public func run(_ sql: String) throws { try run(sql, []) }
    public func rows(_ sql: String) throws -> [SQLRow] { try rows(sql, []) }
}

public enum SQLValue: Sendable, Hashable {
    case text(String)
    case integer(Int)
    case blob([UInt8])
    case null

    public static func optional(_ text: String?) -> SQLValue { text.map { .text($0) } ?? .null }
}

public struct SQLRow: Sendable {
    /// Places of the columns, one table for all rows of an answer.
    let columns: [String: Int]
    let values: [SQLValue]

    private func value(_ column: String) -> SQLValue? { columns[column].map { values[$0] } }
    public func text(_ column: String) -> String? { if case .text(let text) = value(column) { text } else { nil } }
    public func integer(_ column: String) -> Int? {
        if case .integer(let integer) = value(column) { integer } else { nil }
    }
    public func blob(_ column: String) -> [UInt8]? { if case .blob(let blob) = value(column) { blob } else { nil } }
}

/// 存储空间不足、被占用等: what a page or a command says in one sentence.
public enum StoreError: Error, Sendable, CustomStringConvertible {
    case diskFull
    case busy(pid: String)
    case corrupt(String)
    case notDurable
    case missing(String)

    public var description: String {
        switch self {
        case .diskFull: "存储空间不足，本次操作未保存"
        case .busy(let pid): "数据文件夹正被另一个服务使用（进程号 \(pid)）"
        case .corrupt(let what): "数据不完整：\(what)"
        case .notDurable: "数据库没有按 synchronous=FULL 打开，断电会丢失已确认的登记，拒绝启动"
        case .missing(let what): "没有\(what)"
        }
    }
}
