import Mustache
import Testing

@testable import Web

/// What a template sees of a model that is a plain struct.
@Suite struct PageModelTests {
    private struct Part: PageModel {
        let name: String?
        let count: Int
    }

    private enum Light: String, Encodable, Equatable { case red }

    private struct Whole: PageModel {
        let name: String
        let part: Part?
        let parts: [Part]
        let words: [String]
        let isOpen: Bool
        let left: Int?
        let light: Light
    }

    private func rendered(_ template: String, _ model: Whole) throws -> String {
        try MustacheTemplate(string: template).render(try model.node)
    }

    private let empty = Whole(
        name: "外", part: nil, parts: [], words: [], isOpen: false, left: nil, light: .red)
    private let full = Whole(
        name: "外", part: Part(name: "内", count: 0), parts: [Part(name: nil, count: 1), Part(name: "乙", count: 2)],
        words: ["甲", "<b>"], isOpen: true, left: 3, light: .red)

    @Test func whatIsNotThereHidesItsSectionAndShowsNothing() throws {
        let template = "{{#part}}有{{/part}}{{^part}}无{{/part}}{{#left}}剩{{left}}{{/left}}{{#isOpen}}开{{/isOpen}}"
        #expect(try rendered(template, empty) == "无")
        #expect(try rendered(template, full) == "有剩3开")
    }

    @Test func aMissingWordIsNotTakenFromTheModelAround() throws {
        #expect(try rendered("{{#parts}}[{{name}}{{count}}]{{/parts}}", full) == "[1][乙2]")
    }

    @Test func listsAreRowsAndAnEmptyOneIsNothing() throws {
        let template = "{{#words}}{{.}};{{/words}}{{^words}}没有{{/words}}{{^parts}}没有{{/parts}}"
        #expect(try rendered(template, full) == "甲;&lt;b&gt;;")
        #expect(try rendered(template, empty) == "没有没有")
    }

    @Test func zeroIsAnumberAndAnEnumIsItsWord() throws {
        #expect(try rendered("{{#part}}{{name}}{{count}}{{/part}} {{light}}", full) == "内0 red")
    }

    @Test func twoModelsThatSayTheSameAreOne() {
        #expect(empty != full && empty == empty)
    }
}
