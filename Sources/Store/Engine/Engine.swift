/// 数据库引擎: what the store asks of SQLite or PostgreSQL. SQL is static text in the subset common to both.
public protocol Engine: Sendable {
    func read<Result: Sendable>(_ body: @Sendable (any Connection) throws -> Result) throws -> Result
    /// One transaction, begun by taking the write lock; everything or nothing.
    /// - Parameter essential: also where writing was stopped because entries were changed: who signs in may still read.
    func write<Result: Sendable>(essential: Bool, _ body: @Sendable (any Connection) throws -> Result) throws -> Result
    /// A consistent copy of the whole database, also while others write.
    func snapshot(into path: String) throws
    /// What the engine finds wrong with its own file; nil if all is well.
    func integrity() throws -> String?
    /// Why nothing is written any more; nil as long as all is well.
    var stopped: StopReason? { get }
    func stop(_ reason: StopReason)
    func onLongWrite(_ tell: @escaping @Sendable (Duration) -> Void)
}

extension Engine {
    public func write<Result: Sendable>(_ body: @Sendable (any Connection) throws -> Result) throws -> Result {
        try write(essential: false, body)
    }
}

/// 停写原因
public enum StopReason: Sendable, Hashable, CustomStringConvertible {
    /// The disk fails: nothing is written until the server is started again.
    case device(String)
    /// What is stored is not what was written: nothing is added to it until somebody has looked.
    case tampered(String)

    var isFinal: Bool { if case .device = self { true } else { false } }

    public var description: String {
        switch self {
        case .device(let what): "\(what)，已停止写入"
        case .tampered(let what): "数据校验不符：\(what)，已停止写入"
        }
    }
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
    case stopped(StopReason)
    case readOnly
    case newer(folder: Int, program: Int)
    case outdated

    public var description: String {
        switch self {
        case .diskFull: "存储空间不足，本次操作未保存"
        case .busy(let pid): "数据文件夹正被另一个服务使用（进程号 \(pid)）"
        case .corrupt(let what): "数据不完整：\(what)"
        case .notDurable: "数据库没有按 synchronous=FULL 打开，断电会丢失已确认的登记，拒绝启动"
        case .missing(let what): "没有\(what)"
        case .stopped(let reason): "\(reason)，本次操作未保存"
        case .readOnly: "数据文件夹只读打开，不能写入"
        case .newer(let folder, let program):
            "数据文件夹由较新的版本写成（格式 \(folder)），本程序只认得到 \(program)，请使用新版本；没有改动任何内容"
        case .outdated: "数据文件夹的格式或者索引不是本版本的，请先启动一次服务（会先留副本再升级）；没有改动任何内容"
        }
    }
}
