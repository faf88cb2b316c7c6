public import Casework
public import LegalCalendar
import Store

/// 登记簿的一段时间: the lines of a book that a reader may see, from one day through another.
public struct BookPeriod: Sendable {
    public let book: Book
    public let from: CivilDay
    public let through: CivilDay
    public let lines: [Book.Line]
    public let page: ListPage
    public let next: Int?
    /// 重算中: cases whose lines may be missing until they are derived anew.
    public let waiting: Int

    /// - Parameters:
    ///   - from: the first of the month where none is given.
    ///   - through: today where none is given.
    ///   - size: lines a page.
    public init(
        _ book: Book, _ reading: Reading, from: CivilDay?, through: CivilDay?, page number: Int? = nil,
        size: Int = 100
    ) throws {
        let today = reading.today
        self.book = book
        self.from = from ?? CivilDay(year: today.year, month: today.month, day: 1) ?? today
        self.through = through ?? today
        page = ListPage(number, size: size)
        let found = try reading.store.lines(
            of: book, for: reading.reader, from: self.from, through: self.through, limit: page.asking,
            offset: page.offset)
        (lines, next) = (page.rows(found.lines), found.found > page.size ? page.number + 1 : nil)
        waiting = try reading.store.staleCount()
    }

    public var words: String { "\(from.chinese)至\(through.chinese)" }
}
