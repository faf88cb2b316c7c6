import Casework
import Docket
import LegalCalendar
import Store
import Work

/// 待办清单 as a page shows it.
struct DeskListModel: PageModel {
    struct Count: PageModel {
        let title: String
        let style: String
        let anchor: String
        let count: Int
    }

    struct Group: PageModel {
        let title: String
        let style: String
        let anchor: String
        let rows: [Row]
    }

    struct Row: PageModel {
        let badge: DueBadge
        let what: String
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

    let counts: [Count]
    let groups: [Group]
    let isEmpty: Bool
    let canRegister: Bool
    let onlyReads: Bool

    init(_ list: DeskList, _ exchange: Exchange) throws {
        let function = try exchange.actor.function
        self.init(list, function, today: exchange.today)
    }

    init(_ list: DeskList, _ function: Function, today: CivilDay) {
        counts = list.groups.map {
            Count(
                title: $0.urgency.title, style: $0.urgency.style, anchor: $0.urgency.rawValue, count: $0.rows.count)
        }
        let filled = list.groups.filter { !$0.rows.isEmpty }
        let first = filled.first?.urgency
        groups = filled.map { group in
            Group(
                title: group.urgency.title, style: group.urgency.style, anchor: group.urgency.rawValue,
                rows: group.rows.enumerated().map { place, row in
                    Row(row, today: today, isFirst: group.urgency == first && place == 0)
                })
        }
        isEmpty = list.isEmpty
        canRegister = function == .intakeOffice
        onlyReads = [.auditor, .assessor].contains(function)
    }
}

extension DeskListModel.Row {
    fileprivate init(_ row: DeskRow, today: CivilDay, isFirst: Bool) {
        badge = DueBadge(row.mark(on: today))
        what = row.what
        title = row.headline
        open =
            row.isProposed
            ? nil
            : DeskListModel.Open(
                docket: SiteURL.docket(row.caseID), path: row.path, action: Words.task(row.kind), isFirst: isFirst)
        basis = row.basis
        let isComputed = row.due != nil && !row.dutyKey.isEmpty && !row.isProposed
        why = isComputed ? SiteURL.why(row.caseID, duty: row.dutyKey) : nil
        advice = row.advice
    }
}

extension DeskList.Urgency {
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
