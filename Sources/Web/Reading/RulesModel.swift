import Docket
import LegalCalendar
import Rulebook
import Store
import Work

struct RulesModel: PageModel {
    struct Book: PageModel {
        let title: String
        let number: String?
        let articles: [Entry]
    }

    struct Entry: PageModel {
        let heading: String
        let path: String
        let start: String
        let norms: Int
    }

    struct Choice: PageModel {
        let what: String
        let because: String
    }

    let title = "办法原文"
    let books: [Book]
    let office: [Choice]

    init(_ texts: RuleTexts) {
        books = texts.texts.map { text in
            Book(
                title: text.title, number: text.number,
                articles: text.articles.map { row in
                    Entry(
                        heading: row.article.heading, path: SiteURL.article(row.source, row.article.number),
                        start: String((row.article.paragraphs.first?.text ?? "").prefix(60)), norms: row.count)
                })
        }
        office = texts.choices.map { Choice(what: $0.what, because: $0.because) }
    }
}
