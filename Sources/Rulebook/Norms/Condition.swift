public import LegalCalendar

/// 条件: one field and what it must be. All conditions of a norm must hold.
public struct Condition: Sendable, Hashable {
    public enum Test: Sendable, Hashable {
        case oneOf([String])
        case present
        case absent
        case from(CivilDay)
        case through(CivilDay)
    }

    public let path: Path
    public let test: Test
}
