/// 字段类型: how a scalar of a form, a scenario or the JSON API is read. Never guessed from its look.
public indirect enum FieldType: Sendable, Hashable {
    case text
    /// 姓名或名称: blanks inside a name of two or three characters, and the forms of the dot in a foreign name, are folded.
    case name
    case day
    /// A day with or without a time of day: `2026-04-08` or `2026-04-08 09:30`.
    case moment
    case integer
    /// An amount in fen. Forms and pages speak of yuan (`Yuan`); scenarios and stored entries of fen.
    case money
    case flag
    case choice([String])
    case list(FieldType)
    /// A scalar in place of an object is the value of its `shorthand` field.
    case object(shorthand: String, [Field])
}
