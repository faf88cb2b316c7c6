public import LegalCalendar

/// 施行期间
public struct InForce: Sendable, Hashable {
    public var from: CivilDay?
    public var through: CivilDay?
    /// The day that decides, first known.
    public var by: [Path]

    public func covers(_ day: CivilDay) -> Bool {
        (from.map { $0 <= day } ?? true) && (through.map { day <= $0 } ?? true)
    }
}
