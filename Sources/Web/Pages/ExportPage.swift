import Casework
import Docket
import LegalCalendar
import Store

/// 导出 Excel: a list as it is seen, with the words that say what it counts.
enum ExportPage {
    static let limit = 20_000

    @Sendable static func cases(_ exchange: Exchange) async throws -> Reply {
        let query = String((exchange.query["q"] ?? "").prefix(100))
        let found = try exchange.store.cases(
            Access.visible(try exchange.actor), matching: query, today: exchange.today, limit: limit)
        let rows = found.rows.map {
            [
                $0.intakeNumber, $0.number, $0.title, $0.act, $0.court, $0.receivedOn, $0.stage.title, $0.holder,
                $0.due?.description ?? "",
            ]
        }
        let note =
            "\(exchange.today.chinese)导出；\(query.isEmpty ? "全部可见案件" : "查询“\(query)”")，共 \(found.count) 件\(found.count > limit ? "，只列前 \(limit) 件" : "")；届满日为最近的在办义务"
        return try sheet(
            exchange, "案件清单", note,
            [
                ("收文编号", 16), ("案号", 26), ("案件", 34), ("被诉行为", 24), ("法院", 22), ("收到日期", 12), ("阶段", 10), ("现由", 18),
                ("最近届满日", 12),
            ], rows)
    }

    static func sheet(
        _ exchange: Exchange, _ title: String, _ note: String, _ columns: [(title: String, width: Double)],
        _ rows: [[String]]
    ) throws -> Reply {
        try exchange.audit(.exported, ["list": .text(title), "rows": .integer(rows.count)])
        return .download(
            try Spreadsheet.bytes(title: title, note: note, columns: columns, rows: rows),
            name: "\(title)\(exchange.today).xlsx", contentType: FileStore.FileType.xlsx.contentType)
    }
}
