import Docket
import LegalCalendar
import Store
import Work

/// 待办之外: what a desk shows beside the duties of cases.
extension DeskModel {
    struct Hearing: PageModel {
        let at: String
        let title: String
        let place: String
        let head: String
        let card: String
    }

    /// 备好的草稿
    struct Drafts: PageModel {
        let rows: [DraftRow]
    }

    struct DraftRow: PageModel {
        let title: String
        let because: String
        let path: String
        let record: String
        let action: String
    }

    /// 等待办理的报表
    struct Reports: PageModel {
        let rows: [ReportRow]
    }

    struct ReportRow: PageModel {
        let title: String
        let stage: String
        let reason: String?
        let path: String
    }

    /// 机关事项
    struct Office: PageModel {
        let rows: [OfficeRow]
    }

    struct OfficeRow: PageModel {
        let badge: DueBadge
        let what: String
        let basis: String
        /// Nil where there is no page to record it.
        let path: String?
        let action: String
    }
}

extension DeskModel.Hearing {
    init(_ row: HearingRow) {
        (at, place) = (row.at, row.place)
        title = [row.number, row.title].filter { !$0.isEmpty }.joined(separator: "　")
        head = row.head.isEmpty ? "出庭负责人未定" : "\(row.head)出庭"
        card = SiteURL.card(row.caseID, row.hearing)
    }
}

extension DeskModel.OfficeRow {
    init(_ task: OfficeTask) {
        (badge, what, basis) = (DueBadge(task.mark), task.what, task.basis)
        path = SiteURL.matter(task)
        action = Words.task(task.kind)
    }
}

extension DeskModel.DraftRow {
    init(_ draft: DraftsReady.Draft) {
        (title, because) = (draft.title, draft.because)
        path = SiteURL.figuresFile("\(draft.paper).docx", draft.question)
        record = SiteURL.matter(draft.done)
        action = "登记\(Vocabulary.standard.title(draft.done))"
    }
}

extension DeskModel.Aside {
    /// Nil where there is nothing.
    init?(_ list: DeskList.Aside, _ today: CivilDay) {
        guard !list.rows.isEmpty else { return nil }
        count = list.count.description
        rows = list.rows.map { DeskModel.AsideRow($0, today) }
        isCut = list.count.value > list.rows.count
    }
}

extension DeskModel.AsideRow {
    init(_ row: DeskRow, _ today: CivilDay) {
        let isWait = row.list == .wait
        what = row.what
        badge = isWait ? row.mark(on: today).text : row.due.map { "至\($0.chinese(in: today.year))" } ?? "不限日期"
        (title, docket) = (row.headline, SiteURL.docket(row.caseID))
        let until = row.due.map { "　至迟\($0.shortChinese)" } ?? ""
        basis = isWait ? row.cite + until : row.basis
        (path, action) = (row.path, isWait ? "收到后登记" : Words.task(row.kind))
    }
}

extension DeskModel.ReportRow {
    init(_ report: ReportRegister.Waiting) {
        (title, stage, reason) = (report.title, report.stage, report.reason.isEmpty ? nil : report.reason)
        path = SiteURL.report(report.form, report.organ, report.question)
    }
}
