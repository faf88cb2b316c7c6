import Docket
import LegalCalendar
import Rulebook
import Store
import Work

/// 办法原文: each article with its text, the norms read from it, and what is said of those that bind nobody.
enum RulesPage {
    @Sendable static func index(_ exchange: Exchange) async throws -> Reply {
        try exchange.page("Reading/rules", of: RulesModel(RuleTexts(exchange.store.rules)))
    }

    @Sendable static func article(_ exchange: Exchange) async throws -> Reply {
        guard let number = exchange.parameters["article"].flatMap({ Int($0) }),
            let article = RuleArticle(exchange.parameters["source"] ?? "", number, exchange.store.rules)
        else { throw PageError.absent }
        return try exchange.page("Reading/article", of: ArticleModel(article))
    }
}

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

struct ArticleModel: PageModel {
    struct Paragraph: PageModel {
        let text: String
        let items: [String]
    }

    struct Norm: PageModel {
        let form: String
        let cite: String
        let what: String
        let bearer: String?
        let within: String?
        let id: String
        let line: String
    }

    struct Aims: PageModel {
        let rows: [Aim]
    }

    struct Aim: PageModel {
        let of: String
        let how: String
        let because: String
    }

    let title: String
    let paragraphs: [Paragraph]
    let norms: [Norm]
    let reasons: [String]
    let aims: Aims?

    init(_ article: RuleArticle) {
        title = article.title
        paragraphs = article.article.paragraphs.map { Paragraph(text: $0.text, items: $0.items) }
        norms = article.rows.map {
            Norm(
                form: $0.form, cite: $0.cite, what: $0.what, bearer: $0.bearer, within: $0.within, id: $0.id,
                line: $0.place)
        }
        reasons = article.reasons
        let rows = article.advice.map { Aim(of: $0.of, how: $0.how, because: $0.because) }
        aims = rows.isEmpty ? nil : Aims(rows: rows)
    }
}
