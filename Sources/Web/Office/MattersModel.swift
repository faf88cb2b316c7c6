import Docket
import LegalCalendar
import Rulebook
import Work

/// 机关台账 as a page shows it.
struct MattersModel: PageModel {
    struct Row: PageModel {
        let day: String
        let title: String
        let summary: String
        let who: String
        let files: [LinkModel]
        /// Nil where somebody else recorded it.
        let correct: String?
    }

    let title = "机关台账"
    let training = SiteURL.training
    let lawyers = SiteURL.lawyers
    let problem: String?
    let offered: [LinkModel]
    let kinds: [ChoiceModel]
    let years: [ChoiceModel]
    let rows: [Row]
    let isEmpty: Bool

    init(_ register: MatterRegister, _ kind: KindName?, year: Int?, _ rules: Rules, today: CivilDay, problem: String?)
        throws
    {
        self.problem = problem
        offered = register.offered.map { LinkModel(title: $0.title, path: SiteURL.matter($0.name)) }
        kinds =
            [ChoiceModel(value: "", title: "全部", isSelected: kind == nil)]
            + register.kinds.map {
                ChoiceModel(value: $0.rawValue, title: rules.vocabulary.title($0), isSelected: $0 == kind)
            }
        years =
            [ChoiceModel(value: "", title: "全部", isSelected: year == nil)]
            + (0...5).map { today.year - $0 }.map {
                ChoiceModel(value: String($0), title: "\($0)年", isSelected: $0 == year)
            }
        rows = try register.rows(kind, year: year).prefix(500).map { row in
            Row(
                day: row.entry.day.chinese, title: row.title, summary: row.summary, who: row.entry.unit,
                files: row.papers.map {
                    LinkModel(title: $0.name, path: SiteURL.matterFile($0.file, entry: row.entry.sequence))
                },
                correct: row.isOwn ? SiteURL.matter(row.entry.kind, entry: row.entry.sequence) : nil)
        }
        isEmpty = rows.isEmpty
    }
}
