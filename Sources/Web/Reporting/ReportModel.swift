import Docket
import LegalCalendar
import Oversight
import Rulebook
import Work

/// 一份报表 as a page: its tables, what does not balance, what may be done next.
struct ReportModel: PageModel {
    struct Cell: PageModel {
        let id: String
        let name: String
        let label: String
        let value: String
        let isTyped: Bool
        let isBad: Bool
        /// 系统数 and its cases; nil where this installation counts nothing.
        let system: String?
        let path: String?
    }

    struct Row: PageModel {
        let title: String
        let cells: [Cell]
    }

    struct Table: PageModel {
        let title: String
        let columns: [String]
        let rows: [Row]
    }

    struct Problem: PageModel {
        let text: String
        let cells: [LinkModel]
    }

    struct Button: PageModel {
        let value: String
        let title: String
        let isPrimary: Bool
    }

    let title: String
    let period: String
    let stage: String
    let problem: String?
    let missing: String?
    /// 退回的理由, and by whom it can be reviewed.
    let hints: [String]
    let supplements: [String]
    let steps: [String]
    let note: String?
    let hasChecks: Bool
    let isBlank: Bool
    let problems: [Problem]
    let suspects: [LinkModel]
    let tables: [Table]
    let buttons: [Button]
    let mayAct: Bool
    let mayType: Bool
    let text: String
    let textTitle: String
    let seen: Int
    let action: String
    let back: String
    let sheet: String
    /// 上报文件: for an installation above; nil where it was not submitted, or where no key was made.
    let parcel: String?

    /// - Parameter told: what was just done, of which nothing is recorded yet.
    init(_ view: ReportView, typed: ReportForm?, told: String? = nil, problem: String?) {
        let (form, report, question) = (view.form, view.report, view.filling.question)
        let acts = view.isTotal ? [] : view.acts
        title = "\(report.name.organ)　\(form.title)" + (view.isTotal ? "（汇总）" : "")
        period = question.title
        stage = view.isTotal ? "" : report.stage.title
        self.problem = problem
        missing = view.missing.isEmpty ? nil : view.missing.joined(separator: "、")
        let sentBack = report.returned.map { "\($0.day.chinese)\($0.unit)退回：\($0.text)" }
        let isStuck = report.stage == .filled && !acts.contains(.review) && !acts.isEmpty
        let others =
            "审核由没有动过数字的另一人办；动过的：\(report.fillers.sorted().joined(separator: "、"))。都动过的，由监督机构先退回，由一人重新保存，再由另一人审核。"
        hints = [told, sentBack, isStuck ? others : nil].compactMap(\.self)
        supplements = report.supplements.map { one in
            let cells = one.values.sorted { $0.key < $1.key }.map { "\(form.title($0.key))改为\($0.value.text)" }
            return "\(one.day.chinese)补充：\(cells.joined(separator: "、"))。\(one.reason)"
        }
        steps =
            view.isTotal
            ? []
            : report.steps.map { step in
                let said = step.text.isEmpty ? "" : "：\(step.text)"
                return "\(step.day.chinese)　\(step.unit)　\(Vocabulary.standard.title(step.kind))\(said)"
            }
        note = report.note.isEmpty ? nil : report.note
        mayType = acts.contains(.fill) || acts.contains(.supplement)
        mayAct = !acts.isEmpty
        let values = typed.flatMap { $0.isFilled ? $0.values(form) : nil } ?? view.values
        let check = FormCheck(form, values)
        let broken = check.problems(before: view.before, isYear: question.span == .year)
        isBlank = values.isEmpty
        hasChecks = broken.isEmpty && !values.isEmpty
        problems = broken.prefix(Self.shown).map { one in
            Problem(
                text: one.description,
                cells: one.cells.prefix(8).map { LinkModel(title: form.title($0), path: "#\(Self.anchor($0))") })
        }
        suspects = check.suspects.map {
            LinkModel(title: "\(form.title($0.cell))：填\($0.says)，按其余各格应为\($0.should)", path: "#\(Self.anchor($0.cell))")
        }
        let bad = Set(broken.flatMap(\.cells)).union(typed?.odd(form) ?? [])
        let isTyped = mayType
        tables = form.tables.map { Self.table($0, view, typed, values, bad, isTyped: isTyped) }
        buttons = Self.buttons(acts)
        (textTitle, text) = (Self.textTitle(acts), typed?.text ?? (acts.contains(.fill) ? report.note : ""))
        seen = typed?.seen ?? report.last
        action = SiteURL.report(form.id, report.name.organ, question)
        back = SiteURL.reports(question, form: form.id)
        sheet = SiteURL.reportFile(form.id, report.name.organ, question, isTotal: view.isTotal)
        parcel = view.maySign ? SiteURL.parcel(form.id, report.name.organ, question) : nil
    }

    /// More are not read one by one.
    private static let shown = 30

    private static func anchor(_ cell: FormCell) -> String { "c-\(cell.text)" }

    private static func buttons(_ acts: [ReportRegister.Act]) -> [Button] {
        let main = acts.last { $0 != .sendBack }
        return acts.map { Button(value: $0.rawValue, title: $0.title, isPrimary: $0 == main) }
    }

    private static func textTitle(_ acts: [ReportRegister.Act]) -> String {
        if acts.contains(.supplement) { return "补充的原因" }
        if acts.contains(.sendBack) {
            return acts.contains(.fill) ? "填报说明，或者退回的理由" : "退回的理由（退回时必填）"
        }
        return acts.contains(.fill) ? "填报说明（有不平衡的写明原因）" : "说明"
    }

    private static func table(
        _ table: FigureForm.Table, _ view: ReportView, _ typed: ReportForm?, _ values: [FormCell: FormValue],
        _ bad: Set<FormCell>, isTyped: Bool
    ) -> Table {
        let rows = table.rows.map { row in
            let cells = table.columns.map { column in
                let cell = FormCell(table: table.id, row: row.id, column: column.id)
                let (mine, said) = (view.isTotal ? nil : view.filling.values[cell], values[cell]?.text ?? "")
                let key = view.filling.keys[cell]
                return Cell(
                    id: anchor(cell), name: ReportForm.name(cell), label: view.form.title(cell),
                    value: typed?.typed(cell) ?? said, isTyped: isTyped, isBad: bad.contains(cell),
                    // 0 that the system has too says nothing.
                    system: mine.flatMap { $0 == .count(0) && said == "0" ? nil : $0.text },
                    path: key.map { SiteURL.figure($0, view.filling.question) })
            }
            return Row(title: row.title, cells: cells)
        }
        return Table(title: "表\(table.id)　\(table.title)", columns: table.columns.map(\.title), rows: rows)
    }
}
