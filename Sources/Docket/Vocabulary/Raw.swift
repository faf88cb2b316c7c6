/// 未定型的内容: what a YAML file, a form or a JSON request says before the vocabulary gives it a type.
public indirect enum Raw: Sendable, Hashable {
    case scalar(String, line: Int?)
    case list([Raw], line: Int?)
    case map([Pair], line: Int?)

    public struct Pair: Sendable, Hashable {
        public let key: String
        public let value: Raw

        public init(_ key: String, _ value: Raw) {
            self.key = key
            self.value = value
        }
    }

    public var line: Int? {
        switch self {
        case .scalar(_, let line), .list(_, let line), .map(_, let line): line
        }
    }

    public subscript(key: String) -> Raw? {
        if case .map(let pairs, _) = self { pairs.first { $0.key == key }?.value } else { nil }
    }

    public var scalar: String? { if case .scalar(let text, _) = self { text } else { nil } }
    public var pairs: [Pair]? { if case .map(let pairs, _) = self { pairs } else { nil } }

    /// A list as it stands, a lone thing as a list of one.
    public var elements: [Raw] { if case .list(let elements, _) = self { elements } else { [self] } }

    /// A value already typed, raw again: a correction's new content is typed by the kind it corrects to.
    public init(_ value: Value) {
        switch value {
        case .text(let text): self = .scalar(text, line: nil)
        case .integer(let integer): self = .scalar(String(integer), line: nil)
        case .flag(let flag): self = .scalar(flag ? "true" : "false", line: nil)
        case .list(let list): self = .list(list.map(Raw.init), line: nil)
        case .object(let object):
            self = .map(object.sorted { $0.key < $1.key }.map { Pair($0.key, Raw($0.value)) }, line: nil)
        }
    }
}
