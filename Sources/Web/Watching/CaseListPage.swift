import Casework
import LegalCalendar
import Store
import Work

/// 案件列表与查询
enum CaseListPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        let search = try CaseSearch(
            exchange.reading, matching: exchange.query["q"], page: exchange.query["page"].flatMap { Int($0) })
        return try exchange.page("Watching/cases", of: CaseListModel(search, try exchange.reading))
    }

    @Sendable static func sheet(_ exchange: Exchange) async throws -> Reply {
        let search = try CaseSearch(exchange.reading, matching: exchange.query["q"], upTo: ExportPage.limit)
        let rows = search.rows.map {
            [
                $0.intakeNumber, $0.number, $0.title, $0.act, $0.court, $0.receivedOn, $0.stage.title, $0.holder,
                $0.due?.description ?? "",
            ]
        }
        let what = search.query.isEmpty ? "全部可见案件" : "查询“\(search.query)”"
        let cut = search.isCut ? "，只列前 \(ExportPage.limit) 件" : ""
        return try ExportPage.sheet(
            exchange, "案件清单", "\(exchange.today.chinese)导出；\(what)，共 \(search.count) 件\(cut)；届满日为最近的在办义务",
            [
                ("收文编号", 16), ("案号", 26), ("案件", 34), ("被诉行为", 24), ("法院", 22), ("收到日期", 12), ("阶段", 10), ("现由", 18),
                ("最近届满日", 12),
            ], rows)
    }
}

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
        canRegister = Access.may(reading.reader, .register, .none) == .allow
    }
}

extension CaseListModel.Row {
    fileprivate init(_ row: CaseRow, today: CivilDay) {
        badge = row.isStale ? DueBadge(.stale) : row.due.map { DueBadge(DueMark(due: $0, advice: nil, today: today)) }
        (path, number, intake) = (SiteURL.docket(row.caseID), row.number, row.intakeNumber)
        (title, act, court, received) = (row.title, row.act, row.court, row.receivedOn)
        (stage, holder) = (row.stage.title, row.holder)
    }
}
