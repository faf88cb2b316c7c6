public import LegalCalendar

/// 案内之物: what an entry concerns or opens; identity of duties is made of these.
public enum ThingKind: String, Sendable, Hashable, CaseIterable {
    case proceeding, defendant, party, unit, hearing, decision, part, performance, submission, recommendation

    /// What the office calls a thing that it can tell apart from others of its kind.
    public static let words: [ThingKind: String] = [
        .proceeding: "程序", .decision: "裁判", .hearing: "庭次", .submission: "报批", .recommendation: "建议书",
        .performance: "履行事项", .defendant: "被告",
    ]

    /// The first id of that number or a later one that nothing has.
    public func freeID(from first: Int = 1, isTaken: (String) -> Bool) -> (id: String, number: Int) {
        var number = first
        while isTaken("\(letter ?? "")\(number)") { number += 1 }
        return ("\(letter ?? "")\(number)", number)
    }

    /// The letter of its ids; nil where the thing is known by its own name.
    var letter: String? {
        switch self {
        case .proceeding: "P"
        case .hearing: "H"
        case .decision: "D"
        case .submission: "S"
        case .recommendation: "R"
        case .defendant, .party, .unit, .part, .performance: nil
        }
    }
}

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

/// 所涉之物: the ids of the things an entry concerns; several of one kind where it concerns several.
public struct Context: Sendable, Hashable {
    public private(set) var ids: [ThingKind: [String]] = [:]

    public init(_ ids: [ThingKind: [String]] = [:]) { self.ids = ids }

    public subscript(kind: ThingKind) -> [String] {
        get { ids[kind] ?? [] }
        set { ids[kind] = newValue.isEmpty ? nil : newValue }
    }

    public func first(_ kind: ThingKind) -> String? { ids[kind]?.first }
}
