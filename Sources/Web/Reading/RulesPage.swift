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
        guard let number = exchange.parameters["article"].flatMap({ ArticleNumber($0) }),
            let article = RuleArticle(exchange.parameters["source"] ?? "", number, exchange.store.rules)
        else { throw PageError.absent }
        return try exchange.page("Reading/article", of: ArticleModel(article))
    }
}
