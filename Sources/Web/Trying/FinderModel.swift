import Docket
import Work

struct FinderModel: PageModel {
    struct Share: PageModel {
        let unit: String
        let part: String?
        let succeeds: String?
    }

    struct Result: PageModel {
        let shares: [Share]
        let isUnclear: Bool
        let reason: String
        let cite: String?
        let clause: String?
        let succession: String?
        let draft: [String]
        let isUnknownMaker: Bool
    }

    let title = "谁来承办"
    let selects: [SelectModel]
    let maker: String
    let other: String
    let units: [String]
    let problem: String?
    let result: Result?

    init(
        _ answers: HandlingFinder.Answers, _ finder: HandlingFinder?, problem: String?, units: [String],
        _ vocabulary: Vocabulary
    ) {
        func select(_ field: String, _ title: String, _ chosen: String) -> SelectModel {
            SelectModel(
                field, title, chosen, NoticeTrial.choices(field, vocabulary).map { ($0.code, $0.title) }, none: "—")
        }
        selects = [
            select("reconsideration", "一、有没有经过复议，结果怎样", answers.reconsideration),
            select("sued", "二、诉讼请求针对什么", answers.sued),
        ]
        (maker, other, self.units, self.problem) = (answers.maker, answers.other, units, problem)
        result = finder.map { finder in
            Result(
                shares: finder.shares.map { Share(unit: $0.unit, part: $0.part, succeeds: $0.succeeds) },
                isUnclear: finder.shares.isEmpty, reason: finder.reason, cite: finder.cite, clause: finder.clause,
                succession: finder.succession, draft: finder.draft ?? [], isUnknownMaker: finder.isUnknownMaker)
        }
    }
}
