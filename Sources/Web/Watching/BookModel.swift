import Casework
import LegalCalendar
import Work

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
