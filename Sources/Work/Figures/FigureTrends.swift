import Casework
import Docket
public import LegalCalendar
import Oversight
public import Rulebook
import Store

/// 逐年对照和类案: what comes again, year by year, and of which unit the same is sued over and over; every number names its cases.
public struct FigureTrends: Sendable {
    public struct Cell: Sendable, Hashable {
        public let year: Int
        public let value: Int
        public let part: FigurePart
        public let question: FigureQuestion
    }

    public struct Row: Sendable, Hashable {
        /// Nil for the sum.
        public let title: String?
        public let cells: [Cell]
    }

    public struct Trend: Sendable {
        public let trend: FigureTrend
        public let count: FigureCount?
        public let years: [Int]
        public let rows: [Row]
        public let sum: Row
    }

    /// 类案
    public struct Similar: Sendable, Hashable {
        public let unit: String
        /// 土地征收　征收征用补偿
        public let told: String
        public let cell: Cell
    }

    public let question: FigureQuestion
    public let today: CivilDay
    public let trends: [Trend]
    public let rule: SimilarRule?
    public let similar: [Similar]

    public init(_ reading: Reading, _ question: FigureQuestion) throws {
        let book = reading.store.rules.figures
        var whole = question
        whole.span = .year
        (self.question, today, rule) = (whole, reading.today, book.similar)
        let most = book.trends.map(\.years).max() ?? 1
        let first = CivilDay(year: question.year - most + 1, month: 1, day: 1)!
        let counts = Set(book.trends.map(\.part.count) + [book.similar?.count].compactMap(\.self))
        let sums = try reading.store.figureSums(
            reading.scope, in: FigurePeriod(first: first, last: whole.period.last), counts: counts,
            today: reading.today)
        let byYear = Dictionary(grouping: sums) { FigureSum.first(of: $0.month).year }
            .mapValues { Figures(book, $0) }
        trends = book.trends.map { Self.trend($0, byYear, whole, book) }
        similar = book.similar.map { Self.similar($0, byYear[question.year], whole, book) } ?? []
    }

    private static func trend(
        _ trend: FigureTrend, _ byYear: [Int: Figures], _ question: FigureQuestion, _ book: FigureBook
    ) -> Trend {
        let years = Array((question.year - trend.years + 1)...question.year)
        func row(_ word: String?) -> Row {
            let cells = years.map { year in
                var asked = question
                asked.year = year
                var only = trend.part.only
                switch (trend.by, word) {
                case (_, nil): break
                case (.unit, let word): asked.filter.unit = word
                case (.area, let word): asked.filter.area = word
                case (.court, let word): asked.filter.court = word
                case (.field(let name), let word?): only[name] = only[name]?.intersection([word]) ?? [word]
                }
                let part = FigurePart(trend.part.count, only: only)
                return Cell(
                    year: year, value: byYear[year]?.value(part, asked.filter) ?? 0, part: part, question: asked)
            }
            return Row(title: word.map { title($0, trend.by) }, cells: cells)
        }
        let words = Set(years.flatMap { byYear[$0].map { Self.words(of: trend, $0, question) } ?? [] })
        let rows = sorted(words, trend.by, book).map(row).filter { $0.cells.contains { $0.value != 0 } }
        return Trend(trend: trend, count: book.count(trend.part.count), years: years, rows: rows, sum: row(nil))
    }

    private static func words(of trend: FigureTrend, _ figures: Figures, _ question: FigureQuestion) -> [String] {
        let place = field(of: trend, figures.book)
        return figures.sums.filter { $0.count == trend.part.count && question.filter.includes($0.place) }.compactMap {
            switch trend.by {
            case .unit: $0.place.unit
            case .area: $0.place.area
            case .court: $0.place.court
            case .field: place.flatMap($0.value)
            }
        }
    }

    private static func field(of trend: FigureTrend, _ book: FigureBook) -> Int? {
        guard case .field(let name) = trend.by else { return nil }
        return book.count(trend.part.count)?.by.firstIndex(of: name)
    }

    private static func title(_ word: String, _ by: FigureTrend.By) -> String {
        switch by {
        case .unit: FigureWords.unit(word)
        case .area: FigureWords.area(word)
        case .court: FigureWords.court(word)
        case .field(let name): word == "unknown" ? "未登记" : FigureWords.title(word, of: name)
        }
    }

    /// In the order of its dictionary, else by name: nobody is ranked. What nobody has said stands last.
    private static func sorted(_ words: Set<String>, _ by: FigureTrend.By, _ book: FigureBook) -> [String] {
        let field =
            switch by {
            case .area: "field"
            case .field(let name): name
            default: ""
            }
        let order = book.dictionary(field)?.words.map(\.word) ?? []
        func place(_ word: String) -> Int {
            ["", "unknown"].contains(word) ? Int.max : order.firstIndex(of: word) ?? order.count
        }
        return words.sorted { (place($0), $0) < (place($1), $1) }
    }

    // MARK: - 类案

    private static func similar(
        _ rule: SimilarRule, _ figures: Figures?, _ question: FigureQuestion, _ book: FigureBook
    ) -> [Similar] {
        guard let figures, let count = book.count(rule.count) else { return [] }
        let places = rule.by.compactMap(count.by.firstIndex)
        var question = question
        question.filter.kind = rule.kind ?? question.filter.kind
        let own = figures.sums.filter { $0.count == rule.count && question.filter.includes($0.place) }
        let groups = Dictionary(grouping: own) { sum in [sum.place.unit] + places.compactMap(sum.value) }
        return groups.compactMap { key, sums -> Similar? in
            let (unit, words) = (key[0], Array(key.dropFirst()))
            let total = sums.reduce(0) { $0 + $1.amount }
            // What nobody has said makes no two cases alike.
            guard total >= rule.least, words.count == rule.by.count, !unit.isEmpty,
                words.allSatisfy({ !["", "unknown"].contains($0) && !rule.except.contains($0) })
            else { return nil }
            var asked = question
            asked.filter.unit = unit
            let only = Dictionary(uniqueKeysWithValues: zip(rule.by, words.map { Set([$0]) }))
            let cell = Cell(
                year: question.year, value: total, part: FigurePart(rule.count, only: only), question: asked)
            let told = zip(rule.by, words).map { FigureWords.title($1, of: $0) }.joined(separator: "　")
            return Similar(unit: unit, told: told, cell: cell)
        }.sorted { ($0.unit, $0.told) < ($1.unit, $1.told) }
    }
}

extension FigureSum {
    /// The word at a place of `by`.
    fileprivate func value(_ place: Int) -> String? { values.indices.contains(place) ? values[place] : nil }
}
