import LegalCalendar
import Rulebook
import Store
import Testing

/// 周期: turns of a year and its parts, and how a rulebook writes them.
struct CycleTests {
    private func titles(_ cycle: Cycle, _ first: String, _ last: String) -> [String] {
        cycle.turns(from: CivilDay(first)!, through: CivilDay(last)!).map { "\($0.title) \($0.opens) \($0.next)" }
    }

    @Test("a turn is there from the day it opens until the next one opens, the day before and the day after not")
    func days() {
        let notice = Cycle(.year, from: (11, 1), about: .next)
        #expect(
            titles(notice, "2026-10-31", "2026-10-31") == ["2026年度 2025-11-01 2026-11-01"])
        #expect(
            titles(notice, "2026-10-31", "2026-11-01")
                == ["2026年度 2025-11-01 2026-11-01", "2027年度 2026-11-01 2027-11-01"])
        #expect(titles(notice, "2026-11-01", "2026-11-01") == ["2027年度 2026-11-01 2027-11-01"])
        #expect(titles(notice, "2026-11-02", "2026-11-01") == [])
    }

    @Test("what is about the last turn reaches over the end of the year")
    func about() {
        #expect(
            titles(Cycle(.quarter, about: .last), "2026-01-01", "2026-04-01")
                == ["2025年第四季度 2026-01-01 2026-04-01", "2026年第一季度 2026-04-01 2026-07-01"])
        #expect(
            titles(Cycle(.halfYear, about: .this), "2026-07-01", "2026-12-31") == ["2026年下半年 2026-07-01 2027-01-01"])
        #expect(titles(Cycle(.month, about: .next), "2026-12-01", "2026-12-31") == ["2027年1月 2026-12-01 2027-01-01"])
        #expect(titles(Cycle(.year, about: .last), "2026-06-01", "2026-06-01") == ["2025年度 2026-01-01 2027-01-01"])
    }

    @Test(
        "what is not a turn is refused with its line",
        arguments: [
            ("every: year", "every: week", "every 只能是"), ("every: year", "every: {turn: year}", "缺少 about"),
            ("every: year", "every: {turn: month, about: last, from: 11-01}", "只有每年的义务"),
            ("every: year", "every: {turn: year, about: last, from: 02-29}", "不是每年都有的月日"),
            ("every: year", "every: {turn: year, about: soon}", "about 只能是"),
            ("every: year", "every: year\n  when: notice-received", "不能写 when"),
            ("every: year", "every: year\n  per: unit", "不能写 per"),
            ("every: year", "every: {turn: year, about: last, by: 03-01}", "没有 by 这个键"),
        ])
    func refused(_ old: String, _ new: String, _ says: String) throws {
        var files = try Shelf.files()
        let text = try #require(files["office.md"])
        #expect(text.contains(old))
        let national = try #require(try Shelf.shelf().rulebooks["national"])
        files["office.md"] = text.replacing(old, with: new)
        let error = #expect(throws: SourceError.self) {
            try RulebookLoader(extending: [national]).load(files, folder: "zhongwei-2022-3")
        }
        #expect(error?.message.contains(says) == true && error?.line != nil, "\(String(describing: error))")
    }
}
