import LegalCalendar
import Rulebook
import Work

/// 逐年对照和类案 as a page shows them.
struct TrendsModel: PageModel {
    struct Table: PageModel {
        let title: String
        let years: [String]
        let rows: [Row]
        let isEmpty: Bool
    }

    struct Row: PageModel {
        let title: String
        let cells: [FiguresModel.Number]
        let isSum: Bool
    }

    struct Similar: PageModel {
        let unit: String
        let told: String
        let number: FiguresModel.Number
    }

    struct Alike: PageModel {
        let title: String
        let because: String
        let rows: [Similar]
        let isEmpty: Bool
    }

    let title = "逐年对照和类案"
    let problem: String?
    let asOf: String
    let back: String
    let years: [LinkModel]
    let tables: [Table]
    /// Nil where the rules tell of none.
    let alike: Alike?

    init(_ trends: FigureTrends, problem: String?) {
        self.problem = problem
        let question = trends.question
        let isRunning = question.year == trends.today.year
        asOf =
            question.words.joined(separator: "　")
            + (isRunning ? "　本年数据截至\(trends.today.chinese)，与以往全年不同期" : "")
        back = SiteURL.figures(question)
        years = (0...5).map { trends.today.year - $0 }.filter { $0 != question.year }.map { year in
            var other = question
            other.year = year
            return LinkModel(title: "\(year)年", path: SiteURL.trends(other))
        }
        tables = trends.trends.map { trend in
            func row(_ row: FigureTrends.Row) -> Row {
                Row(
                    title: row.title ?? "合计", cells: row.cells.map { Self.number($0, trend.count) },
                    isSum: row.title == nil)
            }
            return Table(
                title: trend.trend.title, years: trend.years.map { "\($0)年" },
                rows: trend.rows.map(row) + [row(trend.sum)], isEmpty: trend.rows.isEmpty)
        }
        alike = trends.rule.map { rule in
            Alike(
                title: "类案（一年 \(rule.least) 件以上）", because: rule.because,
                rows: trends.similar.map {
                    Similar(unit: $0.unit, told: $0.told, number: Self.number($0.cell, nil))
                }, isEmpty: trends.similar.isEmpty)
        }
    }

    private static func number(_ cell: FigureTrends.Cell, _ count: FigureCount?) -> FiguresModel.Number {
        let isOfCases = count?.of != .record
        let path = isOfCases ? SiteURL.figure(FigureKey([cell.part]), cell.question) : SiteURL.matters
        return .init(text: FigureWords.amount(cell.value, of: count), path: cell.value == 0 ? nil : path)
    }
}

extension SiteURL {
    static func trends(_ question: FigureQuestion) -> String { path("/figures/trends", pairs(question)) }
}
