import Docket
import LegalCalendar

/// 文式规则: Markdown in which an article's verbatim text stands first and its norms below, in fenced `yaml norms` blocks.
struct LiterateText {
    struct Block {
        let article: ArticleNumber?
        let text: String
        /// The line above the block's first line.
        let offset: Int
    }

    private(set) var title: String?
    private(set) var articles: [Article] = []
    private(set) var blocks: [Block] = []
    /// `yaml statute`: what holds for all norms of the file.
    private(set) var header: Block?

    /// False for the office's own words: what is numbered there is no article.
    private let hasArticles: Bool

    init(_ text: String, file: String, hasArticles: Bool = true) throws(SourceError) {
        self.hasArticles = hasArticles
        var fence: (info: String, start: Int, lines: [Substring])?
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.hasPrefix("```") {
                if let open = fence {
                    close(open)
                    fence = nil
                } else {
                    fence = (String(line.dropFirst(3)), index + 1, [])
                }
            } else if fence != nil {
                fence?.lines.append(line)
            } else {
                try read(line, at: index + 1, file: file)
            }
        }
        if let fence { throw SourceError(file: file, line: fence.start, message: "代码块没有结束") }
    }

    private mutating func close(_ fence: (info: String, start: Int, lines: [Substring])) {
        let block = Block(
            article: articles.last?.number, text: fence.lines.joined(separator: "\n"), offset: fence.start)
        switch fence.info.trimmingBlanks {
        case "yaml norms": blocks.append(block)
        case "yaml statute": header = block
        default: break
        }
    }

    private mutating func open(_ heading: ArticleHeading, at line: Int, file: String) throws(SourceError) {
        let number = heading.number
        if let before = articles.first(where: { $0.number == number }) {
            throw SourceError(file: file, line: line, message: "\(number.chinese)在第\(before.line)行已经有了")
        }
        articles.append(Article(number: number, heading: number.chinese, file: file, line: line))
        if heading.isText { articles[articles.count - 1].paragraphs.append(Article.Paragraph(text: heading.rest)) }
    }

    private mutating func read(_ line: Substring, at number: Int, file: String) throws(SourceError) {
        let text = String(line).trimmingBlanks
        if text.hasPrefix("#") {
            let heading = String(text.drop { $0 == "#" }).trimmingBlanks
            if hasArticles, let found = ArticleHeading(heading) {
                try open(found, at: number, file: file)
            } else if hasArticles, heading.hasPrefix("第"), heading.prefix(8).contains("条") {
                // Its norms would be taken for those of the article before.
                throw SourceError(
                    file: file, line: number, message: "不认识的条文标题：\(heading)，写成“# 第几条”“# 第几条之一”“# 第几条 标题”")
            } else if articles.isEmpty, title == nil {
                title = heading
            }
            return
        }
        // 第三条　收到应诉通知书……: the text as it was published, without a heading's mark.
        if hasArticles, text.hasPrefix("第"), let found = ArticleHeading(text), found.isText || found.rest.isEmpty {
            return try open(found, at: number, file: file)
        }
        guard !text.isEmpty, !text.hasPrefix("<!--"), !text.hasPrefix(">"), !articles.isEmpty else { return }
        let item = text.hasPrefix("- ") ? String(text.dropFirst(2)) : text
        if item.hasPrefix("（"), let end = item.firstIndex(of: "）"),
            ChineseNumeral.value(item[item.index(after: item.startIndex)..<end]) != nil,
            !articles[articles.count - 1].paragraphs.isEmpty
        {
            let last = articles[articles.count - 1].paragraphs.count - 1
            articles[articles.count - 1].paragraphs[last].items.append(item)
        } else {
            articles[articles.count - 1].paragraphs.append(Article.Paragraph(text: item))
        }
    }
}
