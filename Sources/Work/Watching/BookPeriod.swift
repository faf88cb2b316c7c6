public import Casework
public import LegalCalendar
import Store

/// 登记簿的一段时间: the lines of a book that a reader may see, from one day through another.
public struct BookPeriod: Sendable {
    public let book: RegisterBook
    public let from: CivilDay
    public let through: CivilDay
    public let lines: [RegisterBook.Line]

    /// - Parameters:
    ///   - from: the first of the month where none is given.
    ///   - through: today where none is given.
    public init(_ book: RegisterBook, _ reading: Reading, from: CivilDay?, through: CivilDay?) throws {
        let today = reading.today
        self.book = book
        self.from = from ?? CivilDay(year: today.year, month: today.month, day: 1) ?? today
        self.through = through ?? today
        lines = try reading.store.lines(
            of: book, Access.visible(reading.reader), from: self.from, through: self.through)
    }

    public var words: String { "\(from.chinese)至\(through.chinese)" }
}
