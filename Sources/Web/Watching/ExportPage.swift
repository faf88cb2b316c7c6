import Casework
import Docket
import LegalCalendar
import Store

/// 导出 Excel: a list as it is seen, with the words that say what it counts.
enum ExportPage {
    static let limit = 20_000

    /// - Parameter name: of the file; nil for the title and the day.
    static func sheet(
        _ exchange: Exchange, _ title: String, _ note: String, _ columns: [(title: String, width: Double)],
        _ rows: [[String]], name: String? = nil
    ) throws -> Reply {
        try exchange.audit(.exported, ["list": .text(title), "rows": .integer(rows.count)])
        return .download(
            try Spreadsheet.bytes(title: title, note: note, columns: columns, rows: rows),
            name: "\(name ?? "\(title)\(exchange.today)").xlsx", contentType: FileStore.FileType.xlsx.contentType)
    }
}
