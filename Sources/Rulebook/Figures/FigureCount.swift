public import LegalCalendar

/// 计数项: which facts are counted, on which of their days, told apart by what.
public struct FigureCount: Sendable, Hashable {
    public let id: String
    public let title: String
    public let of: FactSubject
    /// The day that says in which period it counts.
    public let day: String
    public let conditions: [FactTest]
    /// By which fields its sum is told apart.
    public let by: [String]
    /// What is summed; nil for the number of facts.
    public let sum: String?
    /// Whether what is summed is money, in fen.
    public var isMoney: Bool { sum.flatMap { FactField.field($0, of: of) }?.kind == .money }
    public let because: String

    /// 机关事项 that it counts: kinds of the office docket.
    public var records: [String] {
        guard of == .record else { return [] }
        return conditions.flatMap { condition -> [String] in
            guard condition.field == "record", case .oneOf(let words) = condition.test else { return [] }
            return words
        }
    }
}

/// 条件: what a field of a fact must be.
public struct FactTest: Sendable, Hashable {
    public enum Test: Sendable, Hashable {
        case oneOf([String]), present, absent
        /// 不早于、不晚于 another day of the same fact.
        case from(String), before(String)
    }

    public let field: String
    public let test: Test
}

/// 计数项的一部分: those of a count that have one of these words in these fields.
public struct FigurePart: Sendable, Hashable {
    public let count: String
    /// By field of `by`, the words that belong to it.
    public let only: [String: Set<String>]

    public init(_ count: String, only: [String: Set<String>] = [:]) { (self.count, self.only) = (count, only) }
}

/// 指标: a fraction of two parts, in one reading and one version (口径).
public struct Indicator: Sendable, Hashable {
    public let id: String
    /// 口径
    public let reading: String
    public let version: Int
    public let title: String
    /// The definition in one line.
    public let says: String
    public let because: String
    public let numerator: [FigurePart]
    public let denominator: [FigurePart]
    /// 起用日: figures of a year are defined as on its last day.
    public let from: CivilDay?

    /// The same with another numerator.
    public func changed(numerator: [FigurePart]) -> Indicator {
        Indicator(
            id: id, reading: reading, version: version, title: title, says: says, because: because,
            numerator: numerator, denominator: denominator, from: from)
    }
}

/// 口径: a set of readings that go together.
public struct FigureReading: Sendable, Hashable {
    public let id: String
    public let title: String

    public init(id: String, title: String) { (self.id, self.title) = (id, title) }
}

/// 分类表: a count by unit and by what it is told apart by; what no column takes is 其他, so that sums hold.
public struct FigureTable: Sendable, Hashable {
    public struct Column: Sendable, Hashable {
        public let title: String
        public let only: [String: Set<String>]
    }

    public let id: String
    public let title: String
    public let count: String
    public let columns: [Column]
    /// Beside the sum: 其中败诉, 负责人出庭.
    public let beside: [Column]
    /// An indicator beside the sum, and what its column is called.
    public let rate: String?
    public let rateTitle: String?
}

/// 逐月: a part by months; of a fraction what is missing to its denominator is shown beside.
public struct FigureChart: Sendable, Hashable {
    public let title: String
    public let part: FigurePart
    public let of: FigurePart?
    /// What the difference of the two is.
    public let missing: String?
}

/// 报告里的一句: of an indicator or a count, shown where there is any of it.
public struct FigureSentence: Sendable, Hashable {
    /// 报告的一节
    public enum Section: String, Sendable, Hashable, CaseIterable {
        case volume, appearance, losses, recommendations, training
    }

    public let section: Section
    public let indicator: String?
    public let count: String?
    /// With `{n}` 分子 or 件数, `{of}` 分母, `{rate}` 比率连同分数, `{before}` 上年同期.
    public let says: String
    /// Cases that are named one by one behind it, and what they are called.
    public let named: [FigurePart]
    public let naming: String
}

/// 旧存、新收、已结、未结: what comes in and what ends.
public struct FigureFlow: Sendable, Hashable {
    public let received: String
    public let ended: String
}
