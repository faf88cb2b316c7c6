/// 有界计数: how many there are, as far as it is worth counting; a list of a hundred thousand says “500+”.
public struct Bounded: Sendable, Hashable, CustomStringConvertible {
    static let limit = 500

    public let value: Int
    /// There are more than `value`.
    public let isMore: Bool

    /// - Parameter found: counted up to one more than the limit.
    init(_ found: Int) { (value, isMore) = (min(found, Self.limit), found > Self.limit) }

    /// Of what was counted to its end.
    public init(exactly found: Int) { (value, isMore) = (found, false) }

    public var description: String { isMore ? "\(value)+" : String(value) }
    /// What several come to.
    public static func sum(_ all: [Bounded]) -> String {
        Bounded(value: all.reduce(0) { $0 + $1.value }, isMore: all.contains(where: \.isMore)).description
    }

    /// What is left of it; where not all was counted, at least that many.
    func less(_ others: [Bounded]) -> Bounded {
        let value = value - others.reduce(0) { $0 + $1.value }
        return Bounded(value: max(0, value), isMore: isMore)
    }

    private init(value: Int, isMore: Bool) { (self.value, self.isMore) = (value, isMore) }

    public var isNone: Bool { value == 0 && !isMore }
}
