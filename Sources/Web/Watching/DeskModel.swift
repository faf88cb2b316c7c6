import Casework
import Docket
import LegalCalendar
import Store
import Work

/// 工作台 as a page shows it.
struct DeskModel: PageModel {
    struct Count: PageModel {
        let title: String
        let style: String
        let anchor: String
        let count: String
    }

    struct Group: PageModel {
        let title: String
        let style: String
        let anchor: String
        let rows: [Row]
        /// Where the rest stands; nil where this is all.
        let rest: String?
        let count: String
    }

    struct Row: PageModel {
        let badge: DueBadge
        let what: String
        let isUnassigned: Bool
        let title: String
        /// Nil where the case has not been given to the unit: told of, and not yet to be opened.
        let open: Open?
        let basis: String
        let why: String?
        let advice: String?
    }

    struct Open: PageModel {
        let docket: String
        let path: String
        let action: String
        let isFirst: Bool
    }

    let title = "待办事项"
    let hint: String
    let counts: [Count]
    let groups: [Group]
    let isEmpty: Bool
    let canRegister: Bool
    let onlyReads: Bool
    let pages: PagesModel?
    /// Back to all; nil where all are shown.
    let whole: String?

    init(_ list: DeskList, _ actor: Actor, hint: String, today: CivilDay) {
        self.hint = hint
        let isAlone = list.page != nil
        counts = list.groups.map {
            let urgency = $0.urgency
            return Count(
                title: urgency.title, style: urgency.style,
                anchor: isAlone ? SiteURL.desk(urgency, page: 1) : "#\(urgency.rawValue)",
                count: $0.count.description)
        }
        let filled = list.groups.filter { !$0.rows.isEmpty }
        let first = filled.first?.urgency
        groups = filled.map { group in
            Group(
                title: group.urgency.title, style: group.urgency.style, anchor: group.urgency.rawValue,
                rows: group.rows.enumerated().map { place, row in
                    Row(row, today: today, isFirst: group.urgency == first && place == 0)
                }, rest: group.isCut && !isAlone ? SiteURL.desk(group.urgency, page: 1) : nil,
                count: group.count.description)
        }
        isEmpty = list.isEmpty
        canRegister = actor.has(.intakeOffice)
        onlyReads = actor.functions.allSatisfy { [.auditor, .assessor].contains($0) }
        let urgency = filled.first?.urgency ?? .other
        pages = PagesModel(previous: list.page?.previous, next: list.next) { SiteURL.desk(urgency, page: $0) }
        whole = isAlone ? SiteURL.desk : nil
    }
}

extension DeskModel.Row {
    fileprivate init(_ row: DeskRow, today: CivilDay, isFirst: Bool) {
        badge = DueBadge(row.mark(on: today))
        what = row.what
        isUnassigned = row.isUnassigned
        title = row.headline
        open =
            row.isProposed
            ? nil
            : DeskModel.Open(
                docket: SiteURL.docket(row.caseID), path: row.path, action: Words.task(row.kind), isFirst: isFirst)
        basis = row.basis
        let isComputed = row.due != nil && !row.dutyKey.isEmpty && !row.isProposed
        why = isComputed ? SiteURL.why(row.caseID, duty: row.dutyKey) : nil
        advice = row.advice
    }
}

extension Urgency {
    fileprivate var title: String {
        switch self {
        case .overdue: "■ 逾期"
        case .today: "▲ 今日"
        case .week: "● 7日内"
        case .other: "○ 其他"
        }
    }

    fileprivate var style: String {
        switch self {
        case .overdue: "red"
        case .today: "amber"
        case .week: "green"
        case .other: "grey"
        }
    }
}
