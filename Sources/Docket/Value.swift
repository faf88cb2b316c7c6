public import LegalCalendar

/// What stands in a field of an entry: the part of JSON that canonical bytes allow, without null and fractions.
public enum Value: Hashable, Sendable {
    case text(String)
    case integer(Int)
    case flag(Bool)
    case list([Value])
    case object([String: Value])

    public var text: String? { if case .text(let text) = self { text } else { nil } }
    public var integer: Int? { if case .integer(let integer) = self { integer } else { nil } }
    public var flag: Bool? { if case .flag(let flag) = self { flag } else { nil } }
    public var list: [Value]? { if case .list(let list) = self { list } else { nil } }
    public var object: [String: Value]? { if case .object(let object) = self { object } else { nil } }

    public var day: CivilDay? {
        guard let text else { return nil }
        return CivilDay(text) ?? CivilDay(text.prefix(10))
    }

    public subscript(name: String) -> Value? { object?[name] }

    /// The words a page or a rule may compare: the text itself, and for an object the word it is known by.
    public var words: [String] {
        switch self {
        case .text(let text): [text]
        case .integer(let integer): [String(integer)]
        case .flag(let flag): [flag ? "true" : "false"]
        case .list(let list): list.flatMap(\.words)
        case .object(let object):
            ["kind", "name", "organ", "unit", "outcome"].lazy.compactMap { object[$0]?.text }.first.map { [$0] } ?? []
        }
    }
}

extension Value: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self = .text(value) }
}
