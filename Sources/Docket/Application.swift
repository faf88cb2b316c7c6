public import LegalCalendar

/// 参照适用: an organ that is not the one that issued the measures applies them by a paper of its own (第二十五条).
public struct Application: Sendable, Hashable {
    public let organ: String
    /// 文号
    public let documentNumber: String
    public let from: CivilDay
    /// The last day; nil while it goes on.
    public internal(set) var through: CivilDay?
    /// Whether the organ agreed that the office above sees the facts for accountability.
    public let agreesToLeads: Bool

    public func isOn(_ day: CivilDay?) -> Bool {
        guard let day else { return through == nil }
        return from <= day && through.map { day <= $0 } ?? true
    }
}
