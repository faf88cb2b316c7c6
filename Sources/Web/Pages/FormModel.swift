import Docket
import LegalCalendar
import Rulebook
import Store

/// 表单模型: the inputs of a kind's fields, with what was typed, what is suggested and what is wrong.
struct FormModel {
    let kind: Kind
    let form: Form
    let defaults: [String: String]
    let errors: [String: String]
    /// Fields that offer what the docket knows, by dotted name without row numbers.
    var choices: [String: [(code: String, title: String)]] = [:]

    private func value(_ name: String) -> String { form.fields.isEmpty ? defaults[name] ?? "" : form[name] ?? "" }

    /// - Parameter names: dotted names in the order they are shown; `persons.0.name` for rows.
    func inputs(_ names: [String]) -> [Model] { names.compactMap(input) }

    private func input(_ name: String) -> Model? {
        guard let (field, title) = Self.field(name, of: kind) else { return nil }
        let root = name.split(separator: ".").first.map(String.init) ?? name
        var model: Model = [
            "name": name, "id": "f-" + name.replacing(".", with: "-"), "label": title, "value": value(name),
            "required": field.isRequired && !name.contains("."),
            "error": errors[name] ?? errors[root] ?? "",
            "has-error": errors[name] != nil || (errors[root] != nil && name.hasSuffix(Self.main(name))),
        ]
        let plain = name.split(separator: ".").filter { Int($0) == nil }.joined(separator: ".")
        switch field.type {
        case _ where choices[plain] != nil:
            let offered = [("", "—")] + choices[plain]!.map { ($0.code, $0.title) }
            model["is-select"] =
                ["options": offered.map { ["value": $0.0, "title": $0.1, "selected": $0.0 == value(name)] as Model }]
                as Model
        case .choice(let choices):
            model["is-select"] = ["options": options(choices, field: field.name, selected: value(name))] as Model
        case .flag:
            model["is-select"] =
                ["options": options(["true", "false"], field: field.name, selected: value(name))] as Model
        case .day: model["is-day"] = true
        case .moment, .integer: model["is-line"] = true
        case .money:
            model["is-line"] = true
            model["label"] = title + "（元）"
        default: model[Self.long.contains(field.name) ? "is-long" : "is-line"] = true
        }
        model["wide"] = root == "sections"
        if Self.units.contains(field.name) { model["datalist"] = "units" }
        return model
    }

    private static func main(_ name: String) -> String { name.split(separator: ".").last.map(String.init) ?? name }

    private static let long: Set<String> = [
        "text", "reason", "opinion", "claims", "basis", "facts", "participants", "appearance", "judgment", "causes",
        "other", "terms",
    ]
    private static let units: Set<String> = ["unit", "maker", "organ", "successor"]

    private func options(_ choices: [String], field: String, selected: String) -> [Model] {
        [["value": "", "title": "—", "selected": selected.isEmpty] as Model]
            // Two codes for 简易程序 are read; one is offered.
            + choices.filter { $0 != "simplified" }.map {
                ["value": $0, "title": Words.title($0, field: field, kind: kind.name), "selected": $0 == selected]
                    as Model
            }
    }

    /// A field by its dotted name, with the titles of those it lies in.
    static func field(_ name: String, of kind: Kind) -> (Field, String)? {
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
    static func allNames(_ kind: Kind) -> [String] { kind.fields.flatMap { names($0.name, $0.type) } }

    private static func names(_ name: String, _ type: FieldType) -> [String] {
        switch type {
        case .object(_, let fields): fields.flatMap { names("\(name).\($0.name)", $0.type) }
        case .list(.object(_, let fields)):
            (0..<3).flatMap { row in fields.flatMap { names("\(name).\(row).\($0.name)", $0.type) } }
        default: [name]
        }
    }
}
