import Casework
import Work

struct CardModel: PageModel {
    struct Choice: PageModel {
        let organ: String
        let path: String
    }

    struct Paper: PageModel {
        let title: String
        let isThere: Bool
    }

    struct Card: PageModel {
        /// Named where several are sued.
        let organ: String?
        let at: String
        let place: String?
        let court: String?
        let head: String
        let agents: String?
        let dispute: String
        let act: String
        let claims: String?
        let opinion: String?
        let papers: [Paper]
        /// 法定要求
        let note: String?
        let warnings: Warnings?
        let terms: String?
    }

    struct Warnings: PageModel {
        let lines: [String]
    }

    let title = "出庭应诉提示卡"
    let `case`: CaseLine
    /// Nil where it is asked whose card is wanted.
    let card: Card?
    let choices: [Choice]

    init(_ line: CaseLine, _ card: HearingCard?, choices: [Choice]) {
        `case` = line
        self.choices = choices
        self.card = card.map { card in
            Card(
                organ: choices.isEmpty ? nil : card.organ, at: card.time, place: card.place, court: card.court,
                head: card.head ?? "未定", agents: card.agents.isEmpty ? nil : card.agents.joined(separator: "、"),
                dispute: card.dispute, act: card.act, claims: card.claims, opinion: card.opinion,
                papers: card.papers.map { Paper(title: $0.title, isThere: $0.isThere) }, note: card.note,
                warnings: card.warnings.isEmpty ? nil : Warnings(lines: card.warnings), terms: card.terms)
        }
    }
}
