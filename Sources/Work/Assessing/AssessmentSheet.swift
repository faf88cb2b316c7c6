import Docket
import LegalCalendar
import Oversight
public import Rulebook
import Store

/// 考核表: of one unit and year each item with what was counted, the cases that cost points, and the points given.
public struct AssessmentSheet: Sendable {
    public struct Line: Sendable {
        public let item: AssessmentItem
        /// 12/13, or a number.
        public let fact: String
        public let percent: String?
        /// What stands behind the whole, and behind what should have been otherwise.
        public let key: FigureKey?
        public let shortfall: Int
        public let shortfallKey: FigureKey?
        public let mark: Assessment.Mark?
    }

    public let year: Int
    public let unit: String
    public let lines: [Line]
    public let assessment: Assessment
    public let question: FigureQuestion

    public var points: Int { lines.reduce(0) { $0 + $1.item.points } }
    /// As it was recorded, else of the points given; nil while an item has none.
    public var sum: Int? {
        let marks = lines.compactMap(\.mark)
        let isWhole = marks.count == lines.count && !lines.isEmpty
        return assessment.score ?? (isWhole ? marks.reduce(0) { $0 + $1.points } : nil)
    }

    init(_ figures: Figures, year: Int, unit: String, _ assessment: Assessment) {
        (self.year, self.unit, self.assessment) = (year, unit, assessment)
        let question = FigureQuestion(year: year, filter: FigureFilter(unit: unit))
        self.question = question
        let book = figures.book
        lines = book.assessment.map { item in
            Self.line(item, figures, book, question, assessment.marks[item.id])
        }
    }

    private static func line(
        _ item: AssessmentItem, _ figures: Figures, _ book: FigureBook, _ question: FigureQuestion,
        _ mark: Assessment.Mark?
    ) -> Line {
        let filter = question.filter
        let shortfall = item.shortfall.reduce(0) { $0 + figures.value($1, filter) }
        let isOfCases = item.shortfall.allSatisfy { book.count($0.count)?.of != .record }
        let less = shortfall > 0 && isOfCases ? FigureKey(item.shortfall) : nil
        if let id = item.indicator, let indicator = book.indicator(id, nil, on: question.period.last) {
            let rate = figures.rate(indicator, filter)
            return Line(
                item: item, fact: rate.fraction, percent: rate.percent,
                key: rate.denominator > 0 ? FigureKey(indicator.denominator) : nil, shortfall: shortfall,
                shortfallKey: less, mark: mark)
        }
        let value = item.count.map { figures.value(FigurePart($0), filter) } ?? 0
        let isCount = item.count.flatMap(book.count)?.of != .record
        return Line(
            item: item, fact: item.count == nil ? "—" : String(value), percent: nil,
            key: value > 0 && isCount ? item.count.map { FigureKey([FigurePart($0)]) } : nil, shortfall: shortfall,
            shortfallKey: less, mark: mark)
    }
}
