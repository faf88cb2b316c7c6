import Testing

@testable import Rulebook

/// Measures number their articles in several ways; every one of them is an article, and none is taken for the text of the one before.
@Suite struct HeadingTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let heading: String
        let number: ArticleNumber
        let paragraphs: [String]
        var testDescription: String { heading }
    }

    static let cases = [
        Case(heading: "# 第二条", number: 2, paragraphs: ["应当在一日内转送。"]),
        Case(heading: "## 第二条之一", number: .init(2, inserted: 1), paragraphs: ["应当在一日内转送。"]),
        Case(heading: "# 第十二条 收文和转送", number: 12, paragraphs: ["应当在一日内转送。"]),
        Case(heading: "# 第12条　收文", number: 12, paragraphs: ["应当在一日内转送。"]),
        Case(heading: "# 二、收文", number: 2, paragraphs: ["应当在一日内转送。"]),
        Case(heading: "# 二、市政府值班室负责收文。", number: 2, paragraphs: ["市政府值班室负责收文。", "应当在一日内转送。"]),
        Case(heading: "# 3．转送", number: 3, paragraphs: ["应当在一日内转送。"]),
        Case(heading: "# 第三条【收文】", number: 3, paragraphs: ["应当在一日内转送。"]),
        Case(heading: "# 第 三 条（收文）", number: 3, paragraphs: ["应当在一日内转送。"]),
        Case(heading: "第三条", number: 3, paragraphs: ["应当在一日内转送。"]),
        Case(heading: "第三条　市政府值班室负责收文。", number: 3, paragraphs: ["市政府值班室负责收文。", "应当在一日内转送。"]),
    ]

    @Test("each way of numbering opens an article", arguments: cases)
    func opens(_ one: Case) throws {
        let text = try LiterateText("\(one.heading)\n\n应当在一日内转送。\n", file: "02.md")
        #expect(text.articles.map(\.number) == [one.number])
        #expect(text.articles.first?.heading == one.number.chinese)
        #expect(text.articles.first?.paragraphs.map(\.text) == one.paragraphs)
    }

    @Test("a chapter, and a sentence that speaks of another article, open none")
    func opensNone() throws {
        let text = try LiterateText("# 第一章 总则\n\n# 第一条\n\n第二条规定的期限届满的，应当报告。\n", file: "01.md")
        #expect(text.articles.map(\.number) == [1])
        #expect(text.articles.first?.paragraphs.count == 1)
    }

    @Test("a heading that can't be read is told, and its norms are not taken for the article before")
    func unreadable() {
        let error = #expect(throws: SourceError.self) {
            try LiterateText("# 第一条\n\n甲。\n\n# 第二条：收文\n\n乙。\n", file: "01.md")
        }
        #expect(error?.description.hasPrefix("01.md:5：不认识的条文标题：第二条：收文") == true)
    }

    @Test(
        "periods are found as texts are copied",
        arguments: [
            ("在 5 个工作日内", "5个工作日内"), ("在５日内", "5日内"), ("半个月内", "15日内"), ("二十四小时内", "二十四小时内"),
        ])
    func periods(_ text: String, _ words: String) {
        #expect(Rulebook.numbers(in: text).map(\.words) == [words])
    }

    @Test("the same number twice is named with the line of the first")
    func twice() {
        let error = #expect(throws: SourceError.self) {
            try LiterateText("# 第一条\n\n甲。\n\n# 一、\n\n乙。\n", file: "01.md")
        }
        #expect(error?.description == "01.md:5：第一条在第1行已经有了")
    }

    @Test(
        "citations of inserted articles and with Arabic numerals",
        arguments: [
            ("第二条之一", "2-1", "第二条之一"), ("第二条之一第二款", "2-1", "第二条之一第二款"), ("第12条第2款第（3）项", "12", "第十二条第二款第（三）项"),
        ])
    func cites(_ text: String, _ number: String, _ shown: String) throws {
        let citation = try #require(Citation(text))
        #expect("\(citation.article)" == number)
        #expect(ArticleNumber(number) == citation.article)
        #expect("\(citation)" == shown)
    }

    @Test("what is no citation", arguments: ["第条", "第二条之", "第二条第二", "二条", "第二条之一二款", "办法第二条"])
    func citesNothing(_ text: String) { #expect(Citation(text) == nil) }
}
