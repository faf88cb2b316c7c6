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
