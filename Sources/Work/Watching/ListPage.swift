/// 一页: which part of a list is shown. One row more than a page is asked for tells whether there is a next one.
public struct ListPage: Sendable, Hashable {
    /// From one.
    public let number: Int
    public let size: Int
    private let last: Int

    /// - Parameter asked: as it was asked for; what is no page is the first.
    ///   Nobody reads on so far that a list would have to be held in memory.
    public init(_ asked: Int?, size: Int, upTo last: Int = 100) {
        (number, self.size, self.last) = (min(last, max(1, asked ?? 1)), size, last)
    }

    public var offset: Int { (number - 1) * size }
    public var previous: Int? { number > 1 ? number - 1 : nil }
    /// How many rows to ask for.
    public var asking: Int { size + 1 }

    public func next<Row>(_ found: [Row]) -> Int? { found.count > size && number < last ? number + 1 : nil }
    public func rows<Row>(_ found: [Row]) -> [Row] { Array(found.prefix(size)) }
}
