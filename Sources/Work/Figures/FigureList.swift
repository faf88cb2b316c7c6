import Casework
import Docket
import LegalCalendar
import Oversight
import Rulebook
public import Store

/// 数字背后的案件: the facts that a figure is the sum of, each with the case and the entry that decides it.
public struct FigureList: Sendable {
    public struct Row: Sendable, Hashable {
        public let found: FigureCase
        /// What it was told apart by, in words.
        public let told: String
    }

    public let question: FigureQuestion
    public let key: FigureKey
    /// 负责人出庭应诉率: 负责人出庭
    public let title: String
    public let rows: [Row]
    public let page: ListPage
    public let next: Int?

    public init(_ reading: Reading, _ question: FigureQuestion, _ key: FigureKey, page number: Int?) throws {
        (self.question, self.key) = (question, key)
        let (store, book) = (reading.store, reading.store.rules.figures)
        page = ListPage(number, size: 50)
        title = key.parts.map { Self.title($0, book, key.stock, store.rules) }.joined(separator: "、")
        // Several parts one after another; a page may hold the end of one and the beginning of the next.
        var (found, left) = ([FigureCase](), page.offset)
        for part in key.parts where found.count < page.asking {
            let limit = page.asking - found.count
            let rows = try Self.cases(reading, question, part, key.stock, limit: limit + left, offset: 0)
            found += rows.dropFirst(left).prefix(limit)
            left = max(0, left - rows.count)
        }
        let parts = key.parts
        rows = page.rows(found).map { one in
            Row(found: one, told: Self.told(one, parts, book, store.rules))
        }
        next = page.next(found)
    }

    private static func cases(
        _ reading: Reading, _ question: FigureQuestion, _ part: FigurePart, _ stock: FigureKey.Stock?, limit: Int,
        offset: Int
    ) throws -> [FigureCase] {
        let store = reading.store
        guard let stock, let ended = store.rules.figures.ended(of: part.count) else {
            return try store.figureCases(
                reading.scope, part, question.filter, in: question.period, today: reading.today, limit: limit,
                offset: offset)
        }
        let until = stock == .before ? question.period.first : min(question.period.last, reading.today).adding(days: 1)
        let period = FigurePeriod(first: CivilDay(year: 1990, month: 1, day: 1)!, last: until.adding(days: -1))
        return try store.figureCases(
            reading.scope, part, question.filter, in: period, without: (ended, until), today: reading.today,
            limit: limit, offset: offset)
    }

    private static func title(
        _ part: FigurePart, _ book: FigureBook, _ stock: FigureKey.Stock?, _ rules: Rules
    ) -> String {
        let title = book.count(part.count)?.title ?? part.count
        if let stock { return stock == .before ? "旧存" : "未结" }
        let only = part.only.sorted { $0.key < $1.key }.map { field, words in
            words.sorted().map { FigureWords.title($0, of: field, rules) }.joined(separator: "、")
        }
        return only.isEmpty ? title : "\(title)（\(only.joined(separator: "；"))）"
    }

    private static func told(_ one: FigureCase, _ parts: [FigurePart], _ book: FigureBook, _ rules: Rules) -> String {
        let by = parts.lazy.compactMap { book.count($0.count)?.by }.first { $0.count == one.values.count } ?? []
        let money = parts.lazy.compactMap { book.count($0.count) }.first {
            $0.by.count == one.values.count && $0.isMoney
        }
        let paid = money.map { "\(FigureWords.amount(one.amount, of: $0))元" }
        // 审级 stands beside the court.
        let words = zip(by, one.values).filter { $0.1 != "unknown" && $0.0 != "kind" }.map { field, word in
            FigureWords.title(word, of: field, rules)
        }.filter { !$0.isEmpty }
        return (words + [paid].compactMap(\.self)).joined(separator: "　")
    }
}
