public import LegalCalendar

public struct Thing: Sendable, Hashable {
    public let kind: ThingKind
    public let id: String
    /// The thing it lies in: a proceeding for defendants, parties and units, a decision for parts and performances.
    public let scope: String?
    public let openedBy: Int
    public let openedOn: CivilDay
    public var fields: [String: Value]

    public init(kind: ThingKind, id: String, scope: String?, openedBy: Int, openedOn: CivilDay, fields: [String: Value])
    {
        self.kind = kind
        self.id = id
        self.scope = scope
        self.openedBy = openedBy
        self.openedOn = openedOn
        self.fields = fields
    }

    public subscript(field: String) -> Value? { fields[field] }
    /// 案号 or 文号, as it is shown.
    public var number: String? { fields["number"]?.shownNumber }
    public var parent: String? { fields["parent"]?.text }

    /// Nil for a proceeding that is no instance, as enforcement is.
    public var instance: String? { kind == .proceeding ? Words.instances[fields["kind"]?.text ?? ""] : nil }
}
