public import Docket
public import Rulebook

/// 条文落实: for each article its norms or the reason for none, its scenarios, and the pages on which it is done.
public struct Coverage: Sendable {
    public struct Row: Sendable {
        /// `zhongwei-2022-3/10`
        public let article: String
        public let heading: String
        public let paragraphs: Int
        public let norms: [String]
        public let reason: String?
        public let scenarios: Int
        public let pages: [String]
        /// Paragraphs of which neither a norm nor a reason speaks.
        public let silent: [Int]

        public var value: Value {
            var object: [String: Value] = [
                "article": .text(article), "paragraphs": .integer(paragraphs), "norms": .list(norms.map { .text($0) }),
                "scenarios": .integer(scenarios), "pages": .list(pages.map { .text($0) }),
            ]
            object["reason"] = reason.map { .text($0) }
            return .object(object)
        }
    }

    public let rows: [Row]

    /// - Parameter page: the page on which a kind of entry is recorded; nil if there is none.
    public init(rules: Rules, scenarios: [Scenario], page: (KindName) -> String?) {
        let named = scenarios.flatMap { Set($0.articles.map(Self.plain)) }
        rows = rules.all.flatMap { book in
            book.articles.sorted { $0.key == book.id || $0.key < $1.key }.flatMap { source, articles in
                articles.map { article in
                    let id = "\(source)/\(article.number)"
                    let here = book.provenances.filter {
                        $0.provenance.source == source && $0.provenance.file == article.file
                            && $0.provenance.cite.article == article.number
                    }
                    let reasons = book.nones.filter {
                        $0.provenance.file == article.file && $0.provenance.cite.article == article.number
                    }.map(\.reason)
                    return Row(
                        article: id, heading: article.heading, paragraphs: article.paragraphs.count,
                        norms: here.map(\.id),
                        reason: reasons.isEmpty ? nil : reasons.joined(separator: "；"),
                        scenarios: named.filter { $0 == id }.count,
                        pages: Self.kinds(book, source, article).compactMap(page).uniqued,
                        silent: book.silentParagraphs(article, source: source))
                }
            }
        }
    }

    /// The kinds that an article's norms speak of: what opens, fulfils and does them.
    private static func kinds(_ book: Rulebook, _ source: String, _ article: Article) -> [KindName] {
        func here(_ provenance: Provenance) -> Bool {
            provenance.source == source && provenance.file == article.file && provenance.cite.article == article.number
        }
        let norms: [KindName] = book.norms.filter { here($0.provenance) }.flatMap { norm in
            (norm.when + norm.fulfilledBy.triggers).map(\.kind)
        }
        let acts: [KindName] = book.competences.filter { here($0.provenance) }.flatMap { $0.of.map(\.kind) }
        let required: [KindName] = book.requirements.filter { here($0.provenance) }.flatMap { $0.of.map(\.kind) }
        let assigning: [KindName] =
            book.assignments.contains { here($0.provenance) } ? [.noticeReceived, .handlingAssigned] : []
        let outcomes: [KindName] = book.outcomes.contains { here($0.provenance) } ? [.decisionReceived] : []
        let approvals: [KindName] = book.approvals.contains { here($0.provenance) } ? [.approved] : []
        return norms + acts + required + assigning + outcomes + approvals
    }

    /// A statute is named without its year, also where somebody wrote it.
    static func plain(_ article: String) -> String {
        let parts = article.split(separator: "/")
        guard parts.count == 2, !parts[0].hasPrefix("zhongwei") else { return article }
        return "\(parts[0].replacing(/-\d{4}(-\d+)?$/, with: ""))/\(parts[1])"
    }
}

extension [String] {
    /// Each once, in the order of first appearance.
    fileprivate var uniqued: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
