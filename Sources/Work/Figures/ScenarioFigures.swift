public import Casework
import Docket
import LegalCalendar
import Oversight
public import Rulebook

/// 情景里的数字: `figures:` of an expectation, counted by hand, against the sums of the scenario's own facts.
public struct ScenarioFigures: Sendable {
    private static let keys = ["indicator", "reading", "count", "only", "year", "span", "organ", "unit", "kind", "is"]

    private let scenario: Scenario
    private let run: ScenarioRun
    private let rules: Rules
    private let book: FigureBook?

    /// - Parameter book: other definitions than the rules have.
    public init(_ scenario: Scenario, _ run: ScenarioRun, rules: Rules, book: FigureBook? = nil) {
        (self.scenario, self.run, self.rules, self.book) = (scenario, run, rules, book)
    }

    public func mismatches() -> [ScenarioRun.Mismatch] {
        scenario.expectations.flatMap { expectation -> [ScenarioRun.Mismatch] in
            guard let said = expectation.raw["figures"] else { return [] }
            let day = expectation.asOf ?? scenario.docket.map(\.day).max() ?? CivilDay(number: 0)
            let derivation = run.derivation(on: day, asKnownOn: expectation.asKnownOn)
            let book = book ?? derivation.rules.figures
            let office = scenario.docket.filter { Vocabulary.standard.isOffice($0.kind) && $0.day <= day }
            let facts = derivation.facts(derivation.duties()) + Fact.records(office, derivation.organisation)
            let rows = book.rows(facts)
            return said.elements.flatMap { check($0, rows, book, on: day) }
        }
    }

    private func check(_ raw: Raw, _ rows: [FigureRow], _ book: FigureBook, on day: CivilDay) -> [ScenarioRun.Mismatch]
    {
        func wrong(_ expected: String, _ actual: String) -> [ScenarioRun.Mismatch] {
            [.init(line: raw.line, expected: expected, actual: actual)]
        }
        if let odd = raw.pairs?.first(where: { !Self.keys.contains($0.key) }) {
            return wrong("figures 的一项可以写：\(Self.keys.joined(separator: "、"))", odd.key)
        }
        let year = raw["year"]?.scalar.flatMap { Int($0) } ?? day.year
        guard let span = FigureQuestion.Span(raw["span"]?.scalar ?? "year") else {
            return wrong("year、h1、q1、m1 等", raw["span"]?.scalar ?? "")
        }
        let filter = FigureFilter(
            organ: raw["organ"]?.scalar, unit: raw["unit"]?.scalar, kind: raw["kind"]?.scalar)
        let question = FigureQuestion(year: year, span: span, filter: filter)
        let figures = Figures(book, rows: rows, in: question.period, on: day)
        let wanted = raw["is"]?.scalar ?? ""
        if let id = raw["indicator"]?.scalar {
            guard let indicator = book.indicator(id, raw["reading"]?.scalar, on: question.period.last) else {
                return wrong("指标 \(id) \(raw["reading"]?.scalar ?? "")", "没有")
            }
            let actual = figures.rate(indicator, filter).fraction
            return actual == wanted ? [] : wrong("\(indicator.title) \(wanted)", actual)
        }
        let id = raw["count"]?.scalar ?? ""
        guard let count = book.count(id) else { return wrong("计数项 \(id)", "没有") }
        let only = Dictionary(
            (raw["only"]?.pairs ?? []).map { ($0.key, Set($0.value.elements.compactMap(\.scalar))) },
            uniquingKeysWith: { first, _ in first })
        let actual = String(figures.value(FigurePart(id, only: only), filter))
        return actual == wanted ? [] : wrong("\(count.title) \(wanted)", actual)
    }
}
