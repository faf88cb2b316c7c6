import Casework
import Docket
public import LegalCalendar
public import Oversight
public import Rulebook
import Store

/// 统计分析: rates with their fractions, what came in and ended, units by outcome, months; every number is a sum of facts and names them.
public struct FigureBoard: Sendable {
    /// 指标值, with last year's by last year's definition beside it.
    public struct Value: Sendable {
        public let indicator: Indicator
        /// 第二十条
        public let cite: String?
        public let rate: Rate
        public let before: Rate
        /// Where last year's was defined otherwise: by that definition.
        public let asBefore: Rate?
    }

    /// 旧存、新收、已结、未结; 旧存 + 新收 = 已结 + 未结.
    public struct Flow: Sendable, Hashable {
        public let flow: FigureFlow
        public let stock: Int
        public let received: Int
        public let ended: Int
        public let receivedBefore: Int
        public let endedBefore: Int

        public var left: Int { stock + received - ended }
    }

    public struct Row: Sendable, Hashable {
        /// Empty for what no unit has been given.
        public let unit: String
        public let cells: [Int]
        /// 其他: what no column takes.
        public let rest: Int
        public let total: Int
        public let beside: [Int]
        public let rate: Rate?
    }

    public struct Table: Sendable {
        public let table: FigureTable
        public let rows: [Row]
        public let sum: Row
        /// 其他: what no column takes; nil where there is none.
        public let rest: [String: Set<String>]?
    }

    public struct Chart: Sendable {
        public let chart: FigureChart
        /// By month of the year, what is shown and what it is of.
        public let months: [(month: Int, value: Int, of: Int)]
    }

    public let question: FigureQuestion
    public let reading: FigureReading
    public let today: CivilDay
    public let book: FigureBook
    public let figures: Figures
    public let values: [Value]
    public let flow: Flow?
    public let tables: [Table]
    public let charts: [Chart]
    /// 待分类: how many nobody has classified, of the organs that the reader oversees.
    public let unclassified: Int
    /// What may be asked for: those that stand in the figures of the period, of the whole year.
    public let (units, organs, courts, kinds, areas): ([String], [String], [String], [String], [String])

    public init(_ reading: Reading, _ question: FigureQuestion) throws {
        let (store, scope, today) = (reading.store, reading.scope, reading.today)
        let book = store.rules.figures
        let period = question.period
        let year = FigurePeriod.year(question.year)
        let whole = Figures(book, try store.figureSums(scope, in: year, counts: book.shown, today: today))
        let first = FigureSum.month(of: period.first), last = FigureSum.month(of: period.last)
        let figures =
            period == year ? whole : Figures(book, whole.sums.filter { first <= $0.month && $0.month <= last })
        // What of this year has not run out yet is compared with no more of the last.
        let then = period.last < today ? today : FigurePeriod.aYearBefore(today)
        let before = Figures(
            book,
            try store.figureSums(
                scope, in: period.aYearBefore(on: today), counts: book.shown, knownOn: then, byMonth: false,
                today: today))
        (self.question, self.today, self.book, self.figures) = (question, today, book, figures)
        let asked = question.reading.flatMap { id in book.readings.first { $0.id == id } }
        let chosen = asked ?? book.readings.first ?? FigureReading(id: "local", title: "本市口径")
        self.reading = chosen
        values = book.indicators(chosen.id, on: period.last).map {
            Self.value($0, book, figures, before, question, on: today)
        }
        flow = try book.flow.map { try Self.flow($0, reading, question, figures, before) }
        tables = book.tables.map { Self.table($0, book, figures, question, chosen, on: period.last) }
        charts = book.charts.map { Self.chart($0, whole, question) }
        unclassified = Self.unclassified(reading, figures, question.filter.organ)
        // What belongs to no case is of no defendant.
        let places = whole.sums.filter { book.count($0.count)?.of != .record }.map(\.place)
        func names(_ field: (Fact.Place) -> String) -> [String] { Set(places.map(field)).subtracting([""]).sorted() }
        (units, organs, courts) = (names(\.unit), names(\.organ), names(\.court))
        (kinds, areas) = (names(\.kind), names(\.area))
    }

    private static func unclassified(_ reading: Reading, _ figures: Figures, _ only: String?) -> Int {
        guard let part = figures.book.classifying?.part, reading.reader.has(.oversightOffice) else { return 0 }
        let own = reading.holders.organs(of: .oversightOffice, in: reading.reader.unit)
        return own.filter { only == nil || only == $0 }.reduce(0) { total, organ in
            total + figures.value(part, FigureFilter(organ: organ))
        }
    }

    private static func value(
        _ indicator: Indicator, _ book: FigureBook, _ figures: Figures, _ before: Figures, _ question: FigureQuestion,
        on today: CivilDay
    ) -> Value {
        let last = question.period.aYearBefore(on: today).last
        let then = book.indicator(indicator.id, indicator.reading, on: last)
        let asBefore = then.flatMap { $0 == indicator ? nil : before.rate($0, question.filter) }
        return Value(
            indicator: indicator, cite: book.cites[indicator.id], rate: figures.rate(indicator, question.filter),
            before: before.rate(indicator, question.filter), asBefore: asBefore)
    }

    /// What had come and had not ended before the first day.
    private static func flow(
        _ flow: FigureFlow, _ reading: Reading, _ question: FigureQuestion, _ figures: Figures, _ before: Figures
    ) throws -> Flow {
        let (received, ended) = (FigurePart(flow.received), FigurePart(flow.ended))
        let past = FigurePeriod(
            first: CivilDay(year: 1990, month: 1, day: 1)!, last: question.period.first.adding(days: -1))
        let carried = Figures(
            figures.book,
            try reading.store.figureSums(
                reading.scope, in: past, counts: [flow.received, flow.ended], byMonth: false, today: reading.today))
        let filter = question.filter
        return Flow(
            flow: flow, stock: carried.value(received, filter) - carried.value(ended, filter),
            received: figures.value(received, filter), ended: figures.value(ended, filter),
            receivedBefore: before.value(received, filter), endedBefore: before.value(ended, filter))
    }

    private static func table(
        _ table: FigureTable, _ book: FigureBook, _ figures: Figures, _ question: FigureQuestion,
        _ reading: FigureReading, on day: CivilDay
    ) -> Table {
        let rate = table.rate.flatMap { book.indicator($0, reading.id, on: day) ?? book.indicator($0, nil, on: day) }
        func row(_ unit: String?) -> Row {
            var filter = question.filter
            if let unit { filter.unit = unit }
            func count(_ only: [String: Set<String>]) -> Int {
                figures.value(FigurePart(table.count, only: only), filter)
            }
            let (cells, total) = (table.columns.map { count($0.only) }, count([:]))
            return Row(
                unit: unit ?? "", cells: cells, rest: total - cells.reduce(0, +), total: total,
                beside: table.beside.map { count($0.only) }, rate: rate.map { figures.rate($0, filter) })
        }
        // A unit that only appeared in court stands there too: the rate beside must come to its sum.
        let counts = [table.count] + (rate?.denominator.map(\.count) ?? [])
        var seen: Set<String> = []
        let units = counts.flatMap { figures.units(of: $0, question.filter) }.filter { seen.insert($0).inserted }
        let sorted = units.sorted { ($0.isEmpty ? 1 : 0, $0) < ($1.isEmpty ? 1 : 0, $1) }
        let sum = row(nil)
        return Table(
            table: table, rows: sorted.map(row), sum: sum, rest: sum.rest == 0 ? nil : Self.rest(table, book, figures))
    }

    /// The words of the columns' own field that stand in none of them.
    private static func rest(_ table: FigureTable, _ book: FigureBook, _ figures: Figures) -> [String: Set<String>] {
        let by = book.count(table.count)?.by ?? []
        guard let field = table.columns.first?.only.keys.first, let place = by.firstIndex(of: field) else { return [:] }
        let known = table.columns.reduce(into: Set<String>()) { $0.formUnion($1.only[field] ?? []) }
        let words = figures.sums.filter { $0.count == table.count }.compactMap {
            $0.values.indices.contains(place) ? $0.values[place] : nil
        }
        return [field: Set(words).subtracting(known)]
    }

    private static func chart(_ chart: FigureChart, _ year: Figures, _ question: FigureQuestion) -> Chart {
        let months = question.span.months.map { month in
            let name = FigureSum.month(of: CivilDay(year: question.year, month: month, day: 1)!)
            let value = year.value(chart.part, question.filter, month: name)
            return (
                month: month, value: value, of: chart.of.map { year.value($0, question.filter, month: name) } ?? value
            )
        }
        return Chart(chart: chart, months: months)
    }
}
