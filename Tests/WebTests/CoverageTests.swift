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

    private func row(_ number: Int) throws -> Coverage.Row {
        try #require(Self.coverage.rows.first { $0.article == "zhongwei-2022-3/\(number)" })
    }

    @Test(
        "each paragraph of articles 3-18, 22 and 23 has norms or a reason, and what binds has scenarios and pages",
        arguments: Array(3...18) + [22, 23])
    func binding(_ number: Int) throws {
        let row = try row(number)
        #expect(row.silent.isEmpty && !row.norms.isEmpty && row.scenarios > 0 && !row.pages.isEmpty)
    }

    @Test("articles 1, 2 and 26 bind nobody, and each of their paragraphs says why", arguments: [1, 2, 26])
    func bindingNobody(_ number: Int) throws {
        let row = try row(number)
        #expect(row.silent.isEmpty && row.norms.isEmpty)
    }

    /// What docs/traps.yaml says of a trap.
    private static func listed(_ field: String) throws -> [String: String] {
        let path = root + "/docs/traps.yaml"
        var found: [String: String] = [:]
        for element in try YAMLText.raw(try RuleShelf.text(path), file: path).elements {
            if let trap = element["trap"]?.scalar, let text = element[field]?.scalar, !text.isEmpty {
                found[trap] = text
            }
        }
        return found
    }

    @Test("each trap of the law has a scenario, but for two that a test proves and two that wait for a stated reason")
    func traps() throws {
        let marked = Set(Self.scenarios.flatMap(\.traps))
        let others = (1...37).map { "T\($0)" }.filter { !marked.contains($0) }
        #expect(others == ["T21", "T22", "T36", "T37"])
        #expect(try Self.listed("reason").keys.sorted() == ["T21", "T22"])
        #expect(try Self.listed("test").keys.sorted() == ["T36", "T37"])
    }

    @Test("the test that is said to prove a trap is there", arguments: ["T36", "T37"])
    func proven(_ trap: String) throws {
        let name = try #require(try Self.listed("test")[trap])
        let sources = try FileManager.default.subpathsOfDirectory(atPath: Self.root + "/Tests").filter {
            ($0.hasSuffix(".swift") || $0.hasSuffix(".py")) && $0 != "WebTests/CoverageTests.swift"
        }
        let isThere = try sources.contains {
            try String(contentsOfFile: Self.root + "/Tests/" + $0, encoding: .utf8).contains(name)
        }
        #expect(isThere, "没有名为“\(name)”的测试")
    }
}
