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
        let opinion: String?
        let basis: String
        let due: String
        let docket: String
        let path: String
        let action: String
        let isFirst: Bool
        /// 同意 or 退回 at once; nil for what has a page of its own.
        let asked: Asked?
    }

    struct Asked: PageModel {
        let sheet: String
        let subject: String
        let follows: String
        let seen: Int
        /// Which card it is on, so that its fields have names of their own.
        let place: Int
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
        cards = desk.cards.enumerated().map { Card($1, today, place: $0) }
        first = cards.first
        let rows = desk.hearings.map { Hearing($0, reader: desk.reader) }
        hearings = rows.isEmpty ? nil : Hearings(count: rows.count, rows: rows)
    }
}

extension LeaderModel.Card {
    fileprivate init(_ card: LeaderDesk.Card, _ today: CivilDay, place: Int) {
        let row = card.row
        badge = DueBadge(row.mark(on: today))
        (title, what, from, proposal) = ("\(row.title)　\(row.act)", row.what, card.from, card.proposal)
        opinion = card.opinion
        basis = row.basis
        due = [row.due?.shortChinese ?? "没有规定日期", card.limit].compactMap(\.self).joined(separator: "；")
        (docket, path, action) = (SiteURL.docket(row.caseID), row.path, Words.task(row.kind))
        isFirst = place == 0
        asked = card.asked.map {
            LeaderModel.Asked(
                sheet: SiteURL.sheet(row.caseID, $0.submission), subject: $0.subject, follows: $0.follows,
                seen: $0.seen,
                place: place)
        }
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
