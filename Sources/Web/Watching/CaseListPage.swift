import Casework
import LegalCalendar
import Store
import Work

/// 案件列表与查询
enum CaseListPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        let filter = filter(exchange.query)
        let search = try CaseSearch(
            exchange.reading, matching: exchange.query["q"], filter,
            page: exchange.query["page"].flatMap { Int($0) })
        let year = exchange.query["year"] ?? ""
        let problem = year.isEmpty || filter.year != nil ? nil : "没有这个年份：\(year.prefix(20))，以下没有按年份筛选"
        return try exchange.page(
            "Watching/cases",
            of: try CaseListModel(
                search, try exchange.reading, opensFilters: exchange.query["filters"] != nil, problem: problem),
            status: problem == nil ? 200 : 422)
    }

    /// What an address asks; by a year that is none nothing is narrowed.
    private static func filter(_ query: Form) -> CaseFilter {
        func said(_ name: String) -> String? { query[name].flatMap { $0.isEmpty ? nil : String($0.prefix(60)) } }
        var filter = CaseFilter()
        (filter.unit, filter.stage, filter.court) = (said("unit"), said("stage"), said("court"))
        (filter.area, filter.result) = (said("area"), said("result"))
        filter.year = said("year").flatMap { Int($0) }.flatMap { (1990...2198).contains($0) ? $0 : nil }
        filter.isOldestFirst = said("order") == "oldest"
        return filter
    }

    @Sendable static func sheet(_ exchange: Exchange) async throws -> Reply {
        let search = try CaseSearch(
            exchange.reading, matching: exchange.query["q"], filter(exchange.query), upTo: ExportPage.limit)
        let rows = search.rows.map {
            [
                $0.intakeNumber, $0.number, $0.title, $0.act, $0.court, $0.receivedOn, $0.stage, $0.holder,
                $0.due?.description ?? "",
            ]
        }
        let what = search.words.isEmpty ? "全部可见案件" : search.words.joined(separator: "、")
        let cut = search.isCut ? "，只列前 \(ExportPage.limit) 件" : ""
        return try ExportPage.sheet(
            exchange, "案件清单", "\(exchange.today.chinese)导出；\(what)，共 \(search.count) 件\(cut)；届满日为最近的在办义务",
            [
                ("收文编号", 16), ("案号", 26), ("案件", 34), ("被诉行为", 24), ("法院", 22), ("收到日期", 12), ("阶段", 10), ("现由", 18),
                ("最近届满日", 12),
            ], rows)
    }
}
