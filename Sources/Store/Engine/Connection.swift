public protocol Connection {
    func run(_ sql: String, _ arguments: [SQLValue]) throws
    func rows(_ sql: String, _ arguments: [SQLValue]) throws -> [SQLRow]
}

extension Connection {
    public func run(_ sql: String) throws { try run(sql, []) }
    public func rows(_ sql: String) throws -> [SQLRow] { try rows(sql, []) }
}
