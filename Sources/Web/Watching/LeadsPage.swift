import Docket
import LegalCalendar
import Oversight
import Rulebook
import Store
import Work

/// 追责线索: neutral facts for the oversight office.
enum LeadsPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        try exchange.page(
            "Watching/leads",
            of: LeadsModel(
                try LeadList(exchange.reading, page: exchange.query["page"].flatMap { Int($0) }), exchange.store.rules))
    }

    /// 情形核实 of a case; the list where none is named.
    @Sendable static func inquiry(_ exchange: Exchange) async throws -> Reply {
        guard let id = exchange.query["case"], !id.isEmpty else { return try await get(exchange) }
        guard let inquiry = try Inquiry(try exchange.reading, id) else { throw PageError.absent }
        return try exchange.page("Watching/inquiry", of: InquiryModel(inquiry))
    }

    /// The same list as a table.
    @Sendable static func sheet(_ exchange: Exchange) async throws -> Reply {
        let list = try LeadList(exchange.reading, size: 1000)
        let (rows, cut) = (list.table, list.next == nil ? "" : "（只列前 \(list.page.size) 件）")
        let basis = exchange.store.rules.groundsHeading.map { "依\($0)" } ?? ""
        let note = "\(exchange.today.chinese)导出，共 \(rows.count) 条\(cut)；只列事实，是否追责由人\(basis)认定；法院认可的、法院通知晚的不列"
        return try ExportPage.sheet(
            exchange, "追责线索", note, [("案号", 26), ("案件", 34), ("单位", 22), ("情形", 22), ("事实", 60), ("单位说明", 40)], rows)
    }
}
