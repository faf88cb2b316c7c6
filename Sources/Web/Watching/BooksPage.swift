import Casework
import Docket
import LegalCalendar
import Work

/// 登记簿: 收案登记簿 and 用印登记簿 over a period, to print or as a table.
enum BooksPage {
    private static func period(_ exchange: Exchange, size: Int = 100) throws -> BookPeriod {
        guard let book = exchange.parameters["book"].flatMap(Book.init(rawValue:)) else {
            throw PageError.absent
        }
        func day(_ name: String) -> CivilDay? { exchange.query[name].flatMap { CivilDay.read($0) } }
        return try BookPeriod(
            book, exchange.reading, from: day("from"), through: day("through"),
            page: exchange.query["page"].flatMap { Int($0) }, size: size)
    }

    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        try exchange.page("Watching/book", of: BookModel(try period(exchange)))
    }

    @Sendable static func sheet(_ exchange: Exchange) async throws -> Reply {
        let period = try period(exchange, size: ExportPage.limit)
        let cut = period.next == nil ? "共 \(period.lines.count) 项" : "只列前 \(period.lines.count) 项"
        return try ExportPage.sheet(
            exchange, period.book.title,
            "\(period.words)，\(cut)\(period.waiting > 0 ? "，另有 \(period.waiting) 件正在重算，可能未列" : "")；\(exchange.today.chinese)导出",
            period.book.columns, period.lines.map(\.cells))
    }
}
