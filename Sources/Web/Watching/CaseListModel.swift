import Casework
import LegalCalendar
import Store
import Work

struct CaseListModel: PageModel {
    struct Row: PageModel {
        let badge: DueBadge?
        let path: String
        let number: String
        let intake: String
        let title: String
        let act: String
        let court: String
        let received: String
        let stage: String
        let holder: String
    }

    struct Table: PageModel {
        let rows: [Row]
        let pages: PagesModel?
    }

    let title = "案件"
    let query: String
    let count: String
    let export: String
    /// Nil where there is no case, or none that matches.
    let table: Table?
    let isSearched: Bool
    let canRegister: Bool

    init(_ search: CaseSearch, _ reading: Reading) {
        (query, count) = (search.query, search.count.description)
        export = SiteURL.casesSheet(matching: search.query)
        func path(_ page: Int) -> String { SiteURL.cases(matching: search.query, page: page) }
        table =
            search.rows.isEmpty
            ? nil
            : Table(
                rows: search.rows.map { Row($0, today: reading.today) },
                pages: PagesModel(previous: search.page.previous, next: search.next, path: path))
        isSearched = !search.query.isEmpty
        canRegister = Access.may(reading.reader, .register) == .allow
    }
}

extension CaseListModel.Row {
    init(_ row: CaseRow, today: CivilDay) {
        badge = row.isStale ? DueBadge(.stale) : row.due.map { DueBadge(DueMark(due: $0, advice: nil, today: today)) }
        (path, number, intake) = (SiteURL.docket(row.caseID), row.number, row.intakeNumber)
        (title, act, court, received) = (row.title, row.act, row.court, row.receivedOn)
        (stage, holder) = (row.stage, row.holder)
    }
}
