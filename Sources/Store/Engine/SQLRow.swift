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
