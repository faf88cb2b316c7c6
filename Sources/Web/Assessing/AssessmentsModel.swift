import Rulebook
import Work

/// 考核 as a page: units by items, with the points given.
struct AssessmentsModel: PageModel {
    struct Cell: PageModel {
        let fact: String
        let points: String?
    }

    struct Row: PageModel {
        let unit: String
        let path: String
        let cells: [Cell]
        let score: String
        let isContested: Bool
    }

    let title = "考核"
    let problem: String?
    let years: [ChoiceModel]
    let year: Int
    let items: [String]
    let rows: [Row]
    let isEmpty: Bool
    let figures = SiteURL.figures

    init(_ sheets: [AssessmentSheet], _ items: [AssessmentItem], year: Int, thisYear: Int, problem: String?) {
        self.problem = problem
        self.year = year
        years = (0...5).map { thisYear - $0 }.map {
            ChoiceModel(value: String($0), title: "\($0)年", isSelected: $0 == year)
        }
        self.items = items.map { "\($0.title)（\($0.points)分）" }
        rows = sheets.map { sheet in
            Row(
                unit: sheet.unit, path: SiteURL.assessment(sheet.unit, year),
                cells: sheet.lines.map { Cell(fact: $0.fact, points: $0.mark.map { "\($0.points)分" }) },
                score: sheet.sum.map(String.init) ?? "未评", isContested: sheet.assessment.isContested)
        }
        isEmpty = rows.isEmpty
    }
}
