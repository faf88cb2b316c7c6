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

    /// - Parameters:
    ///   - entries: of one unit and year, in their order.
    ///   - changes: by entry, the last correction of it.
    init(_ entries: [Entry], changes: [Int: Int] = [:]) {
        for entry in entries {
            last = max(last, entry.sequence, changes[entry.sequence] ?? 0)
            switch entry.kind {
            case .assessmentScored:
                (scoredOn, scoredBy) = (entry.day, entry.unit)
                take(entry)
            case .assessmentSettled:
                settlements.append(Settlement(day: entry.day, reason: entry["reason"]?.text ?? ""))
                isContested = false
                take(entry)
            default:
                isContested = true
                objections.append(
                    Objection(day: entry.day, item: entry["item"]?.text, reason: entry["reason"]?.text ?? ""))
            }
        }
    }

    private mutating func take(_ entry: Entry) {
        // 维持原评分: an answer without points changes none.
        guard entry["score"] != nil || entry["points"] != nil else { return }
        score = entry["score"]?.integer
        // 只有总分: recorded without its items, which say nothing of it any more.
        marks = [:]
        for one in entry["points"]?.list ?? [] {
            guard let item = one["item"]?.text, let points = one["points"]?.integer else { continue }
            marks[item] = Mark(points: points, reason: one["reason"]?.text ?? "")
        }
    }

    /// 异议未处理: something was objected to since it was last answered.
    public private(set) var isContested = false
}
