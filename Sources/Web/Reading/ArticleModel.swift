import Docket
import LegalCalendar
import Rulebook
import Store
import Work

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
