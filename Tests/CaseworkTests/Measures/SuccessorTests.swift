import Casework
import Docket
import Foundation
import LegalCalendar
import Rulebook
import Store
import Testing

/// 办法前后相继: each duty goes by the measures in force on the day of what opens it (第二十六条).
@Suite struct SuccessorTests {
    private static let folder = Bench.root + "/Tests/fixtures/successor"
    private static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()

    @Test("before, on and after the day of a successor, adopted in time, late and never", arguments: names)
    func scenario(_ name: String) throws {
        let shelf = try Successor.shelf()
        #expect(shelf.failures.isEmpty)
        let scenario = try ScenarioShelf.scenario("\(Self.folder)/\(name)", shelf: shelf)
        let rules = try #require(shelf.rules["zhongwei"])
        let run = ScenarioRun(scenario, rules: rules, calendar: shelf.calendar(), defaultOffice: Bench.office)
        #expect(run.mismatches() == [])
    }

    @Test("a successor changes no duty that opened before its first day, and no finding on it, in any scenario")
    func nothingBefore() throws {
        let adopted = Entry(
            sequence: 9000, kind: .rulebookAdopted, day: CivilDay("2025-01-02")!,
            fields: ["rulebook": .text(Successor.id)])
        var compared = 0
        for from in ["2025-03-05", "2025-06-10"] {
            let (shelf, first) = (try Successor.shelf(from: from), CivilDay(from)!)
            let rules = try #require(shelf.rules["zhongwei"])
            // Every fourth, so that the run is quick.
            let all = Bench.scenarios.filter { $0.rulebook == "zhongwei-2022-3" && $0.office == nil }
            for (place, scenario) in all.enumerated() where place % 4 == 0 {
                let entries = scenario.docket.filter { !Vocabulary.standard.isOffice($0.kind) }
                guard !entries.isEmpty else { continue }
                func facts(_ office: [Entry]) -> ([String], [String]) {
                    let organisation = Organisation(entries: office)
                    let derivation = Derivation(
                        file: CaseFile(entries: entries, organisation: organisation, procedure: rules.procedure),
                        rules: rules, calendar: shelf.calendar(), organisation: organisation)
                    let all = derivation.duties()
                    let duties = all.filter { $0.opened.day < first && $0.norm.every == nil }
                    let keys = Set(duties.map(\.key))
                    let findings = derivation.findings(all, on: CivilDay("2026-12-31")!).filter { finding in
                        finding.dutyKey.map(keys.contains)
                            ?? (entries.first { $0.sequence == finding.entry }.map { $0.day < first } ?? false)
                    }
                    compared += duties.count
                    return (
                        duties.map {
                            "\($0.key) \($0.due?.description ?? "") \($0.standing) \($0.units) \($0.fulfilled?.sequence ?? 0)"
                        },
                        findings.map { "\($0.code) \($0.message) \($0.dutyKey ?? "")" }
                    )
                }
                let (before, after) = (facts(Bench.office), facts(Bench.office + [adopted]))
                #expect(before.0 == after.0, "\(scenario.file) \(from)")
                #expect(before.1 == after.1, "\(scenario.file) \(from)")
            }
        }
        #expect(compared > 1000)
    }

    @Test("where a successor moves the day of what comes round, no turn is asked for twice, and none is lost")
    func turns() throws {
        let shelf = try Successor.shelf(
            from: "2027-07-17",
            [
                ("office.md", "  every: year\n", "  every: {turn: year, about: this, from: 09-01}\n"),
                ("office.md", "from: 11-01, about: next", "from: 03-01, about: next"),
            ])
        let adopted = Entry(
            sequence: 9000, kind: .rulebookAdopted, day: CivilDay("2027-06-01")!,
            fields: ["rulebook": .text(Successor.id)])
        let organisation = Organisation(entries: Bench.office + [adopted])
        let rules = try #require(shelf.rules["zhongwei"]).under(organisation)
        let matters = OfficeDuties([], rules: rules, calendar: shelf.calendar(), organisation: organisation)
            .matters(from: CivilDay("2027-01-01")!, through: CivilDay("2028-12-31")!)
        func opened(_ id: String) -> [String] {
            matters.filter { $0.duty.norm.id == id }.map { "\($0.turn.title) \($0.duty.opened.day)" }.sorted()
        }
        #expect(opened("hold-training").filter { $0.hasPrefix("2027年度") } == ["2027年度 2027-01-01"])
        #expect(opened("hold-training").contains("2028年度 2028-09-01"))
        #expect(opened("enter-holiday-notice").filter { $0.hasPrefix("2028年度") } == ["2028年度 2027-07-17"])
        #expect(opened("enter-holiday-notice").contains("2029年度 2028-03-01"))
    }

    @Test("a receipt names the version a duty stands in; what an older version says is cited with its number")
    func digests() throws {
        let shelf = try Successor.shelf()
        let measures = try #require(shelf.measures["zhongwei"])
        let rules = measures.rules(adopting: [
            Adoption(rulebook: Successor.id, digest: nil, knownFrom: CivilDay("2027-06-01")!)
        ])
        let both = rules.norms.filter { $0.id == "prepare-defence" }
        #expect(Set(both.map(\.rulebook)) == ["zhongwei-2022-3", Successor.id])
        #expect(Set(both.map { rules.digest(of: $0).hex }).count == 2)
        #expect(both.map { rules.citation($0.provenance) }.sorted() == ["卫政办规发〔2022〕3号第十条第二款", "第十条第二款"])
        #expect(measures.rules(adopting: []).norms.filter { $0.id == "prepare-defence" }.count == 1)
    }
}
