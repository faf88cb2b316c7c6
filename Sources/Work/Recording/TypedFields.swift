public import Docket

/// 所填: what was typed, in the order in which it came, under dotted names: `units.0.unit` lies in the first row of `units`.
public struct TypedFields: Sendable {
    public var pairs: [(name: String, value: String)]

    public init(_ pairs: [(name: String, value: String)] = []) { self.pairs = pairs }

    /// What an entry says, as a form would have it typed.
    public init(of fields: [String: Value], _ kind: Kind? = nil) {
        pairs = fields.sorted { $0.key < $1.key }.flatMap { name, value in
            if kind?.field(name)?.type == .money, let fen = value.integer { return [(name, Yuan.text(fen: fen))] }
            return Self.flattened(name, value)
        }
    }

    public var isEmpty: Bool { pairs.isEmpty }
    public var names: [String] { pairs.map(\.name) }
    public subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }
    public func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }

    /// By name, the first of those that came more than once.
    public var byName: [String: String] {
        Dictionary(pairs.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    /// Numbers of the rows of a list in which something was typed, ascending.
    func rows(of list: String) -> [Int] {
        Set(
            pairs.compactMap {
                $0.name.hasPrefix("\(list).") ? Int($0.name.dropFirst(list.count + 1).prefix { $0 != "." }) : nil
            }
        ).sorted()
    }

    private static func flattened(_ name: String, _ value: Value) -> [(name: String, value: String)] {
        switch value {
        case .text(let text): [(name, text)]
        case .integer(let integer): [(name, String(integer))]
        case .flag(let flag): [(name, flag ? "true" : "false")]
        case .object(let object): object.sorted { $0.key < $1.key }.flatMap { flattened("\(name).\($0.key)", $0.value) }
        case .list(let list):
            if list.allSatisfy({ $0.text != nil }) {
                [(name, list.compactMap(\.text).joined(separator: "、"))]
            } else {
                list.enumerated().flatMap { flattened("\(name).\($0.offset)", $0.element) }
            }
        }
    }
}

// MARK: - 归类

extension TypedFields {
    /// As the vocabulary types it.
    func raw(of kind: Kind) -> Raw {
        var roots: [(name: String, value: Raw)] = []
        for field in kind.fields + Kind.common where !roots.contains(where: { $0.name == field.name }) {
            if let value = raw(field.name, field.type) { roots.append((field.name, value)) }
        }
        return .map(roots.map { .init($0.name, $0.value) }, line: nil)
    }

    private func raw(_ name: String, _ type: FieldType) -> Raw? {
        switch type {
        case .object(_, let fields):
            let pairs = fields.compactMap { field in
                raw("\(name).\(field.name)", field.type).map { Raw.Pair(field.name, $0) }
            }
            return pairs.isEmpty ? nil : .map(pairs, line: nil)
        case .list(.object(let shorthand, let fields)):
            // A row whose main field is empty is no row; its other fields are defaults of the form.
            let rows = rows(of: name).filter { !(self["\(name).\($0).\(shorthand)"] ?? "").trimmingBlanks.isEmpty }
                .compactMap { raw("\(name).\($0)", .object(shorthand: shorthand, fields)) }
            return rows.isEmpty ? nil : .list(rows, line: nil)
        case .list:
            let texts = all(name).flatMap { $0.split(whereSeparator: { "\n、;；".contains($0) }).map(String.init) }
            return texts.isEmpty ? nil : .list(texts.map { .scalar($0, line: nil) }, line: nil)
        case .money:
            guard let text = self[name]?.trimmingBlanks, !text.isEmpty else { return nil }
            // What can't be read as yuan must not pass for a number of fen.
            return .scalar(Yuan.fen(text).map(String.init) ?? (text.hasSuffix("元") ? text : text + "元"), line: nil)
        default:
            guard let text = self[name], !text.trimmingBlanks.isEmpty else { return nil }
            return .scalar(text, line: nil)
        }
    }

    /// Whether a form of this kind has such a field.
    public static func knows(_ name: String, _ kind: Kind) -> Bool {
        let steps = name.split(separator: ".").map(String.init)
        guard let first = steps.first, let field = kind.field(first) else { return false }
        return knows(steps.dropFirst(), field.type)
    }

    private static func knows(_ steps: ArraySlice<String>, _ type: FieldType) -> Bool {
        switch type {
        case .object(_, let fields):
            guard let first = steps.first, let field = fields.first(where: { $0.name == first }) else { return false }
            return knows(steps.dropFirst(), field.type)
        case .list(let element):
            if case .object = element {
                return steps.first.flatMap { Int($0) }.map { (0..<1000).contains($0) } == true
                    && knows(steps.dropFirst(), element)
            }
            return steps.isEmpty
        default: return steps.isEmpty
        }
    }
}
