public import LegalCalendar

/// 系统建议: what the office chose; a reminder, never overdue, never a finding.
public struct Aim: Sendable, Hashable {
    public let of: String
    /// Whose office chose it.
    public let rulebook: String
    public let leaves: Period?
    public let before: String?
    public let within: Period?
    public let conditions: [Condition]
    public let because: String
    public let file: String
    public let line: Int?
}
