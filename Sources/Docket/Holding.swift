public import LegalCalendar

/// 承担职能: a unit holds a function of an organ, from a day on, until another holds it or it is said to end.
public struct Holding: Sendable, Hashable {
    public let function: Function
    /// 机关: whose function it is; who is sued and answers.
    public let organ: String
    public let unit: String
    public let from: CivilDay
    /// The last day; nil while it goes on.
    public internal(set) var through: CivilDay?

    func isOn(_ day: CivilDay?) -> Bool {
        guard let day else { return through == nil }
        return from <= day && through.map { day <= $0 } ?? true
    }
}
