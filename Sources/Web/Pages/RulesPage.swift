import Docket
import LegalCalendar
import Rulebook
import Store

/// 办法原文: each article with its text, the norms read from it, and what is said of those that bind nobody.
enum RulesPage {
    @Sendable static func index(_ exchange: Exchange) async throws -> Reply {
        let rules = exchange.store.rules
        return try exchange.page(
            "rules",
            [
                "title": "办法原文", "office": office(rules),
                "books": rules.all.flatMap { book in
                    book.articles.sorted { $0.key == book.id || $0.key < $1.key }.map { source, articles in
                        [
                            "title": source == book.id ? book.title : rules.title(of: source),
                            "number": source == book.id ? book.number : "",
                            "articles": articles.map { article in
                                [
                                    "heading": article.heading, "path": SiteURL.article(source, article.number),
                                    "start": String((article.paragraphs.first?.text ?? "").prefix(60)),
                                    "norms": norms(book, source, article).count,
                                ] as Model
                            },
                        ] as Model
                    }
                },
            ])
    }

    private static func norms(_ book: Rulebook, _ source: String, _ article: Article) -> [(
        form: String, id: String, provenance: Provenance
    )] {
        book.provenances.filter {
            $0.provenance.source == source && $0.provenance.file == article.file
                && $0.provenance.cite.article == article.number
        }
    }

    @Sendable static func article(_ exchange: Exchange) async throws -> Reply {
        let rules = exchange.store.rules
        let (source, number) = (
            exchange.parameters["source"] ?? "", exchange.parameters["article"].flatMap { Int($0) } ?? 0
        )
        for book in rules.all {
            guard let article = book.articles[source]?.first(where: { $0.number == number }) else { continue }
            let aims = rules.aims.filter { aim in
                norms(book, source, article).contains { rules.norm(named: aim.of)?.id == $0.id }
            }
            return try exchange.page(
                "article",
                [
                    "title": "\(rules.title(of: source))\(article.heading)",
                    "paragraphs": article.paragraphs.map { ["text": $0.text, "items": $0.items] as Model },
                    "norms": norms(book, source, article).map { norm($0, book, exchange) },
                    "reasons": book.nones.filter {
                        $0.provenance.file == article.file && $0.provenance.cite.article == number
                    }.map { "\($0.provenance.cite)：\($0.reason)" },
                    "aims": aims.map {
                        ["of": rules.norm(named: $0.of)?.what ?? $0.of, "because": $0.because, "how": how($0)] as Model
                    }, "has-aims": !aims.isEmpty,
                ])
        }
        throw PageError.absent
    }

    /// 办公室约定: what the office itself chose, with its reasons; and how it reads a clause.
    static func office(_ rules: Rules) -> [Model] {
        let own =
            rules.main.norms.map { ($0.what, $0.provenance.because) }
            + rules.main.requirements.map { ($0.message, $0.provenance.because) }
        return own.compactMap { what, because in because.map { ["what": what, "because": $0] as Model } }
            + rules.main.readings.map { ["what": "对条文的理解", "because": $0.because] as Model }
    }

    private static func how(_ aim: Aim) -> String {
        if let leaves = aim.leaves { return "在期限前留\(leaves.chinese)" }
        return aim.within.map { "\($0.chinese)内" } ?? ""
    }

    /// What a norm without words of its own comes to, by the names people use.
    private static func words(
        _ row: (form: String, id: String, provenance: Provenance), _ book: Rulebook, _ vocabulary: Vocabulary
    ) -> String {
        switch row.form {
        case "requirement": book.requirements.first { $0.id == row.id }?.message ?? ""
        case "outcome": book.outcomes.first { $0.code == row.id }.map { $0.title.isEmpty ? row.id : $0.title } ?? ""
        case "competence":
            book.competences.first { $0.id == row.id }.map { norm in
                norm.of.map { vocabulary.title($0.kind) }.joined(separator: "、") + "：由"
                    + norm.by.map(\.title).joined(separator: "、") + "办理"
            } ?? ""
        case "approval":
            book.approvals.first { $0.matter == row.id }.map {
                Words.title($0.matter, field: "matter") + "：由" + $0.by.map(\.title).joined(separator: "、") + "审批"
            } ?? ""
        case "ground": book.grounds.first { $0.ground == row.id }?.what ?? ""
        case "contents":
            book.contents.first { $0.paper == row.id && $0.ground == .law(row.provenance) }.map {
                PaperKind.title($0.paper) + "应载明：" + $0.fields.map(PaperField.title).joined(separator: "、")
            } ?? ""
        default: ""
        }
    }

    private static func norm(
        _ row: (form: String, id: String, provenance: Provenance), _ book: Rulebook, _ exchange: Exchange
    ) -> Model {
        let norm = book.norms.first { $0.id == row.id && $0.provenance == row.provenance }
        return [
            "form": Words.norms[row.form] ?? row.form, "id": row.id, "cite": row.provenance.cite.text,
            "what": norm?.what ?? words(row, book, exchange.store.rules.vocabulary),
            "within": norm?.within?.chinese ?? "",
            "bearer": norm.map { Function(rawValue: $0.bearer)?.title ?? ($0.bearer == "court" ? "人民法院" : "当事人") }
                ?? "", "line": "\(row.provenance.file):\(row.provenance.line)",
        ]
    }
}
