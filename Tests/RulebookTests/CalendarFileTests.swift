import LegalCalendar
import Rulebook
import Testing

/// 放假通知: typed by hand once a year, and every day counted from it: what contradicts itself is refused by file and reason.
@Suite struct CalendarFileTests {
    private static let head = "year: 2027\nnotice: 国办发明电〔2026〕00号\n"

    @Test(
        "a notice that can't be right is refused",
        arguments: [
            "rest:\n  - {name: 元旦, first: 2027-01-01, last: 2027-01-03}\nmake-up: [2027-01-02]\n",
            "rest: []\nmake-up: [2027-01-05]\n", "rest: []\nmake-up: [2027-01-09, 2027-01-09]\n",
            "rest:\n  - {name: 元旦, first: 2027-01-01, last: 2027-01-03}\n  - {name: 春节, first: 2027-01-03, last: 2027-01-08}\nmake-up: []\n",
            "rest:\n  - {name: 元旦, first: 2025-01-01, last: 2025-01-01}\nmake-up: []\n",
            "rest:\n  - {name: 元旦, first: 2027-01-03, last: 2027-01-01}\nmake-up: []\n",
        ])
    func refused(_ text: String) {
        #expect(throws: SourceError.self) { try CalendarFile.notices(Self.head + text, file: "2027.yaml") }
    }

    @Test("two notices of one year leave no right day; two feasts of one region are two notices")
    func twice() throws {
        let one = HolidayNotice(year: 2027, number: "甲", rest: [], makeUp: [])
        let other = HolidayNotice(year: 2027, number: "乙", rest: [], makeUp: [])
        #expect(throws: SourceError.self) { try CalendarFile.check([one, other]) }
        let regional = ["甲", "乙"].map { HolidayNotice(year: 2027, number: $0, region: "ningxia", rest: [], makeUp: []) }
        try CalendarFile.check([one] + regional)
    }

    @Test("a corrected notice of the same number is another calendar")
    func digest() {
        func calendar(_ last: Int) -> LegalCalendar {
            let span = HolidayNotice.Span(
                name: "元旦", first: CivilDay(year: 2027, month: 1, day: 1)!,
                last: CivilDay(year: 2027, month: 1, day: last)!)
            return LegalCalendar(notices: [HolidayNotice(year: 2027, number: "甲", rest: [span], makeUp: [])])
        }
        #expect(
            calendar(1).text != calendar(3).text && calendar(3).text == calendar(3).text
                && calendar(1).version == calendar(3).version)
    }
}
