public import Casework
public import LegalCalendar

/// 办理请求: who asks, when, seen up to where, and the random number of the form.
public struct Request: Sendable {
    public let actor: Actor
    public let id: String
    /// The last sequence the form showed; nothing newer about the same step may be overwritten unseen.
    public let seen: Int
    public let instant: Int
    public let today: CivilDay
    /// Codes of questions already answered with yes; `*` for all.
    public let confirmed: Set<String>

    public init(actor: Actor, id: String, seen: Int, instant: Int, today: CivilDay, confirmed: Set<String> = []) {
        self.actor = actor
        self.id = id
        self.seen = seen
        self.instant = instant
        self.today = today
        self.confirmed = confirmed
    }
}
