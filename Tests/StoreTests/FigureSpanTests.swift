import LegalCalendar
import Testing

@testable import Store

/// 五日一段: spans and days together are the stretch, each day once, in every month.
@Suite struct FigureSpanTests {
    @Test(
        "every stretch of every month of four years is covered once, with less than five days at an end",
        arguments: 2023...2026)
    func covering(_ year: Int) throws {
        for month in 1...12 {
            let begins = try #require(CivilDay(year: year, month: month, day: 1))
            let length = begins.adding(days: 31).adding(days: -begins.adding(days: 31).day).day
            for first in 0..<length {
                for last in first..<length {
                    let (start, end) = (begins.adding(days: first), begins.adding(days: last))
                    let (spans, days) = FigureSpan.covering(start, end)
                    let alone = days.flatMap { from, through in
                        (0...through.days(since: from)).map { from.adding(days: $0).description }
                    }
                    let keys = Set(spans.map(\.key))
                    let within = (0..<length).map { begins.adding(days: $0).description }.filter {
                        keys.contains(FigureSpan(holding: $0).key)
                    }
                    let all = (first...last).map { begins.adding(days: $0).description }
                    #expect((alone + within).sorted() == all)
                    if !spans.isEmpty { #expect(alone.count <= 9) }
                }
            }
        }
    }

    @Test("a span stands before every month, so that no stretch of months has it")
    func order() {
        #expect(FigureSpan(holding: "2026-02-13").key == "+2026-02-2")
        #expect(FigureSpan(holding: "2026-01-31").key == "+2026-01-5")
        #expect(FigureSpan(holding: "2026-01-31").key < "1990-01")
    }
}
