import LegalCalendar
import Rulebook
import Store
import Testing

/// 有效期: when those who receive and oversee are told that the measures end.
struct TermTests {
    @Test(
        "told from the first warning on, urgently from the last, and after the last day that they are over",
        arguments: [
            ("2026-07-15", nil), ("2026-07-16", Term.Nearness.near(days: 365)), ("2026-11-29", .near(days: 229)),
            ("2027-05-16", .near(days: 61)), ("2027-05-17", .last(days: 60)), ("2027-07-16", .last(days: 0)),
            ("2027-07-17", .over(days: 1)), ("2028-07-16", .over(days: 366)),
        ])
    func days(_ day: String, _ nearness: Term.Nearness?) throws {
        let term = try #require(try Shelf.rules().main.term)
        #expect(term.nearness(on: CivilDay(day)!) == nearness)
    }

    @Test(
        "a warning that is no number of days, or of measures without an end, is refused with its line",
        arguments: [
            ("warnings: [365, 270, 180, 60]", "warnings: [一年]", "warnings 应是届满前的日数"),
            ("warnings: [365, 270, 180, 60]", "warnings: [0]", "warnings 应是届满前的日数"),
            (", through: 2027-07-16}", "}", "没有写明 effective.through"),
        ])
    func refused(_ old: String, _ new: String, _ says: String) throws {
        let national = try #require(try Shelf.shelf().rulebooks["national"])
        var files = try Shelf.files()
        files["rulebook.yaml"] = files["rulebook.yaml"]!.replacing(old, with: new)
        let error = #expect(throws: SourceError.self) {
            try RulebookLoader(extending: [national]).load(files, folder: "zhongwei-2022-3")
        }
        #expect(error?.message.contains(says) == true && error?.line != nil, "\(String(describing: error))")
    }
}
