public import Docket
public import LegalCalendar

/// 拟登记: what a form asks to append.
public struct Draft: Sendable, Hashable {
    public var kind: KindName
    public var day: CivilDay
    public var fields: [String: Value]

    public init(_ kind: KindName, day: CivilDay, _ fields: [String: Value] = [:]) {
        self.kind = kind
        self.day = day
        self.fields = fields
    }
}
