import Foundation
import Rulebook
import Store
import Testing
import Work

@testable import Web

/// 帮助: every page that a person opens has its own, in five lines, and names no page that there is not.
@Suite struct HelpTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    /// What is no page to read: files, steps of a job, and what stands outside the house.
    private static let without = [
        "/static/:version/:name", "/health", "/login", "/feed/:token", "/help", "/series/record", "/matters/file",
        "/cases/:id/papers/:kind", "/cases/:id/files/:file", "/cases/:id/bundle/:for", "/print/:job/:name",
        "/templates/:kind/file", "/inbox/:item/file", "/inbox/:item/fill", "/books/:book/sheet.xlsx",
    ]

    @Test("each page has help of its own, each help a page, with what it is for, five lines and an example")
    func each() throws {
        let help = try Help(file: Self.root + "/Templates/help.yaml")
        let pages = Route.all.filter { $0.method == .get }.map(\.path).filter {
            !Self.without.contains($0) && !$0.contains("/files/") && !$0.hasPrefix("/export/")
        }
        #expect(Set(help.topics.map(\.page)) == Set(pages))
        #expect(Set(help.topics.map(\.page)).count == help.topics.count)
        for topic in help.topics {
            #expect(topic.lines.count == 5, "\(topic.page)")
            #expect(topic.what.hasSuffix("。") && topic.example.hasSuffix("。"), "\(topic.page)")
        }
        // Whatever a rulebook says is not said here: no article by number, no days of a period.
        let text = try String(contentsOfFile: Self.root + "/Templates/help.yaml", encoding: .utf8)
        #expect(!text.contains(/第[一二三四五六七八九十]+条/) && !text.contains(/[0-9]+日内/))
    }

    @Test("the articles that give an act stand with it, in the words of the rulebook that holds")
    func articles() throws {
        let help = try Help(file: Self.root + "/Templates/help.yaml")
        let rules = try #require(try RuleShelf(folder: Self.root + "/Rulebooks").rules["zhongwei-2022-3"])
        let given = try #require(help.topic(of: "/register")).articles(rules)
        #expect(given.map(\.what) == ["转送"])
        #expect(given[0].text.hasPrefix("第十条第一款") && given[0].text.contains("二日内转送"))
    }

    @Test("a spoilt file says its line and stops the start")
    func spoilt() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("help-\(UUID().uuidString).yaml").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        for (text, words) in [("- page: /\n  what: x\n", "title"), ("- page: [\n", "YAML")] {
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            let failure = #expect(throws: Help.Failure.self) { try Help(file: path) }
            #expect(failure?.description.contains(words) == true)
        }
        #expect(throws: Help.Failure.self) { try Help(file: path + ".absent") }
    }
}
