import ArgumentParser
import Casework
import Docket
import Foundation
import LegalCalendar
import Oversight
import Rulebook
import Store
import Work

/// 统计指标
struct IndicatorsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "indicators", abstract: "统计指标：一年的各项比率和件数，或者全部口径")

    @Option(help: "年度，默认今年") var year: Int?
    @Flag(help: "只列出口径，不统计") var list = false
    @Flag(help: "输出 JSON") var json = false
    @OptionGroup var places: Places

    func run() throws {
        if list {
            let shelf = try places.shelf()
            guard let rules = shelf.rules[try places.rules(of: shelf)] else { throw fail("没有办法", code: 65) }
            return show(rules.figures)
        }
        let (_, store) = try places.reading()
        let today = CivilDay(instant: Int(Date().timeIntervalSince1970 * 1000))
        let book = store.rules.figures
        let asked = year ?? today.year
        guard (1990...today.year + 1).contains(asked) else { throw fail("没有 \(asked) 年的统计", code: 64) }
        let period = FigurePeriod.year(asked)
        let figures = Figures(book, try store.figureSums(.everything, in: period, today: today))
        json ? printJSON(value(book, figures, period, today)) : show(book, figures, period)
    }

    private func show(_ book: FigureBook) {
        if json {
            return printJSON(.object(["indicators": .list(book.indicators.map(definition)), "counts": counts(book)]))
        }
        for one in book.indicators {
            let reading = book.readings.first { $0.id == one.reading }?.title ?? one.reading
            print(
                "\(one.id)\t\(reading)\t第\(one.version)版\t\(one.title)\t\(one.says)\t\(book.cites[one.id] ?? one.because)"
            )
        }
    }

    private func definition(_ one: Indicator) -> Value {
        .object([
            "indicator": .text(one.id), "reading": .text(one.reading), "version": .integer(one.version),
            "title": .text(one.title), "says": .text(one.says), "because": .text(one.because),
        ])
    }

    private func counts(_ book: FigureBook) -> Value {
        .list(
            book.counts.map {
                .object([
                    "count": .text($0.id), "title": .text($0.title), "of": .text($0.of.rawValue), "day": .text($0.day),
                    "because": .text($0.because),
                ])
            })
    }

    private func all(_ book: FigureBook, _ day: CivilDay) -> [Indicator] {
        var seen: Set<[String]> = []
        return book.indicators.filter { seen.insert([$0.id, $0.reading]).inserted }.compactMap {
            book.indicator($0.id, $0.reading, on: day)
        }
    }

    private func show(_ book: FigureBook, _ figures: Figures, _ period: FigurePeriod) {
        for one in all(book, period.last) {
            let rate = figures.rate(one)
            print("\(one.title)\t\(one.reading)\t\(rate.fraction)\t\(rate.percent ?? "—")")
        }
        for count in book.counts { print("\(count.title)\t\(figures.value(FigurePart(count.id)))") }
    }

    private func value(_ book: FigureBook, _ figures: Figures, _ period: FigurePeriod, _ today: CivilDay) -> Value {
        let rates = all(book, period.last).map { one -> Value in
            let rate = figures.rate(one)
            return .object([
                "indicator": .text(one.id), "reading": .text(one.reading), "numerator": .integer(rate.numerator),
                "denominator": .integer(rate.denominator),
            ])
        }
        let counts = book.counts.map { ($0.id, Value.integer(figures.value(FigurePart($0.id)))) }
        return .object([
            "year": .integer(period.first.year), "as-of": .text(today.description), "indicators": .list(rates),
            "counts": .object(Dictionary(uniqueKeysWithValues: counts)),
        ])
    }
}
