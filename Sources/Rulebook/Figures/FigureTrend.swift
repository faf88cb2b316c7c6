public import Docket

/// 逐年对照: a part of a count year by year, told apart by one thing.
public struct FigureTrend: Sendable, Hashable {
    /// 按什么分: what all figures are told apart by, or a word of the count itself.
    public enum By: Sendable, Hashable {
        case unit, area, court
        case field(String)

        public var word: String {
            switch self {
            case .unit: "unit"
            case .area: "area"
            case .court: "court"
            case .field(let name): name
            }
        }
    }

    /// No page shows more years beside each other.
    static let most = 10

    public let id: String
    public let title: String
    public let part: FigurePart
    public let by: By
    /// Calendar years, the one that is asked for among them.
    public let years: Int
    public let because: String
}

/// 类案的规定: cases of one unit in one year that agree in these words are told of, from so many on.
public struct SimilarRule: Sendable, Hashable {
    public let count: String
    public let by: [String]
    /// 审级 that is counted, so that one suit in two instances is one; nil for all.
    public let kind: String?
    /// Words that make nothing alike: 其他.
    public let except: [String]
    public let least: Int
    public let because: String
}

/// 培训对象: whoever has one of these functions is to be trained.
public struct TrainingRule: Sendable, Hashable {
    public let functions: [Function]
    public let because: String
}
