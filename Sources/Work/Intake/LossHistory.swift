import Casework
import Docket
public import LegalCalendar
import Oversight
import Rulebook
import Store

/// 以往败诉: lost cases of the same unit for the same kind of act, by cause, with the report that says so; told when the next one is registered.
public struct LossHistory: Sendable {
    /// 近三年
    private static let years = 3
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
        guard let count = book.counts.first(where: { $0.of == .loss }), let place = count.by.firstIndex(of: "cause"),
            count.by.contains("act"), let word
        else {
            causes = []
            return
        }
        let today = reading.today
        let period = FigurePeriod(
            first: CivilDay(year: today.year - Self.years, month: 1, day: 1)!, last: today)
        causes = try units.flatMap { unit -> [Cause] in
            let found = try reading.store.figureCases(
                reading.scope, FigurePart(count.id, only: ["act": [word]]), FigureFilter(unit: unit), in: period,
                today: today, limit: Self.most, offset: 0)
            return Dictionary(grouping: found) { $0.values[place] }.sorted { $0.key < $1.key }.map { cause, cases in
                Cause(
                    unit: unit, act: word, cause: cause == "unknown" ? "原因未写明" : cause,
                    cases: cases.map { .init(caseID: $0.caseID, number: $0.number, entry: $0.entry, day: $0.day) })
            }
        }
    }
}
