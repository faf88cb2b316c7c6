import Casework
import Docket
import LegalCalendar
import Store
import Work

/// 等您处理 as a page shows it: the first card open, the others a tap away; what the first asks for is at hand below.
struct LeaderModel: PageModel {
    struct Card: PageModel {
        let badge: DueBadge
        let title: String
        let what: String
        let from: String?
        let proposal: String?
        let basis: String
        let due: String
        let docket: String
        let path: String
        let action: String
        let isFirst: Bool
    }

    struct Hearings: PageModel {
        let count: Int
        let rows: [Hearing]
    }

    struct Hearing: PageModel {
        let at: String
        let title: String
        let place: String
        let head: String
        let card: String
        /// Nil for whoever does not appear himself.
        let unable: String?
    }

    let title = "等您处理"
    let count: Int
    let cards: [Card]
    /// What the first card asks for; nil where nothing waits.
    let first: Card?
    let hearings: Hearings?

    init(_ desk: LeaderDesk, today: CivilDay) {
        count = desk.cards.count
        cards = desk.cards.enumerated().map { Card($1, today, isFirst: $0 == 0) }
        first = cards.first
        let rows = desk.hearings.map { Hearing($0, reader: desk.reader) }
        hearings = rows.isEmpty ? nil : Hearings(count: rows.count, rows: rows)
    }
}

extension LeaderModel.Card {
    fileprivate init(_ card: LeaderDesk.Card, _ today: CivilDay, isFirst: Bool) {
        let row = card.row
        badge = DueBadge(row.mark(on: today))
        (title, what, from, proposal) = ("\(row.title)　\(row.act)", row.what, card.from, card.proposal)
        basis = row.basis
        due = [row.due?.shortChinese ?? "没有规定日期", card.limit].compactMap(\.self).joined(separator: "；")
        (docket, path, action) = (SiteURL.docket(row.caseID), row.path, Words.task(row.kind))
        self.isFirst = isFirst
    }
}

extension LeaderModel.Hearing {
    fileprivate init(_ row: HearingRow, reader: String) {
        let isHis = row.head.split(separator: "、").contains { $0 == reader }
        (at, place) = (row.at, row.place)
        title = "\(row.number)　\(row.title)"
        head = isHis ? "您出庭" : row.head.isEmpty ? "出庭负责人未定" : "\(row.head)出庭"
        card = SiteURL.card(row.caseID, row.hearing)
        unable = isHis ? SiteURL.record(row.caseID, .headUnavailable, about: ["hearing": row.hearing]) : nil
    }
}
