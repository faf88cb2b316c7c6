import Casework
import LegalCalendar
public import Store

/// 案件查询: the cases a reader may see, a page at a time, the newest first.
public struct CaseSearch: Sendable, Hashable {
    public static let pageSize = 50

    /// As it was typed: a number, or words that must all be there.
    public let query: String
    public let page: ListPage
    public let rows: [CaseRow]
    public let count: Bounded
    public let next: Int?

    /// - Parameter page: as it was asked for; what is no page is the first.
    public init(_ reading: Reading, matching query: String?, page: Int?) throws {
        self.query = Self.bounded(query)
        self.page = ListPage(page, size: Self.pageSize, upTo: 20_000)
        let found = try reading.store.cases(
            reading.scope, matching: self.query, today: reading.today, limit: self.page.asking,
            offset: self.page.offset)
        (rows, count, next) = (self.page.rows(found.rows), found.count, self.page.next(found.rows))
    }

    /// All of them for a table, up to a limit.
    public init(_ reading: Reading, matching query: String?, upTo limit: Int) throws {
        self.query = Self.bounded(query)
        page = ListPage(nil, size: limit)
        let found = try reading.store.cases(
            reading.scope, matching: self.query, today: reading.today, limit: limit + 1)
        rows = page.rows(found.rows)
        // All that were found were counted, as far as they are in the table.
        (count, next) = (found.rows.count > limit ? found.count : Bounded(exactly: rows.count), page.next(found.rows))
    }

    /// There are more than these.
    public var isCut: Bool { next != nil }

    private static func bounded(_ query: String?) -> String { String((query ?? "").prefix(100)) }
}
