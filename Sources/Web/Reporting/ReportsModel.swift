import LegalCalendar
import Rulebook
import Work

/// 报表上报 as a page: each form of a period, with where each organ's stands.
struct ReportsModel: PageModel {
    struct Row: PageModel {
        let organ: String
        let stage: String
        let path: String
        /// 本机关的, 下级的
        let whose: String
        let when: String
    }

    struct Form: PageModel {
        let title: String
        /// 应于何日前; nil where nothing says, or of a part of a year.
        let due: String?
        let isLate: Bool
        let rows: [Row]
        let totals: [LinkModel]
    }

    let title = "报表上报"
    let problem: String?
    let period: String
    let figures = SiteURL.figures
    let years: [ChoiceModel]
    let spans: [ChoiceModel]
    let form: Form?
    /// As it was asked for.
    let chosen: String?
    /// 其他报表
    let others: [LinkModel]
    let isEmpty: Bool
    /// 密钥, and what is taken in by them; for the oversight office.
    let keys: LinkModel?
    let mayReceive: Bool

    /// - Parameter chosen: which form; nil for the first.
    init(
        _ register: ReportRegister, _ question: FigureQuestion, form chosen: String? = nil, problem: String?,
        today: CivilDay
    ) throws {
        self.problem = problem
        period = question.title
        years = (0...5).map { today.year - $0 }.map {
            ChoiceModel(value: String($0), title: "\($0)年", isSelected: $0 == question.year)
        }
        spans = FigureQuestion.Span.all.map {
            ChoiceModel(value: $0.code, title: $0.title, isSelected: $0 == question.span)
        }
        let (own, below) = (register.own, register.below)
        isEmpty = own.isEmpty && below.isEmpty
        keys = register.hasKeys ? LinkModel(title: "密钥", path: SiteURL.keys) : nil
        mayReceive = register.mayReceive
        let all = isEmpty ? [] : register.forms(question)
        let shown = all.first { $0.id == chosen } ?? all.first
        self.chosen = chosen == nil ? nil : shown?.id
        form = try shown.map { try Self.form($0, register, question, today: today) }
        others = all.filter { $0.id != shown?.id }.map { other in
            let due = Self.due(other, question).map { "（\($0.chinese)前）" } ?? ""
            return LinkModel(title: "\(other.title)\(due)", path: SiteURL.reports(question, form: other.id))
        }
    }

    /// 期限: of a whole year, where the form has one.
    private static func due(_ form: FigureForm, _ question: FigureQuestion) -> CivilDay? {
        question.span == .year ? form.due?.day(after: question.year) : nil
    }

    private static func form(
        _ form: FigureForm, _ register: ReportRegister, _ question: FigureQuestion, today: CivilDay
    ) throws -> Form {
        let (own, below) = (register.own, register.below)
        let reports = try register.reports(form, question, own + below)
        let rows = reports.map { report in
            let supplements = report.supplements.isEmpty ? "" : "，补充\(report.supplements.count)次"
            return Row(
                organ: report.name.organ, stage: report.stage.title + supplements,
                path: SiteURL.report(form.id, report.name.organ, question),
                whose: own.contains(report.name.organ) ? "本机关" : "下级",
                when: report.steps.last?.day.chinese ?? "")
        }
        let totals = own.prefix(1).filter(register.mayTotal).map { organ in
            LinkModel(title: "汇总（含下级已上报的）", path: SiteURL.report(form.id, organ, question, isTotal: true))
        }
        let isOpen = reports.contains { own.contains($0.name.organ) && ![.submitted, .locked].contains($0.stage) }
        let day = due(form, question)
        return Form(
            title: form.title, due: day.map { "应于\($0.chinese)前（\(form.due?.because ?? "")）" },
            isLate: isOpen && day.map { $0 < today } ?? false, rows: rows, totals: Array(totals))
    }
}
