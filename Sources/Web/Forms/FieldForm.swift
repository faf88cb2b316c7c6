import Docket

/// 字段与表单: from dotted form names to the raw content the vocabulary types, and back to inputs.
enum FieldForm {
    /// `units.0.unit` belongs to the field `units`; lists are numbered.
    static func raw(_ form: Form, of kind: Kind) -> Raw {
        var roots: [(name: String, value: Raw)] = []
        for field in kind.fields + Kind.common where !roots.contains(where: { $0.name == field.name }) {
            if let value = raw(form, field.name, field.type) { roots.append((field.name, value)) }
        }
        return .map(roots.map { .init($0.name, $0.value) }, line: nil)
    }

    private static func raw(_ form: Form, _ name: String, _ type: FieldType) -> Raw? {
        switch type {
        case .object(_, let fields):
            let pairs = fields.compactMap { field in
                raw(form, "\(name).\(field.name)", field.type).map { Raw.Pair(field.name, $0) }
            }
            return pairs.isEmpty ? nil : .map(pairs, line: nil)
        case .list(.object(let shorthand, let fields)):
            let indexes = Set(
                form.fields.compactMap {
                    $0.name.hasPrefix("\(name).") ? Int($0.name.dropFirst(name.count + 1).prefix { $0 != "." }) : nil
                }
            ).sorted()
            // A row whose main field is empty is no row; its other fields are defaults of the form.
            let rows = indexes.filter { !(form["\(name).\($0).\(shorthand)"] ?? "").trimmingBlanks.isEmpty }.compactMap
            {
                raw(form, "\(name).\($0)", .object(shorthand: shorthand, fields))
            }
            return rows.isEmpty ? nil : .list(rows, line: nil)
        case .list:
            let texts = form.all(name).flatMap { $0.split(whereSeparator: { "\n、;；".contains($0) }).map(String.init) }
            return texts.isEmpty ? nil : .list(texts.map { .scalar($0, line: nil) }, line: nil)
        case .money:
            guard let text = form[name]?.trimmingBlanks, !text.isEmpty else { return nil }
            // What can't be read as yuan must not pass for a number of fen.
            return .scalar(Yuan.fen(text).map(String.init) ?? (text.hasSuffix("元") ? text : text + "元"), line: nil)
        default:
            guard let text = form[name], !text.trimmingBlanks.isEmpty else { return nil }
            return .scalar(text, line: nil)
        }
    }

    /// The first amount that can't be read as yuan; told here, because only forms speak of yuan.
    static func unreadableAmount(_ form: Form, of kind: Kind) -> (field: String, message: String)? {
        for field in kind.fields where field.type == .money {
            let text = (form[field.name] ?? "").trimmingBlanks
            if !text.isEmpty, Yuan.fen(text) == nil {
                return (field.name, "“\(field.title)”：不是金额，请按 12345.00 填写，单位元，最多两位小数（所填：\(text)）")
            }
        }
        return nil
    }

    /// Whether a form of this kind has such a field.
    static func knows(_ name: String, _ kind: Kind) -> Bool {
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

    /// A typed value as the form's fields: what an entry said, to be corrected.
    static func flattened(_ fields: [String: Value], of kind: Kind? = nil) -> [(name: String, value: String)] {
        fields.sorted { $0.key < $1.key }.flatMap { name, value in
            if kind?.field(name)?.type == .money, let fen = value.integer { return [(name, Yuan.text(fen: fen))] }
            return flattened(name, value)
        }
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
