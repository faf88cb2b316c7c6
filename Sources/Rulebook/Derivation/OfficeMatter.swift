public import LegalCalendar

/// 机关事项的一期: a duty that came round, and the turn for which it did.
public struct OfficeMatter: Sendable, Hashable {
    public let duty: Duty
    public let turn: Cycle.Turn

    /// 到下一期仍未办: it is asked for no more, and was not done.
    public func isMissed(on day: CivilDay) -> Bool { duty.fulfilled == nil && turn.next <= day }
}
