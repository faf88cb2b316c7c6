public import Docket

/// 填写项一览: the inputs of a kind's fields.
public struct EntryInputs: Sendable {
    /// What a field offers, where the docket or the rules know it.
    public typealias Choices = [String: [(code: String, title: String)]]

    let kind: Kind
    let typed: TypedFields
    let suggested: [String: String]
    let errors: [String: String]
    let choices: Choices

    /// - Parameters:
    ///   - typed: where anything was typed, nothing is suggested any more.
    ///   - errors: by dotted name or by the name of the field it lies in.
    ///   - choices: by dotted name without the numbers of rows.
    public init(
        kind: Kind, typed: TypedFields, suggested: [String: String] = [:], errors: [String: String] = [:],
        choices: Choices = [:]
    ) {
        (self.kind, self.typed, self.suggested, self.errors) = (kind, typed, suggested, errors)
        self.choices = choices
    }

    /// - Parameter names: in the order they are shown; one that the kind has not is left out.
    public func callAsFunction(_ names: [String]) -> [EntryInput] {
        var told: Set<String> = []
        return names.compactMap { name in
            let root = String(name.prefix { $0 != "." })
            // What is wrong with a whole row or object is said once, at its first field.
            let error = errors[name] ?? (told.insert(root).inserted ? errors[root] : nil)
            return input(name, error)
        }
    }

    private func value(_ name: String) -> String { typed.isEmpty ? suggested[name] ?? "" : typed[name] ?? "" }

    private func input(_ name: String, _ error: String?) -> EntryInput? {
        guard let (field, title) = Self.field(name, of: kind) else { return nil }
        let steps = name.split(separator: ".").map(String.init)
        return EntryInput(
            name: name, title: field.type == .money ? title + "（元）" : title, value: value(name),
            isRequired: field.isRequired && steps.count == 1, error: error,
            control: control(name, field, offered: choices[steps.filter { Int($0) == nil }.joined(separator: ".")]),
            isWide: steps.first == "sections", isUnit: Self.units.contains(field.name))
    }

    private func control(_ name: String, _ field: Field, offered: [(code: String, title: String)]?)
        -> EntryInput.Control
    {
        if let offered { return .choice(options(offered, name)) }
        switch field.type {
        case .choice(let codes):
            // Two codes for 简易程序 are read; one is offered, and the other where it was said.
            let own = value(name)
            return .choice(
                options(codes.filter { $0 != "simplified" || own == $0 }.map { ($0, words($0, field)) }, name))
        case .flag: return .choice(options(["true", "false"].map { ($0, words($0, field)) }, name))
        case .day: return .day
        case .moment, .integer, .money: return .line
        default: return Self.long.contains(field.name) ? .text : .line
        }
    }

    private func words(_ code: String, _ field: Field) -> String {
        Words.title(code, of: field, kind: kind.name)
    }

    private func options(_ offered: [(code: String, title: String)], _ name: String) -> [EntryInput.Option] {
        ([("", "—")] + offered).map { .init(value: $0.0, title: $0.1, isSelected: $0.0 == value(name)) }
    }

    private static let long: Set<String> = [
        "text", "reason", "opinion", "claims", "basis", "facts", "participants", "appearance", "judgment", "causes",
        "other", "terms",
    ]
    private static let units: Set<String> = ["unit", "maker", "organ", "successor", "respondent", "of"]

    // MARK: - 字段

    /// 字段名 as a form shows it, by the dotted name; nil for one that the kind has not.
    public static func title(_ name: String, of kind: Kind) -> String? { field(name, of: kind)?.1 }

    /// A field by its dotted name, with the titles of those it lies in.
    private static func field(_ name: String, of kind: Kind) -> (Field, String)? {
        let steps = name.split(separator: ".").map(String.init)
        guard let root = steps.first.flatMap({ kind.field($0) }) else { return nil }
        var (field, title) = (root, root.title)
        for step in steps.dropFirst() {
            if let row = Int(step) {
                if row > 0 { title += String(row + 1) }
                continue
            }
            guard case .object(let shorthand, let inner) = element(field.type),
                let next = inner.first(where: { $0.name == step })
            else { return nil }
            field = next
            // What is in a report or a proposal is known by its own name; what an object is known by needs no second word: 原告, not 原告·姓名或名称.
            if ["sections", "proposal"].contains(root.name), title == root.title {
                title = next.title
            } else if next.name != shorthand {
                title = "\(title)·\(next.title)"
            }
        }
        return (field, title)
    }

    private static func element(_ type: FieldType) -> FieldType {
        if case .list(let element) = type { element } else { type }
    }

    /// Every plain field of a kind, rows of lists three times: the generic form.
    public static func names(of kind: Kind) -> [String] { kind.fields.flatMap { names($0.name, $0.type) } }

    private static func names(_ name: String, _ type: FieldType) -> [String] {
        switch type {
        case .object(_, let fields): fields.flatMap { names("\(name).\($0.name)", $0.type) }
        case .list(.object(_, let fields)):
            (0..<3).flatMap { row in fields.flatMap { names("\(name).\(row).\($0.name)", $0.type) } }
        default: [name]
        }
    }
}
