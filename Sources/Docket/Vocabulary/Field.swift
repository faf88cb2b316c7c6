/// 字段: one field of a kind, with the Chinese name that pages and messages use.
public struct Field: Sendable, Hashable {
    public let name: String
    public let title: String
    public let type: FieldType
    public var isRequired = false
    /// 本地选项的用语: of a city's own kinds; the words of all others stand in `Words`.
    public var words: [String: String] = [:]

    public init(name: String, title: String, type: FieldType) {
        self.name = name
        self.title = title
        self.type = type
    }

    /// Without it the fact cannot be told: an empty value is refused for its shape.
    public var required: Field {
        var field = self
        field.isRequired = true
        return field
    }
}

extension Field {
    static func named(_ name: String, _ title: String) -> Field { Field(name: name, title: title, type: .name) }
    static func text(_ name: String, _ title: String) -> Field { Field(name: name, title: title, type: .text) }
    static func texts(_ name: String, _ title: String) -> Field { Field(name: name, title: title, type: .list(.text)) }
    static func day(_ name: String, _ title: String) -> Field { Field(name: name, title: title, type: .day) }
    static func moment(_ name: String, _ title: String) -> Field { Field(name: name, title: title, type: .moment) }
    static func integer(_ name: String, _ title: String) -> Field { Field(name: name, title: title, type: .integer) }
    static func money(_ name: String, _ title: String) -> Field { Field(name: name, title: title, type: .money) }
    static func flag(_ name: String, _ title: String) -> Field { Field(name: name, title: title, type: .flag) }
    static func choice(_ name: String, _ title: String, _ choices: String...) -> Field {
        Field(name: name, title: title, type: .choice(choices))
    }
    static func object(_ name: String, _ title: String, by shorthand: String, _ fields: [Field]) -> Field {
        Field(name: name, title: title, type: .object(shorthand: shorthand, fields))
    }
    static func list(_ name: String, _ title: String, of shorthand: String, _ fields: [Field]) -> Field {
        Field(name: name, title: title, type: .list(.object(shorthand: shorthand, fields)))
    }
}
