import ArgumentParser
import Casework
import Docket
import Foundation
import Rulebook
import Store
import Work

/// 情景核对
struct ScenarioCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "scenario", abstract: "核对情景：规则、台账与应有的结果")

    @Argument(help: "情景文件或文件夹") var paths: [String]
    @Option(help: "情景共用的机构台账；默认是本市的，没有的用 Scenarios/office.yaml") var office: String?
    @Flag(help: "输出 JSON") var json = false
    @Flag(help: "变异：逐一改动每条规范，列出没有情景察觉的改动（请用 release 编译）") var mutate = false
    @Option(help: "变异时改动哪个规则集（连同它所依据的）；不写则是唯一的办法") var rulebook: String?
    @OptionGroup var shelves: Shelves

    func run() throws {
        let shelf = try shelves.load()
        let defaultOffice = try orExit65 { try ScenarioShelf.office(try commonOffice()) }
        if mutate { return try showSurvivors(shelf, defaultOffice) }
        var (passed, failed, unreadable, rows) = (0, 0, 0, [Value]())
        for path in try orExit65({ try ScenarioShelf.files(paths) }) {
            let scenario: Scenario
            do throws(SourceError) {
                scenario = try ScenarioShelf.scenario(path, shelf: shelf)
            } catch {
                // The others are still run.
                unreadable += 1
                _ = fail("\(error)", code: 65)
                continue
            }
            let rules = shelf.rules[scenario.rulebook]!
            let run = ScenarioRun(
                scenario, rules: rules, calendar: shelf.calendar(of: rules), defaultOffice: defaultOffice)
            let mismatches = run.mismatches() + ScenarioFigures(scenario, run, rules: rules).mismatches()
            if mismatches.isEmpty { passed += 1 } else { failed += 1 }
            if !json { show(scenario, mismatches) }
            rows.append(row(scenario, mismatches))
        }
        if json {
            printJSON(.object(["passed": .integer(passed), "failed": .integer(failed), "scenarios": .list(rows)]))
        } else {
            print("\(passed) passed, \(failed) failed")
        }
        if unreadable > 0 { throw ExitCode(65) }
        if failed > 0 { throw ExitCode(1) }
    }

    /// The one that is asked for, else the city's own, else that of the program.
    private func commonOffice() throws -> String {
        if let office { return office }
        let own = shelves.city.map { $0.path + "/office.yaml" }
        return own.flatMap { FileManager.default.fileExists(atPath: $0) ? $0 : nil } ?? "Scenarios/office.yaml"
    }

    private func showSurvivors(_ shelf: RuleShelf, _ defaultOffice: [Entry]) throws {
        let rulebook = try shelves.rules(of: shelf, rulebook).main.id
        let scenarios = try orExit65 {
            try ScenarioShelf.files(paths).map { try ScenarioShelf.scenario($0, shelf: shelf) }
        }
        let run = MutationRun(
            scenarios, rules: shelf.rules, calendar: shelf.calendar(), defaultOffice: defaultOffice)
        let (tried, survivors) = run.survivors(of: rulebook)
        for one in survivors {
            print("\(one.force)\t\(one.norm)\t\(one.change)\t\(one.provenance.file):\(one.provenance.line)")
        }
        func count(_ forces: String...) -> Int { survivors.count { forces.contains($0.force) } }
        print("\(tried) changes, \(count("outcome")) survivors among outcomes")
        print("\(count("duty", "right")) survivors among duties and rights, \(count("watch")) among watches")
    }

    private func show(_ scenario: Scenario, _ mismatches: [ScenarioRun.Mismatch]) {
        print("\(mismatches.isEmpty ? "✓" : "✗") \(scenario.file)　\(scenario.name)")
        for mismatch in mismatches {
            print(
                "    第\(mismatch.line.map(String.init) ?? "?")行　应为：\(mismatch.expected)\n    \(String(repeating: " ", count: 4))　实为：\(mismatch.actual)"
            )
        }
    }

    private func row(_ scenario: Scenario, _ mismatches: [ScenarioRun.Mismatch]) -> Value {
        .object([
            "file": .text(scenario.file), "scenario": .text(scenario.name),
            "articles": .list(scenario.articles.map { .text($0) }),
            "mismatches": .list(
                mismatches.map {
                    .object([
                        "expected": .text($0.expected), "actual": .text($0.actual), "line": .integer($0.line ?? 0),
                    ])
                }),
        ])
    }
}
