import Casework
import Docket
import Foundation
import LegalCalendar
import Rulebook
import Store
import Testing

/// The repository's scenarios, run as `yingsu scenario Scenarios` runs them.
enum Bench {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path
    static let shelf = try! RuleShelf(folder: root + "/Rulebooks")
    static let office = try! ScenarioShelf.office(root + "/Scenarios/office.yaml")
    static let scenarios = try! ScenarioShelf.files([root + "/Scenarios"]).map {
        try ScenarioShelf.scenario($0, shelf: shelf)
    }

    static func run(_ scenario: Scenario) -> ScenarioRun {
        ScenarioRun(scenario, rules: shelf.rules[scenario.rulebook]!, calendar: shelf.calendar(), defaultOffice: office)
    }
}

@Suite struct ScenarioTests {
    @Test("every scenario holds", arguments: Bench.scenarios.map(\.file))
    func holds(_ file: String) throws {
        let scenario = try #require(Bench.scenarios.first { $0.file == file })
        #expect(Bench.run(scenario).mismatches() == [])
    }

    @Test("there are at least fifty scenarios, and a wrong expectation is told with expected and actual")
    func mismatch() throws {
        #expect(Bench.scenarios.count >= 50)
        let path = Bench.root + "/Scenarios/zhongwei-2022-3/10-1-forward-last-day.yaml"
        let text = try String(contentsOfFile: path, encoding: .utf8).replacing(
            "due: 2025-03-05", with: "due: 2025-03-06")
        let spoilt = try Scenario(text, file: path) { Bench.shelf.rules[$0]?.vocabulary }
        let mismatches = Bench.run(spoilt).mismatches()
        #expect(mismatches.count == 2)
        #expect(mismatches[0].expected.contains("2025-03-06") && mismatches[0].actual.contains("2025-03-05"))
    }

    @Test("unknown keys in a scenario are refused with their line", arguments: ["expects: []", "rule: x"])
    func unknownKey(_ line: String) throws {
        let text = "scenario: x\nrulebook: zhongwei-2022-3\n\(line)\n"
        let error = #expect(throws: SourceError.self) {
            try Scenario(text, file: "x.yaml") { Bench.shelf.rules[$0]?.vocabulary }
        }
        #expect(error?.line == 3)
    }

    @Test("the same dated facts give the same duties in whatever order they were recorded")
    func orderOfRecording() throws {
        var (generator, checked) = (Seeded(), 0)
        for scenario in Bench.scenarios
        where Set(scenario.docket.map(\.day)).count == scenario.docket.count
            && !scenario.docket.contains(where: { $0.kind == .corrected || $0.kind == .explained })
        {
            let organisation = Organisation(entries: scenario.office ?? Bench.office)
            func keys(_ entries: [Entry]) -> [String] {
                let rules = Bench.shelf.rules[scenario.rulebook]!
                let derivation = Derivation(
                    file: CaseFile(entries: entries, organisation: organisation, procedure: rules.procedure),
                    rules: rules, calendar: Bench.shelf.calendar(),
                    organisation: organisation)
                return derivation.duties().map {
                    "\($0.key) \($0.due?.description ?? "-") \($0.fulfilled?.day.description ?? "-") \($0.ended?.event.day.description ?? "-")"
                }
                .sorted()
            }
            // Recording order is the sequence; named submissions keep their names.
            let shuffled = scenario.docket.shuffled(using: &generator).enumerated().map { index, entry in
                var entry = entry
                entry.sequence = index + 1
                return entry
            }
            #expect(keys(shuffled) == keys(scenario.docket), "\(scenario.file)")
            checked += 1
        }
        #expect(checked > 300)
    }

    @Test("any prefix of any scenario folds and loses no duty that was open")
    func prefixes() throws {
        for scenario in Bench.scenarios {
            let organisation = Organisation(entries: scenario.office ?? Bench.office)
            var open: Set<String> = []
            for count in 0...scenario.docket.count {
                let entries = Array(scenario.docket.prefix(count))
                let rules = Bench.shelf.rules[scenario.rulebook]!
                let derivation = Derivation(
                    file: CaseFile(entries: entries, organisation: organisation, procedure: rules.procedure),
                    rules: rules, calendar: Bench.shelf.calendar(),
                    organisation: organisation)
                let duties = derivation.duties()
                // A statute's norm and the article that carries it out are one duty, whoever answers.
                let names = Set(duties.map { $0.norm.carries ?? $0.norm.name })
                // What was open is still there, unless a correction, an appeal, another procedure, a settlement that is to be performed
                // or a later notice changed what it hangs on.
                let changes: Set<KindName> = [
                    .corrected, .tookEffect, .appealFiled, .appealReceived, .procedureConverted, .mediated,
                    .resolvedOutOfCourt, .docketed,
                ]
                let isRefusal =
                    entries.last?["outcomes"]?.list?.contains { $0["outcome"] == "withdrawal-refused" } ?? false
                if let last = entries.last, !isRefusal, !changes.contains(last.kind),
                    last.kind != .noticeReceived || count == 1
                {
                    #expect(open.isSubset(of: names), "\(scenario.file) 第\(count)条 \(open.subtracting(names))")
                }
                open = Set(
                    duties.filter { $0.fulfilled == nil && $0.ended == nil }.map { $0.norm.carries ?? $0.norm.name })
            }
        }
    }
}
