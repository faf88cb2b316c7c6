import Docket
import LegalCalendar
import Store
import Work

/// 移交 as a page shows it, and as it is printed for both to sign.
struct HandoverModel: PageModel {
    struct Person: PageModel {
        let name: String
        let path: String
        let count: String
        let isGone: Bool
        let isChosen: Bool
    }

    struct List: PageModel {
        let from: String
        let to: String
        let successors: [String]
        let day: String
        let note: String
        let seen: Int
        let rows: [Row]
        let kept: [RecordModel.Kept]
        let count: Int
        /// 名下还有多少件, where more are his than are handed over at once.
        let more: String?
        let today: String
    }

    struct Row: PageModel {
        let caseID: String
        let place: Int
        let number: String
        let title: String
        let path: String
        let stage: String
        let tasks: [String]
        let hearings: [String]
        let others: String?
        let note: String
        let isTickable: Bool
        let isTicked: Bool
    }

    let title = "移交案件"
    let unit: String
    let problem: String?
    let people: [Person]
    let hasPeople: Bool
    let list: List?
    /// Chosen, and nothing is his.
    let isEmpty: String?

    init(_ handover: Handover, _ typed: Form, today: CivilDay, seen: Int, kept: [Upload] = [], problem: String? = nil) {
        unit = handover.unit
        self.problem = problem
        people = handover.people.map {
            Person(
                name: $0.name, path: SiteURL.handover(from: $0.name), count: $0.count.description, isGone: $0.isGone,
                isChosen: $0.name == handover.from)
        }
        hasPeople = !people.isEmpty
        let ticked = typed.fields.isEmpty ? nil : Set(typed.all("case"))
        let rows = handover.rows.enumerated().map { Row($1, $0, typed, ticked: ticked, today: today) }
        let count = handover.people.first { $0.name == handover.from }?.count
        list = handover.from.flatMap { from in
            rows.isEmpty
                ? nil
                : List(
                    from: from, to: typed["to"] ?? "", successors: handover.successors,
                    day: typed["day"] ?? today.description, note: typed["note"] ?? "", seen: seen, rows: rows,
                    kept: kept.map { .init($0) }, count: rows.count,
                    more: rows.count == Handover.most ? count?.description : nil, today: today.chinese)
        }
        isEmpty = list == nil ? handover.from : nil
    }
}

extension HandoverModel.Row {
    fileprivate init(_ row: Handover.Row, _ place: Int, _ typed: Form, ticked: Set<String>?, today: CivilDay) {
        (caseID, self.place) = (row.docket.caseID, place + 1)
        (number, title, path) = (row.docket.number, row.docket.title, SiteURL.docket(row.docket.caseID))
        stage = row.docket.stage
        tasks = row.tasks.map { task in
            "\(task.what)　\(task.due.map { $0 < today ? "逾期，至迟\($0.chinese)" : "至迟\($0.chinese)" } ?? "及时")"
        }
        hearings = row.hearings.map { "开庭 \($0.at)　\($0.place)" }
        others = row.others.isEmpty ? nil : row.others.joined(separator: "、")
        note = typed["note.\(row.docket.caseID)"] ?? ""
        isTickable = row.mayRecord
        isTicked = row.mayRecord && (ticked?.contains(row.docket.caseID) ?? true)
    }
}
