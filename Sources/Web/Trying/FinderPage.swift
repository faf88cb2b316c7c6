import Docket
import Rulebook
import Store
import Work

/// 谁来承办: four questions, and the unit with the clause that says so.
enum FinderPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        let (query, vocabulary) = (exchange.query, exchange.store.rules.vocabulary)
        func chosen(_ field: String) -> String {
            query[field].flatMap { said in
                NoticeTrial.choices(field, vocabulary).contains { $0.code == said } ? said : nil
            } ?? ""
        }
        func said(_ field: String) -> String { String((query[field] ?? "").prefix(60)) }
        let answers = HandlingFinder.Answers(
            reconsideration: chosen("reconsideration"), sued: chosen("sued"), maker: said("maker"),
            other: said("other"))
        let isAsked = !query.fields.isEmpty
        // Nothing is taken for granted: the first two are answered, 不详 among the answers.
        let isAnswered = !answers.reconsideration.isEmpty && !answers.sued.isEmpty
        let finder =
            isAsked && isAnswered
            ? try HandlingFinder(answers, on: exchange.today, try exchange.reading) : nil
        return try exchange.page(
            "Trying/finder",
            of: FinderModel(
                answers, finder, problem: isAsked && !isAnswered ? "请回答前两个问题；不知道的选“不详”。" : nil,
                units: try exchange.store.organisation().currentNames, vocabulary),
            status: isAsked && !isAnswered ? 422 : 200)
    }
}
