import Docket
public import LegalCalendar

/// 一个单位一年的考核: points given, what the unit objected to, how it was settled. The last that was given of the year stands.
public struct Assessment: Sendable, Hashable {
    /// 一项的得分
    public struct Mark: Sendable, Hashable {
        public let points: Int
        public let reason: String

        public init(points: Int, reason: String) { (self.points, self.reason) = (points, reason) }
    }

    public struct Objection: Sendable, Hashable {
        public let day: CivilDay
        /// Nil for the whole.
        public let item: String?
        public let reason: String
    }

    public struct Settlement: Sendable, Hashable {
        public let day: CivilDay
        public let reason: String
    }

    /// By item.
    public private(set) var marks: [String: Mark] = [:]
    /// 总分; nil while none was given.
    public private(set) var score: Int?
    public private(set) var scoredOn: CivilDay?
    public private(set) var scoredBy = ""
    public private(set) var objections: [Objection] = []
    public private(set) var settlements: [Settlement] = []
    /// The entry by which it stands as it does.
    public private(set) var last = 0

    static let kinds: [KindName] = [.assessmentScored, .assessmentObjected, .assessmentSettled]

    /// - Parameter entries: of one unit and year, in their order.
    init(_ entries: [Entry]) {
        for entry in entries {
            last = entry.sequence
            switch entry.kind {
            case .assessmentScored:
                (scoredOn, scoredBy) = (entry.day, entry.unit)
                take(entry)
            case .assessmentSettled:
                settlements.append(Settlement(day: entry.day, reason: entry["reason"]?.text ?? ""))
                take(entry)
            default:
                objections.append(
                    Objection(day: entry.day, item: entry["item"]?.text, reason: entry["reason"]?.text ?? ""))
            }
        }
    }

    private mutating func take(_ entry: Entry) {
        score = entry["score"]?.integer ?? score
        for one in entry["points"]?.list ?? [] {
            guard let item = one["item"]?.text, let points = one["points"]?.integer else { continue }
            marks[item] = Mark(points: points, reason: one["reason"]?.text ?? "")
        }
    }

    /// 异议未处理
    public var isContested: Bool { objections.count > settlements.count }
}
