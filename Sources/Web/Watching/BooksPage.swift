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

struct BookModel: PageModel {
    struct Line: PageModel {
        let number: Int
        let cells: [String]
    }

    struct Table: PageModel {
        let columns: [String]
        let lines: [Line]
    }

    struct Other: PageModel {
        let title: String
        let path: String
    }

    let title: String
    let from: String
    let through: String
    let period: String
    let count: String
    /// Nil where nothing was registered in the period.
    let table: Table?
    let sheet: String
    let pages: PagesModel?
    /// 正在重算的件数; nil for none.
    let waiting: Int?
    let others: [Other]

    init(_ period: BookPeriod) {
        let book = period.book
        title = book.title
        (from, through) = (period.from.description, period.through.description)
        self.period = period.words
        let isAll = period.page.number == 1 && period.next == nil
        count = isAll ? "共 \(period.lines.count) 项" : "第 \(period.page.number) 页"
        let lines = period.lines.enumerated().map {
            Line(number: period.page.offset + $0.offset + 1, cells: $0.element.cells)
        }
        table = lines.isEmpty ? nil : Table(columns: book.columns.map(\.title), lines: lines)
        sheet = SiteURL.bookSheet(book.rawValue, from: from, through: through)
        waiting = period.waiting > 0 ? period.waiting : nil
        pages = PagesModel(previous: period.page.previous, next: period.next) { [from, through] in
            SiteURL.book(book.rawValue, from: from, through: through, page: $0)
        }
        others = Book.allCases.filter { $0 != book }.map {
            Other(title: $0.title, path: SiteURL.book($0.rawValue))
        }
    }
}
