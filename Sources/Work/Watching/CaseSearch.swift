import Casework
import LegalCalendar
public import Store

/// 案件查询: the cases a reader may see, a page at a time, the newest first.
public struct CaseSearch: Sendable, Hashable {
    public static let pageSize = 50
    private static let lastPage = 100_000

    /// As it was typed: a number, or words that must all be there.
    public let query: String
    /// From one.
    public let page: Int
    public let rows: [CaseRow]
    public let count: Int

    /// - Parameter page: as it was asked for; what is no page is the first.
    public init(_ reading: Reading, matching query: String?, page: Int?) throws {
        self.query = Self.bounded(query)
        self.page = min(Self.lastPage, max(1, page ?? 1))
        (rows, count) = try reading.store.cases(
            Access.visible(reading.reader), matching: self.query, today: reading.today, limit: Self.pageSize,
            offset: (self.page - 1) * Self.pageSize)
    }

    /// All of them for a table, up to a limit; the count says how many there are.
    public init(_ reading: Reading, matching query: String?, upTo limit: Int) throws {
        self.query = Self.bounded(query)
        page = 1
        (rows, count) = try reading.store.cases(
            Access.visible(reading.reader), matching: self.query, today: reading.today, limit: limit)
    }

    public var previous: Int? { page > 1 ? page - 1 : nil }
    public var next: Int? { page * Self.pageSize < count ? page + 1 : nil }

    private static func bounded(_ query: String?) -> String { String((query ?? "").prefix(100)) }
}
