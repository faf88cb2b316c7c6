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

    struct Duties: PageModel {
        let groups: [Group]
    }

    struct Row: PageModel {
        let badge: DueBadge
        let what: String
        let note: String?
        let title: String
        /// For whom it waits; nil where it can be done.
        let waits: String?
        /// Nil where the case has not been given to the unit: told of, and not yet to be opened.
        let open: Open?
        let basis: String
        let why: String?
        let advice: String?
        /// 还关系到
        let serves: [String]
        let others: Others?
    }

    /// 待移交
    struct Gone: PageModel {
        let name: String
        let path: String
    }

    /// 另有N项 of the same case.
    struct Others: PageModel {
        let count: Int
        let titles: String
        let rows: [Other]
    }

    struct Other: PageModel {
        let badge: DueBadge
        let what: String
        let basis: String
        let waits: String?
        /// Nil where the case has not been given to the unit.
        let path: String?
        let action: String
    }

    struct Open: PageModel {
        let docket: String
        let path: String
        let action: String
        let isFirst: Bool
    }

    /// 等待法院, 可以行使的权利
    struct Aside: PageModel {
        let count: String
        let rows: [AsideRow]
        let isCut: Bool
    }

    struct AsideRow: PageModel {
        let badge: String
        let what: String
        let title: String
        let docket: String
        let basis: String
        let path: String
        let action: String
    }

    /// 本周开庭
    struct Hearings: PageModel {
        let rows: [Hearing]
    }

    let title = "待办事项"
    let hearings: Hearings?
    /// Nil where the office has nothing to do that belongs to no case.
    let office: Office?
    /// Nil where nothing waits to be looked at.
    let drafts: Drafts?
    /// 等待办理的报表; nil where none waits.
    let reports: Reports?
    /// 每周清单: for the oversight office.
    let week: String?
    let hint: String
    /// 有效期; nil where nothing need be said.
    let term: TermModel?
    let counts: [Count]
    /// Nil where nothing of a case is to be done.
    let duties: Duties?
    let isEmpty: Bool
    let waits: Aside?
    let rights: Aside?
    let canRegister: Bool
    let gone: [Gone]
    let onlyReads: Bool
    let pages: PagesModel?
    /// Back to all; nil where all are shown.
    let whole: String?

    var groups: [Group] { duties?.groups ?? [] }

    init(_ list: DeskList, _ actor: Actor, hint: HolidayHint, term: TermNotice?, today: CivilDay) {
        self.hint = hint.text
        week = actor.has(.oversightOffice) && list.page == nil ? SiteURL.weekPrint : nil
        self.term = term.map(TermModel.init)
        hearings = list.hearings.isEmpty ? nil : Hearings(rows: list.hearings.map(Hearing.init))
        office = list.office.isEmpty ? nil : Office(rows: list.office.map(OfficeRow.init))
        drafts = list.drafts.isEmpty ? nil : Drafts(rows: list.drafts.map(DraftRow.init))
        reports = list.reports.isEmpty ? nil : Reports(rows: list.reports.map(ReportRow.init))
        let isAlone = list.page != nil
        let shown = list.groups.filter { $0.urgency != .eve || hint.eve != nil }
        counts =
            shown.map {
                Count(
                    title: $0.urgency.title, style: $0.urgency.style,
                    anchor: isAlone ? SiteURL.desk($0.urgency, page: 1) : "#\($0.urgency.rawValue)",
                    count: $0.count.description)
            }
            + (list.office.isEmpty
                ? [] : [Count(title: "○ 机关事项", style: "grey", anchor: "#office", count: String(list.office.count))])
            + [Count(title: "○ 等待法院", style: "grey", anchor: "#waits", count: list.waits.count.description)]
        let filled = list.groups.filter { !$0.rows.isEmpty }
        let first = filled.first?.urgency
        let groups = filled.map { group in
            Group(
                title: group.urgency.title, style: group.urgency.style, anchor: group.urgency.rawValue,
                rows: group.rows.enumerated().map { place, row in
                    Row(row, today: today, isFirst: group.urgency == first && place == 0)
                }, rest: group.isCut && !isAlone ? SiteURL.desk(group.urgency, page: 1) : nil,
                count: group.count.description)
        }
        duties = groups.isEmpty ? nil : Duties(groups: groups)
        isEmpty = list.isEmpty
        waits = Aside(list.waits, today)
        rights = Aside(list.rights, today)
        canRegister = actor.has(.intakeOffice)
        gone = list.gone.map { Gone(name: $0, path: SiteURL.handover(from: $0)) }
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
        note = row.note.isEmpty ? nil : row.note
        waits = row.waits.isEmpty ? nil : row.waits
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
        // What is far off is told on the case's own page.
        let near = row.serves.filter { $0.due.map { $0.days(since: today) <= 7 } ?? false }
        serves = near.map { "\($0.basis)　\(DueMark(due: $0.due, advice: nil, today: today).text)" }
        let others = row.others.map { DeskModel.Other($0, today: today) }
        self.others =
            others.isEmpty
            ? nil
            : DeskModel.Others(
                count: others.count,
                titles: others.prefix(3).map(\.what).joined(separator: "、") + (others.count > 3 ? "等" : ""),
                rows: others)
    }
}

extension DeskModel.Other {
    fileprivate init(_ row: DeskRow, today: CivilDay) {
        (badge, what, basis) = (DueBadge(row.mark(on: today)), row.what, row.basis)
        waits = row.waits.isEmpty ? nil : row.waits
        (path, action) = (row.isProposed ? nil : row.path, Words.task(row.kind))
    }
}

extension Urgency {
    fileprivate var title: String {
        switch self {
        case .overdue: "■ 逾期"
        case .today: "▲ 今日"
        case .eve: "▲ 节前应办"
        case .week: "● 七日内"
        case .other: "○ 其他"
        }
    }

    fileprivate var style: String {
        switch self {
        case .overdue: "red"
        case .today, .eve: "amber"
        case .week: "green"
        case .other: "grey"
        }
    }
}
