/// 填写项: one field of a form, with what was typed or is suggested, and what is wrong.
public struct EntryInput: Sendable, Hashable {
    public struct Option: Sendable, Hashable {
        public let value: String
        public let title: String
        public let isSelected: Bool
    }

    /// How it is filled.
    public enum Control: Sendable, Hashable {
        case day, line, text
        case choice([Option])
    }

    /// Dotted; `persons.0.name` for rows.
    public let name: String
    public var title: String
    public let value: String
    public let isRequired: Bool
    public let error: String?
    public let control: Control
    public let isWide: Bool
    /// Whether it is filled with the name of a unit.
    public let isUnit: Bool

    /// The same under another name.
    public func called(_ title: String) -> EntryInput {
        var input = self
        input.title = title
        return input
    }

    /// What stands in it, as a person reads it: of a choice its title.
    public var shown: String {
        guard case .choice(let options) = control else { return value }
        return value.isEmpty ? "" : options.first(where: \.isSelected)?.title ?? value
    }
}
