import LegalCalendar
import Store
import Testing

@testable import Rulebook

/// Where the measures are silent, both readings stand side by side, and the one that is chosen is the one that counts.
@Suite struct ReadingSidesTests {
    private static let folder = try! RuleShelf.files(in: Shelf.root + "/Rulebooks/zhongwei-2022-3")
    private static let national = try! Shelf.rules().all.first { $0.id == "national" }!

    private static func rules(_ old: String, _ new: String) throws -> Rules {
        var files = folder
        let text = try #require(files["office.md"])
        try #require(text.contains(old))
        files["office.md"] = text.replacing(old, with: new)
        let book = try RulebookLoader(extending: [national]).load(files, folder: "zhongwei-2022-3")
        return try Rules(main: book, extended: [national])
    }

    private static func norm(_ id: String, _ rules: Rules) throws -> Norm {
        try #require(rules.norms.first { $0.id == id && $0.rulebook == rules.main.id })
    }

    @Test(
        "日 is a natural day as the office chose, and a working day where it chooses so: every period of the measures, no statute's"
    )
    func dayCounting() throws {
        let natural = try Shelf.rules()
        let workdays = try Self.rules("of: day-counting, choose: natural", "of: day-counting, choose: workdays")
        #expect(try Self.norm("prepare-defence", natural).within == .days(5))
        #expect(try Self.norm("prepare-defence", workdays).within == .workdays(5))
        #expect(workdays.norm(named: "national/submit-evidence")?.within == .days(15))
        for (rules, chosen) in [(natural, 0), (workdays, 1)] {
            let sides = try #require(rules.readingSides(of: try Self.norm("prepare-defence", rules)).first)
            #expect(sides.sides.map(\.within) == [.days(5), .workdays(5)])
            #expect(sides.sides.map(\.isChosen) == [chosen == 0, chosen == 1])
            #expect(sides.because?.isEmpty == false)
        }
        #expect(natural.readingSides(of: natural.norm(named: "national/submit-evidence")!).isEmpty)
    }

    @Test("审查后三日内 is read in two ways, with a day and without one")
    func appealReview() throws {
        let rules = try Shelf.rules()
        let sides = try #require(rules.readingSides(of: try Self.norm("appeal-review", rules)).last)
        #expect(
            Set(sides.sides.map { "\($0.within?.description ?? "—") \($0.isChosen)" }) == ["3 days true", "— false"])
    }

    @Test("a choice that is none is told with what may be chosen")
    func noSuchChoice() {
        let error = #expect(throws: SourceError.self) {
            try Self.rules("of: day-counting, choose: natural", "of: day-counting, choose: weekdays")
        }
        #expect(error?.message.contains("weekdays") == true, "\(error?.message ?? "")")
    }
}
