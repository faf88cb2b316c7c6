public import Rulebook

/// 办法原文: all texts that the rules are read from, and what the office itself chose.
public struct RuleTexts: Sendable {
    public struct Text: Sendable {
        public let title: String
        /// 文号; nil for a statute.
        public let number: String?
        public let articles: [RuleArticle]
    }

    /// 办公室约定, with its reason.
    public struct Choice: Sendable, Hashable {
        public let what: String
        public let because: String
    }

    public let texts: [Text]
    /// What the office itself chose; and how it reads a clause.
    public let choices: [Choice]

    public init(_ rules: Rules) {
        texts = rules.all.flatMap { book in
            book.articles.sorted { $0.key == book.id || $0.key < $1.key }.map { source, articles in
                Text(
                    title: source == book.id ? book.title : rules.title(of: source),
                    number: source == book.id ? book.number : nil,
                    articles: articles.map { RuleArticle($0, of: source, book, rules) })
            }
        }
        let own =
            rules.main.norms.map { ($0.what, $0.provenance.because) }
            + rules.main.requirements.map { ($0.message, $0.provenance.because) }
        choices =
            own.compactMap { what, because in because.map { Choice(what: what, because: $0) } }
            + rules.main.readings.map { Choice(what: "对条文的理解", because: $0.because) }
    }
}
