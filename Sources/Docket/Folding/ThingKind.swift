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
