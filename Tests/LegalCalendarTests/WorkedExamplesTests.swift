import LegalCalendar
import Testing

/// The worked examples of LEGAL.md §2.7: start, period, nominal and due day.
@Suite struct WorkedExamplesTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let number: String
        let from: String
        let within: String
        let nominal: String
        let due: String
        var testDescription: String { "例\(number) \(from) \(within) → \(due)" }
    }

    static let examples: [Example] = [
        .init(number: "1", from: "2022-07-18", within: "15 days", nominal: "2022-08-02", due: "2022-08-02"),
        .init(number: "3", from: "2022-09-22", within: "15 days", nominal: "2022-10-07", due: "2022-10-08"),
        .init(number: "5", from: "2022-09-24", within: "15 days", nominal: "2022-10-09", due: "2022-10-09"),
        .init(number: "7", from: "2023-09-21", within: "10 days", nominal: "2023-10-01", due: "2023-10-07"),
        .init(number: "9", from: "2023-06-09", within: "15 days", nominal: "2023-06-24", due: "2023-06-25"),
        .init(number: "11", from: "2024-01-26", within: "15 days", nominal: "2024-02-10", due: "2024-02-18"),
        .init(number: "13", from: "2024-04-19", within: "15 days", nominal: "2024-05-04", due: "2024-05-06"),
        .init(number: "15", from: "2024-08-30", within: "15 days", nominal: "2024-09-14", due: "2024-09-14"),
        .init(number: "17", from: "2024-09-18", within: "15 days", nominal: "2024-10-03", due: "2024-10-08"),
        .init(number: "19", from: "2025-01-13", within: "15 days", nominal: "2025-01-28", due: "2025-02-05"),
        .init(number: "21", from: "2025-09-23", within: "15 days", nominal: "2025-10-08", due: "2025-10-09"),
        .init(number: "23", from: "2026-02-06", within: "15 days", nominal: "2026-02-21", due: "2026-02-24"),
        .init(number: "25", from: "2026-09-12", within: "15 days", nominal: "2026-09-27", due: "2026-09-28"),
        .init(number: "27a", from: "2026-02-10", within: "2 days", nominal: "2026-02-12", due: "2026-02-12"),
        .init(number: "27b", from: "2026-02-12", within: "5 days", nominal: "2026-02-17", due: "2026-02-24"),
        .init(number: "27c", from: "2026-02-24", within: "2 days", nominal: "2026-02-26", due: "2026-02-26"),
        .init(number: "27d", from: "2026-02-10", within: "15 days", nominal: "2026-02-25", due: "2026-02-25"),
        .init(number: "29a", from: "2025-03-03", within: "2 days", nominal: "2025-03-05", due: "2025-03-05"),
        .init(number: "29b", from: "2025-03-05", within: "5 days", nominal: "2025-03-10", due: "2025-03-10"),
        .init(number: "29c", from: "2025-03-10", within: "2 days", nominal: "2025-03-12", due: "2025-03-12"),
        .init(number: "29d", from: "2025-03-03", within: "15 days", nominal: "2025-03-18", due: "2025-03-18"),
        .init(number: "31a", from: "2026-02-11", within: "5 days", nominal: "2026-02-16", due: "2026-02-24"),
        .init(number: "31b", from: "2026-02-24", within: "3 days", nominal: "2026-02-27", due: "2026-02-27"),
        .init(number: "31c", from: "2026-02-11", within: "10 days", nominal: "2026-02-21", due: "2026-02-24"),
        .init(number: "33", from: "2024-09-27", within: "10 workdays", nominal: "2024-10-16", due: "2024-10-16"),
        .init(number: "35", from: "2025-04-28", within: "5 workdays", nominal: "2025-05-08", due: "2025-05-08"),
        .init(number: "37", from: "2025-08-04", within: "60 days", nominal: "2025-10-03", due: "2025-10-09"),
        .init(number: "39", from: "2023-08-31", within: "6 months", nominal: "2024-02-29", due: "2024-02-29"),
        .init(number: "41", from: "2025-08-15", within: "6 months", nominal: "2026-02-15", due: "2026-02-24"),
        .init(number: "43", from: "2024-02-29", within: "2 years", nominal: "2026-02-28", due: "2026-02-28"),
        .init(number: "45", from: "2025-08-01", within: "2 months", nominal: "2025-10-01", due: "2025-10-09"),
        .init(number: "47", from: "2025-03-10", within: "15 days", nominal: "2025-03-25", due: "2025-03-25"),
        .init(number: "47 报告", from: "2025-03-26", within: "15 days", nominal: "2025-04-10", due: "2025-04-10"),
        .init(number: "49A", from: "2022-10-10", within: "3 days before", nominal: "2022-10-07", due: "2022-09-30"),
        .init(number: "49B", from: "2022-10-10", within: "4 days before", nominal: "2022-10-06", due: "2022-09-30"),
        .init(number: "51A", from: "2025-06-12", within: "3 days before", nominal: "2025-06-09", due: "2025-06-09"),
        .init(number: "51B", from: "2025-06-12", within: "4 days before", nominal: "2025-06-08", due: "2025-06-06"),
        .init(number: "53", from: "2026-02-09", within: "10 days", nominal: "2026-02-19", due: "2026-02-24"),
        .init(number: "54a", from: "2023-09-22", within: "10 days", nominal: "2023-10-02", due: "2023-10-07"),
        .init(number: "55", from: "2025-11-15", within: "3 months", nominal: "2026-02-15", due: "2026-02-24"),
    ]

    @Test("the worked examples come out as computed by hand", arguments: examples)
    func example(_ example: Example) throws {
        let deadline = try Notices.calendar().deadline(from: CivilDay(example.from)!, within: Period(example.within)!)
        #expect(deadline.nominal.description == example.nominal)
        #expect(deadline.due.description == example.due)
        #expect(!deadline.provisional)
    }

    @Test("example 54b counts working days back from the statutory day")
    func countedBack() throws {
        let calendar = try Notices.calendar()
        let due = CivilDay("2026-02-25")!
        #expect(
            [1, 2, 3].map { calendar.workday(-$0, from: due).description } == [
                "2026-02-24", "2026-02-14", "2026-02-13",
            ])
    }

    @Test("a period without rolling ends on its nominal day")
    func noRoll() throws {
        let deadline = try Notices.calendar().deadline(from: CivilDay("2026-02-06")!, within: .daysNoRoll(15))
        #expect(deadline.due.description == "2026-02-21")
    }
}
