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

    struct Filters: PageModel {
        let selects: [SelectModel]
    }

    struct Table: PageModel {
        let rows: [Row]
        let pages: PagesModel?
    }

    let title = "案件"
    /// What the address asks and there is not.
    let problem: String?
    let query: String
    let count: String
    let export: String
    /// Nil where there is no case, or none that matches.
    let table: Table?
    let isSearched: Bool
    let canRegister: Bool
    /// 筛选: shown while anything is chosen, or when it is asked for.
    let filters: Filters?
    let openFilters: String
    /// What is chosen, for who prints the list.
    let chosen: String?

    init(_ search: CaseSearch, _ reading: Reading, opensFilters: Bool, problem: String?) throws {
        self.problem = problem
        (query, count) = (search.query, search.count.description)
        export = SiteURL.casesSheet(matching: search.query, search.filter)
        filters =
            opensFilters || !search.filter.isNone
            ? Filters(selects: Self.selects(search.filter, try CaseSearch.choices(reading))) : nil
        openFilters = SiteURL.casesFiltered(matching: search.query)
        chosen = search.chosen.isEmpty ? nil : search.chosen.joined(separator: "　")
        func path(_ page: Int) -> String { SiteURL.cases(matching: search.query, search.filter, page: page) }
        table =
            search.rows.isEmpty
            ? nil
            : Table(
                rows: search.rows.map { Row($0, today: reading.today) },
                pages: PagesModel(previous: search.page.previous, next: search.next, path: path))
        isSearched = !search.words.isEmpty
        canRegister = Access.may(reading.reader, .register) == .allow
    }
}

extension CaseListModel {
    private static func selects(_ filter: CaseFilter, _ choices: CaseSearch.Choices) -> [SelectModel] {
        let years = choices.years.map { (String($0), "\($0)年") }
        return [
            SelectModel("year", "收到年份", filter.year.map { String($0) } ?? "", years),
            SelectModel("unit", "有关单位", filter.unit ?? "", choices.units),
            SelectModel("stage", "阶段", filter.stage ?? "", choices.stages),
            SelectModel("result", "裁判结果", filter.result ?? "", choices.results.map { ($0.value, $0.title) }),
            SelectModel("area", "领域", filter.area ?? "", choices.areas),
            SelectModel("court", "法院", filter.court ?? "", choices.courts),
            SelectModel(
                "order", "排序", filter.isOldestFirst ? "oldest" : "", [("oldest", "先收到的在前")], none: "新收到的在前"),
        ]
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
