import Casework
import Docket
import Foundation
import Rulebook
import Store
import Testing
import Web

@Suite("条文落实") struct CoverageTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path
    private static let shelf = try! RuleShelf(folder: root + "/Rulebooks")
    private static let rules = shelf.rules["zhongwei-2022-3"]!
    private static let scenarios = try! ScenarioShelf.files([root + "/Scenarios"]).map {
        try ScenarioShelf.scenario($0, shelf: shelf)
    }
    private static let coverage = Coverage(
        rules: rules, scenarios: scenarios, page: { RecordPaths.path(of: $0, vocabulary: rules.vocabulary) })

    @Test("docs/articles.md is what the rulebooks, scenarios and pages make it")
    func current() throws {
        let written = try String(contentsOfFile: Self.root + "/docs/articles.md", encoding: .utf8)
        #expect(written == Self.coverage.markdown(Self.rules), "请运行 yingsu coverage --markdown > docs/articles.md")
    }

    @Test(
        "each paragraph of articles 1-18, 22, 23 and 26 has norms or a reason; what binds has scenarios and pages",
        arguments: Array(1...18) + [22, 23, 26])
    func complete(_ number: Int) throws {
        let row = try #require(Self.coverage.rows.first { $0.article == "zhongwei-2022-3/\(number)" })
        #expect(row.silent.isEmpty)
        if !row.norms.isEmpty { #expect(row.scenarios > 0 && !row.pages.isEmpty) }
    }

    @Test("each trap of the law has a scenario, a test or a stated reason", arguments: (1...37).map { "T\($0)" })
    func trap(_ trap: String) throws {
        let path = Self.root + "/docs/traps.yaml"
        let listed = try YAMLText.raw(try RuleShelf.text(path), file: path).elements.first {
            $0["trap"]?.scalar == trap
        }
        if let test = listed?["test"]?.scalar {
            let sources = try FileManager.default.subpathsOfDirectory(atPath: Self.root + "/Tests").filter {
                $0.hasSuffix(".swift") || $0.hasSuffix(".py")
            }
            let names = try sources.filter { $0 != "WebTests/CoverageTests.swift" }.contains {
                try String(contentsOfFile: Self.root + "/Tests/" + $0, encoding: .utf8).contains(test)
            }
            #expect(names, "没有名为“\(test)”的测试")
        } else {
            #expect(Self.scenarios.contains { $0.traps.contains(trap) } || listed?["reason"]?.scalar?.isEmpty == false)
        }
    }
}
