/// 事项名: the name of a kind of entry. The standard ones are members; a city's own kinds and those of the audit stream are made of their word.
public struct KindName: RawRepresentable, Sendable, Hashable, Comparable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }
    public init(_ word: String) { rawValue = word }

    public var description: String { rawValue }

    public static func < (one: KindName, other: KindName) -> Bool { one.rawValue < other.rawValue }
}
