import LegalCalendar
public import Oversight
import Rulebook

/// 统计条件: of which period, by which reading, of what part of the whole.
public struct FigureQuestion: Sendable, Hashable {
    /// 时段: a year or a part of it.
    public enum Span: Sendable, Hashable {
        case year, half(Int), quarter(Int), month(Int)

        public static let all: [Span] =
            [.year] + [1, 2].map(Span.half) + (1...4).map(Span.quarter) + (1...12).map(Span.month)

        public init?(_ code: String) {
            guard let found = Self.all.first(where: { $0.code == code }) else { return nil }
            self = found
        }

        public var code: String {
            switch self {
            case .year: "year"
            case .half(let number): "h\(number)"
            case .quarter(let number): "q\(number)"
            case .month(let number): "m\(number)"
            }
        }

        public var title: String {
            switch self {
            case .year: "全年"
            case .half(let number): number == 1 ? "上半年" : "下半年"
            case .quarter(let number): "第\(ChineseNumeral.string(number))季度"
            case .month(let number): "\(number)月"
            }
        }

        /// First and last month of the year.
        var months: ClosedRange<Int> {
            switch self {
            case .year: 1...12
            case .half(let number): number * 6 - 5...number * 6
            case .quarter(let number): number * 3 - 2...number * 3
            case .month(let number): number...number
            }
        }
    }

    public var year: Int
    public var span: Span
    /// 口径; nil for the first that there is.
    public var reading: String?
    public var filter: FigureFilter

    public init(year: Int, span: Span = .year, reading: String? = nil, filter: FigureFilter = FigureFilter()) {
        (self.year, self.span, self.reading, self.filter) = (year, span, reading, filter)
    }

    /// Of a report's period, whatever it is called; nil for one that is no span of a year.
    public init?(of name: FormReport.Name) {
        let asked = Span.all.map { FigureQuestion(year: name.first.year, span: $0) }
        guard let found = asked.first(where: { $0.period == FigurePeriod(first: name.first, last: name.last) }) else {
            return nil
        }
        self = found
        filter.organ = name.organ
    }

    public var period: FigurePeriod {
        let months = span.months
        let next =
            months.upperBound == 12
            ? CivilDay(year: year + 1, month: 1, day: 1)! : CivilDay(year: year, month: months.upperBound + 1, day: 1)!
        return FigurePeriod(
            first: CivilDay(year: year, month: months.lowerBound, day: 1)!, last: next.adding(days: -1))
    }

    /// 2026年第一季度
    public var title: String { span == .year ? "\(year)年" : "\(year)年\(span.title)" }

    /// 统计范围: the period, and to which part of the whole it is narrowed.
    public var words: [String] {
        let only = [
            filter.organ, filter.unit.map(FigureWords.unit), filter.court.map(FigureWords.court),
            filter.kind.map { FigureWords.title($0, of: "kind") }, filter.area.map(FigureWords.area),
        ]
        return [title] + only.compactMap(\.self)
    }
}
