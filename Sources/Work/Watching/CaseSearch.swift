import Casework
import Docket
import LegalCalendar
import Rulebook
public import Store

/// 案件查询: the cases a reader may see, a page at a time, the newest first.
public struct CaseSearch: Sendable, Hashable {
    public static let pageSize = 50

    /// As it was typed: a number, or words that must all be there.
    public let query: String
    public let filter: CaseFilter
    public let page: ListPage
    public let rows: [CaseRow]
    public let count: Bounded
    public let next: Int?

    /// - Parameter page: as it was asked for; what is no page is the first.
    public init(_ reading: Reading, matching query: String?, _ filter: CaseFilter = CaseFilter(), page: Int?) throws {
        (self.query, self.filter) = (Self.bounded(query), filter)
        self.page = ListPage(page, size: Self.pageSize, upTo: 20_000)
        let found = try reading.store.cases(
            reading.scope, matching: self.query, filter, today: reading.today, limit: self.page.asking,
            offset: self.page.offset)
        (rows, count, next) = (self.page.rows(found.rows), found.count, self.page.next(found.rows))
    }

    /// All of them for a table, up to a limit.
    public init(_ reading: Reading, matching query: String?, _ filter: CaseFilter = CaseFilter(), upTo limit: Int)
        throws
    {
        (self.query, self.filter) = (Self.bounded(query), filter)
        page = ListPage(nil, size: limit)
        let found = try reading.store.cases(
            reading.scope, matching: self.query, filter, today: reading.today, limit: limit + 1)
        rows = page.rows(found.rows)
        // All that were found were counted, as far as they are in the table.
        (count, next) = (found.rows.count > limit ? found.count : Bounded(exactly: rows.count), page.next(found.rows))
    }

    /// 筛选的选项: what a reader may choose from.
    public struct Choices: Sendable, Hashable {
        public let units: [String]
        public let stages: [String]
        public let courts: [String]
        public let areas: [String]
        /// How a decision counts, and what that is called.
        public let results: [Choice]
        public let years: [Int]
    }

    public struct Choice: Sendable, Hashable {
        public let value: String
        public let title: String
    }

    public static func choices(_ reading: Reading) throws -> Choices {
        let (rules, organisation) = (reading.store.rules, reading.holders.organisation)
        var seen: Set<String> = []
        let results: [OutcomeNorm.Counts] = [.loss, .partialLoss, .win, .neutral, .pending]
        return Choices(
            units: organisation.currentNames, stages: rules.stages.map(\.title).filter { seen.insert($0).inserted },
            courts: try reading.store.courts(reading.scope, today: reading.today),
            areas: rules.figures.dictionary("field")?.words.map(\.word) ?? [],
            results: results.map { Choice(value: $0.rawValue, title: FigureWords.title($0.rawValue, of: "counts")) },
            years: (0...9).map { reading.today.year - $0 })
    }

    /// 查询和筛选 in words, as a table that is taken away says them.
    public var words: [String] { (query.isEmpty ? [] : ["查询“\(query)”"]) + chosen }

    /// 筛选的条件 in words.
    public var chosen: [String] {
        [
            filter.year.map { "\($0)年收到" }, filter.unit, filter.stage,
            filter.court,
            filter.area, filter.result.map { FigureWords.title($0, of: "counts") },
        ].compactMap(\.self)
    }

    /// There are more than these.
    public var isCut: Bool { next != nil }

    private static func bounded(_ query: String?) -> String { String((query ?? "").prefix(100)) }
}
