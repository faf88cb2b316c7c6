import Work

/// 填写项 as a form shows it.
struct InputModel: PageModel {
    struct Choice: PageModel {
        let options: [Option]
    }

    struct Option: PageModel {
        let value: String
        let title: String
        let selected: Bool
    }

    let name: String
    let id: String
    let label: String
    let value: String
    let required: Bool
    let error: String?
    let choice: Choice?
    let isDay: Bool
    let isLine: Bool
    let isText: Bool
    let wide: Bool
    let datalist: String?

    init(_ input: EntryInput) { self.init(input, under: nil) }

    /// - Parameter prefix: of the form of several in which it stands; nil where it stands alone.
    init(_ input: EntryInput, under prefix: String?) {
        let name = prefix.map { "\($0).\(input.name)" } ?? input.name
        (self.name, id, label, value) = (name, Self.id(name), input.title, input.value)
        (required, error, wide) = (input.isRequired, input.error, input.isWide)
        if case .choice(let options) = input.control {
            choice = Choice(
                options: options.map { Option(value: $0.value, title: $0.title, selected: $0.isSelected) })
        } else {
            choice = nil
        }
        (isDay, isLine, isText) = (input.control == .day, input.control == .line, input.control == .text)
        datalist = input.isUnit ? "units" : input.name == "court" ? "courts" : nil
    }

    /// Where a link to what is wrong leads.
    static func id(_ field: String) -> String { "f-" + field.replacing(".", with: "-") }
}
