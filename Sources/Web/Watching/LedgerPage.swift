import Casework
import Docket
import LegalCalendar
import Store
import Work

/// 期限台账: what is open and due, by unit; urging and supervision from the list; cases that nobody has anything to do in.
enum LedgerPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply { try page(exchange) }

    static func ledger(_ exchange: Exchange) throws -> DueLedger {
        DueLedger(
            try exchange.reading, range: exchange.query["range"].flatMap(DueLedger.Range.init) ?? .seven,
            unit: exchange.query["unit"], page: exchange.query["page"].flatMap { Int($0) })
    }

    private static func page(_ exchange: Exchange, problem: String? = nil) throws -> Reply {
        try exchange.page(
            "Watching/ledger", of: try LedgerModel(try ledger(exchange), problem: problem),
            status: problem == nil ? 200 : 422)
    }

    /// 催办、督办: one entry a row, all or none.
    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        let form = exchange.form
        try form.allow({ ["row", "act", "how", "text", "due-on"].contains($0) }, several: ["row"])
        func said(_ name: String) -> String { (form[name] ?? "").trimmingBlanks }
        do {
            let urging = try Urging(
                form.all("row").compactMap(Urging.Target.init),
                supervises: form["act"] == KindName.supervisionIssued.rawValue,
                how: said("how"), words: said("text"), answerBy: said("due-on"), try exchange.reading)
            let count = try urging.record(in: exchange.store, try exchange.request())
            return .see(
                SiteURL.ledger(range: exchange.query["range"] ?? "", unit: exchange.query["unit"]),
                saying: "已\(urging.kind == .urged ? "催办" : "发督办单") \(count) 项")
        } catch let failure as Urging.Failure {
            return try page(exchange, problem: failure.description)
        } catch let refusal as Refusal {
            return try page(exchange, problem: refusal.description)
        }
    }

    /// 今日事项, 每周清单: to print and put on the desk.
    @Sendable static func today(_ exchange: Exchange) async throws -> Reply {
        let printed: DueLedger.Printed = exchange.query["span"] == "week" ? .week : .day
        return try exchange.page("Watching/today", of: try TodayModel(try ledger(exchange), printed))
    }

    @Sendable static func sheet(_ exchange: Exchange) async throws -> Reply {
        let (ledger, today) = (try ledger(exchange), exchange.today)
        let rows = try ledger.rows(upTo: ExportPage.limit).map { row in
            let left = row.due.days(since: today)
            return [
                row.due.description, left < 0 ? "逾期\(-left)日" : "剩\(left)日", row.what, row.cite,
                row.unit + (row.proposed.map { "（拟由\($0)承办）" } ?? ""), row.number, row.title,
            ]
        }
        let whose = "\(ledger.unit ?? "全部单位")；\(ledger.range.title)"
        return try ExportPage.sheet(
            exchange, "期限台账", "\(today.chinese)导出；\(whose)；只列有届满日的在办义务，不含权利和对法院的关注事项；共 \(rows.count) 项",
            [("届满日", 12), ("状态", 10), ("事项", 30), ("依据", 26), ("单位", 22), ("案号", 26), ("案件", 34)], rows)
    }
}
