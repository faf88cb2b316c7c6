import Docket
import LegalCalendar
public import Rulebook

/// 条文: an article with the norms read from it, and what is said of those that bind nobody.
public struct RuleArticle: Sendable {
    /// 规范: one row of what the system carries out.
    public struct Row: Sendable, Hashable {
        public let form: String
        public let id: String
        public let cite: String
        public let what: String
        public let bearer: String?
        public let within: String?
        /// file:line
        public let place: String
    }

    /// 系统建议 that belongs to a norm of the article.
    public struct Advice: Sendable, Hashable {
        public let of: String
        public let how: String
        public let because: String
    }

    public let article: Article
    public let source: String
    let book: Rulebook
    let rules: Rules

    init(_ article: Article, of source: String, _ book: Rulebook, _ rules: Rules) {
        (self.article, self.source, self.book, self.rules) = (article, source, book, rules)
    }

    /// Also of a version that is not adopted: whoever adopts it reads it first.
    /// - Returns: nil for an article that no rulebook has.
    public init?(_ source: String, _ number: ArticleNumber, _ rules: Rules) {
        let others = rules.allVersions.filter { book in !rules.all.contains { $0.id == book.id } }
        for book in rules.all + others {
            guard let article = book.articles[source]?.first(where: { $0.number == number }) else { continue }
            self.init(article, of: source, book, rules)
            return
        }
        return nil
    }

    public var title: String { "\(rules.title(of: source))\(article.heading)" }

    private var provenances: [(form: String, id: String, provenance: Provenance)] {
        book.provenances.filter {
            $0.provenance.source == source && $0.provenance.file == article.file
                && $0.provenance.cite.article == article.number
        }
    }

    /// 规范的条数
    public var count: Int { provenances.count }

    public var rows: [Row] {
        provenances.map { row in
            let norm = book.norms.first { $0.id == row.id && $0.provenance == row.provenance }
            return Row(
                form: Words.norms[row.form] ?? row.form, id: row.id, cite: row.provenance.cite.text,
                what: norm?.what ?? words(row.form, row.id, row.provenance),
                bearer: norm.map {
                    Function(rawValue: $0.bearer).map(rules.title) ?? ($0.bearer == "court" ? "人民法院" : "当事人")
                }, within: norm?.within?.chinese, place: "\(row.provenance.file):\(row.provenance.line)")
        }
    }

    /// Why a sentence of it binds nobody.
    public var reasons: [String] {
        book.nones.filter { $0.provenance.file == article.file && $0.provenance.cite.article == article.number }
            .map { "\($0.provenance.cite)：\($0.reason)" }
    }

    public var advice: [Advice] {
        rules.aims.filter { aim in provenances.contains { rules.norm(named: aim.of)?.id == $0.id } }.map { aim in
            let how = aim.leaves.map { "在期限前留\($0.chinese)" } ?? aim.within.map { "\($0.chinese)内" } ?? ""
            return Advice(of: rules.norm(named: aim.of)?.what ?? aim.of, how: how, because: aim.because)
        }
    }

    /// What a norm without words of its own comes to, by the names people use.
    private func words(_ form: String, _ id: String, _ provenance: Provenance) -> String {
        func titles(_ functions: [Function]) -> String { functions.map(rules.title).joined(separator: "、") }
        let words: String? =
            switch form {
            case "requirement": book.requirements.first { $0.id == id }?.message
            case "outcome": book.outcomes.first { $0.code == id }.map { $0.title.isEmpty ? id : $0.title }
            case "competence":
                book.competences.first { $0.id == id }.map { norm in
                    let kinds = norm.of.map { rules.vocabulary.title($0.kind) }.joined(separator: "、")
                    return "\(kinds)：由\(titles(norm.by))办理"
                }
            case "approval":
                book.approvals.first { $0.matter == id }.map {
                    "\(Words.title($0.matter, field: "matter"))：由\(titles($0.by))审批"
                }
            case "ground": book.grounds.first { $0.ground == id }?.what
            case "contents":
                book.contents.first { $0.paper == id && $0.ground == .law(provenance) }.map {
                    "\(PaperKind.title($0.paper))应载明：" + $0.fields.map(PaperField.title).joined(separator: "、")
                }
            default: nil
            }
        return words ?? ""
    }
}
