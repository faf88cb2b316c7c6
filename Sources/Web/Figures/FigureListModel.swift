import LegalCalendar
import Oversight
import Store
import Work

/// 数字背后的案件 as a page shows it.
struct FigureListModel: PageModel {
    struct Row: PageModel {
        let day: String
        let number: String
        let title: String
        let path: String
        let unit: String
        let court: String
        let told: String
    }

    let title: String
    let period: String
    let back: String
    let rows: [Row]
    let pages: PagesModel?
    let isEmpty: Bool

    init(_ list: FigureList) {
        title = list.title
        period = list.question.words.joined(separator: "　")
        back = SiteURL.figures(list.question)
        rows = list.rows.map { row in
            let found = row.found
            return Row(
                day: found.day.chinese, number: found.number, title: found.title,
                path: SiteURL.docket(found.caseID, entry: found.entry),
                unit: FigureWords.unit(found.place.unit),
                court: [found.place.court, FigureWords.title(found.place.kind, of: "kind")].filter { !$0.isEmpty }
                    .joined(separator: "　"), told: row.told)
        }
        pages = PagesModel(previous: list.page.previous, next: list.next) {
            SiteURL.figure(list.key, list.question, page: $0)
        }
        isEmpty = rows.isEmpty
    }
}
