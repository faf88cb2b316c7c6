import LegalCalendar
import Rulebook
import Work

/// 统计口径全文: every indicator with its versions, every count with what it counts.
struct DefinitionsModel: PageModel {
    struct Definition: PageModel {
        let title: String
        let reading: String
        let version: String
        let says: String
        let because: String
    }

    struct Count: PageModel {
        let title: String
        let day: String
        let because: String
    }

    let title = "统计口径"
    let indicators: [Definition]
    let counts: [Count]

    init(_ book: FigureBook) {
        indicators = book.indicators.map { indicator in
            let reading = book.readings.first { $0.id == indicator.reading }?.title ?? indicator.reading
            let from = indicator.from.map { "，\($0.chinese)起用" } ?? ""
            return Definition(
                title: indicator.title, reading: reading, version: "第\(indicator.version)版\(from)",
                says: indicator.says,
                because: [book.cites[indicator.id], indicator.because].compactMap(\.self).filter { !$0.isEmpty }
                    .joined(separator: "　"))
        }
        counts = book.counts.map { count in
            Count(
                title: count.title, day: FactField.field(count.day, of: count.of)?.title ?? count.day,
                because: count.because)
        }
    }
}
