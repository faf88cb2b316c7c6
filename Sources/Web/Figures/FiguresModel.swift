import Docket
import LegalCalendar
import Oversight
import Rulebook
import Work

/// 统计分析 as a page shows it: every number but 0 opens its cases.
struct FiguresModel: PageModel {
    /// A number, and where it leads; nil for none.
    struct Number: PageModel {
        let text: String
        let path: String?
    }

    struct Card: PageModel {
        let title: String
        let numerator: Number
        let denominator: Number
        /// 0/0 is —.
        let isNone: Bool
        let percent: String?
        let says: String
        let cite: String?
        let before: String
    }

    struct Cell: PageModel {
        let text: String
        let path: String?
        let isTotal: Bool

        init(_ number: Number, isTotal: Bool) { (text, path, self.isTotal) = (number.text, number.path, isTotal) }
    }

    struct Row: PageModel {
        let unit: String
        let cells: [Cell]
        let rate: Fraction?
    }

    struct Fraction: PageModel {
        let numerator: Number
        let denominator: Number
        let isNone: Bool
    }

    struct Table: PageModel {
        let title: String
        let note: String
        let columns: [String]
        let rateTitle: String?
        let rows: [Row]
        let sum: Row
        let isEmpty: Bool
    }

    struct Flow: PageModel {
        let stock: Number
        let received: Number
        let ended: Number
        let left: Number
        let before: String
    }

    let title = "统计分析"
    let problem: String?
    let asOf: String
    let selects: [SelectModel]
    let readings: [LinkModel]
    let cards: [Card]
    let reading: String
    let definitions: String
    let flow: Flow?
    let tables: [Table]
    let charts: [BarsModel]
    let sheet: String
    let csv: String
    let json: String
    /// 草稿: for the oversight office.
    let drafts: [LinkModel]
    /// What is done with the figures: reported, compared, scored.
    let uses: [LinkModel]
    /// 待分类: how many of the period nobody has classified; for the oversight office.
    let unclassified: LinkModel?
    let isNothing: Bool

    init(_ board: FigureBoard, problem: String?, mayDraft: Bool) {
        let question = board.question
        self.problem = problem
        asOf = "\(question.words.joined(separator: "　"))　\(board.reading.title)　数据截至\(board.today.chinese)　每个数字都可以点开到案件"
        selects = Self.selects(board)
        readings = board.book.readings.filter { $0.id != board.reading.id }.map { reading in
            var other = question
            other.reading = reading.id
            return LinkModel(title: reading.title, path: SiteURL.figures(other))
        }
        reading = "口径：\(board.reading.title)"
        definitions = "/figures/definitions"
        let maker = FigureNumbers(board)
        cards = board.values.map(maker.card)
        flow = board.flow.map(maker.flow)
        tables = board.tables.map(maker.table)
        charts = board.charts.map { BarsModel($0, maker) }
        sheet = SiteURL.figuresFile("figures.xlsx", question)
        csv = SiteURL.figuresFile("figures.csv", question)
        json = SiteURL.figuresFile("figures.json", question)
        uses =
            [
                LinkModel(title: "逐年对照和类案", path: SiteURL.trends(question)),
                LinkModel(title: "报表上报", path: SiteURL.reports(question)),
                LinkModel(title: "考核", path: SiteURL.assessments(question.year)),
            ] + (mayDraft ? [LinkModel(title: "与法院数据核对", path: SiteURL.comparing)] : [])
        drafts =
            mayDraft
            ? ["bulletin", "annual-report"].map {
                LinkModel(title: "\(PaperKind.title($0))草稿", path: SiteURL.figuresFile("\($0).docx", question))
            } : []
        unclassified =
            board.unclassified == 0
            ? nil
            : LinkModel(
                title: "有 \(board.unclassified) 件·审级没有确认领域、行为种类和事项", path: SiteURL.classify(question, page: nil))
        isNothing = board.figures.sums.isEmpty
    }

    private static func selects(_ board: FigureBoard) -> [SelectModel] {
        let (question, filter) = (board.question, board.question.filter)
        let years = (0...5).map { board.today.year - $0 }.map { (String($0), "\($0)年") }
        // 未登记的, in an address, have a mark of their own: an empty word asks for nothing.
        func marked(_ said: String?) -> String { said.map { $0.isEmpty ? SiteURL.unassigned : $0 } ?? "" }
        func named(_ all: [String], _ none: String) -> [(String, String)] {
            all.map { ($0, $0) } + [(SiteURL.unassigned, none)]
        }
        return [
            SelectModel("year", "年度", String(question.year), years, none: nil),
            SelectModel(
                "span", "时段", question.span.code, FigureQuestion.Span.all.map { ($0.code, $0.title) }, none: nil),
            SelectModel(
                "reading", "口径", board.reading.id, board.book.readings.map { ($0.id, $0.title) }, none: nil),
            SelectModel("organ", "被告", filter.organ ?? "", board.organs),
            SelectModel("unit", "单位", marked(filter.unit), named(board.units, FigureWords.unit(""))),
            SelectModel("court", "法院", marked(filter.court), named(board.courts, FigureWords.court(""))),
            SelectModel(
                "kind", "审级", filter.kind ?? "", board.kinds.map { ($0, FigureWords.title($0, of: "kind")) }),
            SelectModel("area", "领域", marked(filter.area), named(board.areas, FigureWords.area(""))),
        ]
    }
}
