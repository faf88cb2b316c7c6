import Casework
import Docket
public import LegalCalendar
import Oversight
import Rulebook
import Store

/// 以往败诉: lost cases of the same unit for the same kind of act, by cause, with the report that says so; told when the next one is registered.
public struct LossHistory: Sendable {
    private static let most = 20

    public struct Case: Sendable, Hashable {
        public let caseID: String
        public let number: String
        /// The report.
        public let entry: Int
        public let day: CivilDay
    }

    public struct Cause: Sendable, Hashable {
        public let unit: String
        public let act: String
        public let cause: String
        /// Within how many years.
        public let years: Int
        /// How many there are; of more than can be read the newest are named.
        public let count: Int
        public let cases: [Case]
    }

    public let causes: [Cause]

    /// - Parameters:
    ///   - units: who would handle it.
    ///   - act: the kind of act, as it was typed or as its name suggests it.
    init(_ reading: Reading, units: [String], act: Value?) throws {
        let book = reading.store.rules.figures
        let dictionary = book.dictionary("act")
        let said = act?["kind"]?.text ?? ""
        let word = dictionary.flatMap {
            $0.suggestion(act: said, unit: "") ?? $0.suggestion(act: act?["title"]?.text ?? "", unit: "")
        }
        guard let rule = book.lossHistory, let count = book.count(rule.count), let word,
            let place = count.by.firstIndex(of: "cause")
        else {
            causes = []
            return
        }
        let today = reading.today
        let first = (0..<rule.years).reduce(today) { day, _ in FigurePeriod.aYearBefore(day) }
        let period = FigurePeriod(first: first.adding(days: 1), last: today)
        let figures = Figures(
            book, try reading.store.figureSums(reading.scope, in: period, counts: [count.id], today: today))
        causes = try units.flatMap { unit -> [Cause] in
            let filter = FigureFilter(unit: unit)
            let part = FigurePart(count.id, only: ["act": [word]])
            let total = figures.value(part, filter)
            let found = try reading.store.figureCases(
                reading.scope, part, filter, in: period, today: today, limit: Self.most,
                offset: max(0, total - Self.most))
            return Dictionary(grouping: found) { $0.values[place] }.sorted { $0.key < $1.key }.map { cause, cases in
                let whole = FigurePart(count.id, only: ["act": [word], "cause": [cause]])
                return Cause(
                    unit: unit, act: word, cause: cause == "unknown" ? "原因未写明" : cause, years: rule.years,
                    count: max(cases.count, figures.value(whole, filter)),
                    cases: cases.reversed().map {
                        .init(caseID: $0.caseID, number: $0.number, entry: $0.entry, day: $0.day)
                    })
            }
        }
    }
}
