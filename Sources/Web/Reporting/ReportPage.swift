import Casework
import Docket
import LegalCalendar
import Oversight
import Rulebook
import Store
import Work

/// 报表上报: what is filled in, reviewed, submitted, sent back and locked.
enum ReportPage {
    private static func asked(_ exchange: Exchange) -> FigureQuery {
        FigureQuery(exchange.query, exchange.store.rules.figures, today: exchange.today)
    }

    /// 各机关的报表
    @Sendable static func index(_ exchange: Exchange) async throws -> Reply { try list(exchange) }

    static func list(_ exchange: Exchange, problem: String? = nil) throws -> Reply {
        let query = asked(exchange)
        let problem = problem ?? query.problem
        let model = try ReportsModel(
            try ReportRegister(try exchange.reading), query.question, form: exchange.query["form"], problem: problem,
            today: exchange.today)
        return try exchange.page("Reporting/reports", of: model, status: problem == nil ? 200 : 422)
    }

    /// The report that the address names, of the first form and one's own organ where it names none; nil where there is none.
    static func view(_ exchange: Exchange) throws -> ReportView? {
        let (register, query) = (try ReportRegister(try exchange.reading), asked(exchange))
        guard query.problem == nil else { return nil }
        let forms = register.forms(query.question)
        let form = exchange.query["form"].map { id in forms.first { $0.id == id } } ?? forms.first
        guard let organ = query.question.filter.organ ?? register.own.first ?? register.below.first else { return nil }
        let isTotal = exchange.query["total"] == "yes"
        guard let form, let report = try register.report(form, organ, query.question),
            !isTotal || register.mayTotal(organ)
        else { throw PageError.absent }
        return try ReportView(
            try exchange.reading, form, report, query.question, isTotal: isTotal)
    }

    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        guard let view = try view(exchange) else { return try list(exchange) }
        return try page(exchange, view)
    }

    static func page(
        _ exchange: Exchange, _ view: ReportView, typed: ReportForm? = nil, told: String? = nil, problem: String? = nil
    ) throws -> Reply {
        try exchange.page(
            "Reporting/report", of: ReportModel(view, typed: typed, told: told, problem: problem),
            status: problem == nil ? 200 : 422)
    }

    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        guard let view = try view(exchange), !view.isTotal else { throw PageError.absent }
        let typed = ReportForm(exchange.form)
        try exchange.form.allow { ["act", "text", "file"].contains($0) || ReportForm.knows($0, view.form) }
        // 读入填好的表: shown, to be looked at and saved.
        if exchange.form["act"] == "read" { return try await read(exchange, view, typed) }
        if let problem = typed.problem(view.form) {
            return try page(exchange, view, typed: typed, problem: problem)
        }
        // 试算: nothing is recorded.
        if exchange.form["act"] == "check" { return try page(exchange, view, typed: typed) }
        guard let act = exchange.form["act"].flatMap(ReportRegister.Act.init) else {
            throw PageError.badForm("没有这种办理")
        }
        if [.review, .submit].contains(act), typed.isFilled, typed.values(view.form) != view.values {
            return try page(exchange, view, typed: typed, problem: "数字改过了，请先保存填报，再\(act.title)")
        }
        do {
            let register = try ReportRegister(try exchange.reading)
            let question = view.filling.question
            try register.record(
                act, view.form, view.report.name.organ, question, values: typed.values(view.form), text: typed.text,
                try exchange.request())
            return .see(SiteURL.report(view.form.id, view.report.name.organ, question), saying: "已\(act.title)")
        } catch let refusal as Refusal {
            return try page(exchange, view, typed: typed, problem: refusal.description)
        }
    }

    /// The numbers of the file stand over what was typed, which stays where the file says nothing.
    private static func read(_ exchange: Exchange, _ view: ReportView, _ typed: ReportForm) async throws -> Reply {
        guard let upload = exchange.form.uploads.first(where: { $0.field == "file" }) else {
            return try page(exchange, view, typed: typed, problem: "请选择填好的表")
        }
        do {
            let name = FileStore.cleanName(upload.name)
            try OldLedgerFile.check(upload.content, name: name)
            let file = FormFile(try await OldLedgerFile.text(upload.content, name: name), view.form)
            guard file.problems.isEmpty, !file.values.isEmpty else {
                return try page(exchange, view, typed: typed, problem: file.problems.first ?? "表里没有数字")
            }
            let other = file.values.filter { cell, value in
                typed.typed(cell).flatMap { FormValue($0.trimmingBlanks) } != value
            }
            return try page(
                exchange, view, typed: typed.taking(file.values),
                told: "已读入\(file.values.count)格，其中\(other.count)格与原来填的不同；还没有保存，请核对后保存填报")
        } catch let failure as OldLedgerFile.Failure {
            return try page(exchange, view, typed: typed, problem: failure.description)
        }
    }

    /// 逐格清单: in the order of the form, to type over or to hand on.
    @Sendable static func sheet(_ exchange: Exchange) async throws -> Reply {
        guard let view = try view(exchange) else { return try list(exchange) }
        let form = view.form
        let rows = form.cells.enumerated().map { place, cell in
            [
                String(place + 1), "表\(cell.table)　\(form.table(cell.table)?.title ?? "")",
                form.row(cell)?.title ?? "", form.column(cell)?.title ?? "", view.values[cell]?.text ?? "", cell.text,
            ]
        }
        let whose =
            "\(view.report.name.organ)；\(view.filling.question.title)"
            + (view.isTotal ? "；汇总" : "；\(view.report.stage.title)")
        return try ExportPage.sheet(
            exchange, form.title, whose,
            [("序号", 8), ("表", 30), ("行", 24), ("列", 24), ("数", 12), ("代码", 24)], rows,
            name: "\(view.report.name.organ)\(form.title)\(view.filling.question.title)")
    }
}

/// 报表的表单
struct ReportForm: Sendable {
    private let form: Form

    init(_ form: Form) { self.form = form }

    /// As if these numbers had been typed.
    func taking(_ values: [FormCell: FormValue]) -> ReportForm {
        let said = Dictionary(
            values.map { (Self.name($0.key), $0.value.text) }, uniquingKeysWith: { first, _ in first })
        var form = form
        form.fields = form.fields.filter { said[$0.name] == nil } + said.map { ($0.key, $0.value) }
        return ReportForm(form)
    }

    static func name(_ cell: FormCell) -> String { "cell.\(cell.text)" }
    static func knows(_ name: String, _ form: FigureForm) -> Bool {
        guard name.hasPrefix("cell."), let cell = FormCell(String(name.dropFirst(5))) else { return false }
        return form.column(cell) != nil && form.row(cell) != nil
    }

    var text: String { (form["text"] ?? "").trimmingBlanks }
    var seen: Int? { form["seen"].flatMap { Int($0) } }
    var isFilled: Bool { form.fields.contains { $0.name.hasPrefix("cell.") } }

    func typed(_ cell: FormCell) -> String? { form[Self.name(cell)] }

    /// What is blank is left out.
    func values(_ form: FigureForm) -> [FormCell: FormValue] {
        form.cells.reduce(into: [:]) { values, cell in
            values[cell] = typed(cell).flatMap { FormValue($0) }
        }
    }

    /// What is no number, by its cell.
    func odd(_ form: FigureForm) -> [FormCell] {
        form.cells.filter { cell in
            let said = (typed(cell) ?? "").trimmingBlanks
            guard !said.isEmpty else { return false }
            let value = FormValue(said)
            return value == nil || (value?.count == nil) != (form.column(cell)?.isRate ?? false)
        }
    }

    /// All of them in one sentence; nil where every number is one.
    func problem(_ form: FigureForm) -> String? {
        let odd = odd(form)
        let told = odd.prefix(Self.told).map { cell in
            let isRate = form.column(cell)?.isRate ?? false
            return
                "\(form.title(cell))：“\((typed(cell) ?? "").trimmingBlanks.prefix(20))”不是\(isRate ? "比率（写作 76.4%）" : "件数")"
        }
        let rest = odd.count > Self.told ? "；等\(odd.count)格" : ""
        return odd.isEmpty ? nil : told.joined(separator: "；") + rest
    }

    /// Cells that a sentence names.
    private static let told = 5
}

extension SiteURL {
    /// - Parameter question: nil for the year that runs.
    static func reports(_ question: FigureQuestion?, form: String? = nil) -> String {
        path(
            "/figures/forms",
            [question.map(period), form.map { "form=\($0)" }].compactMap(\.self).joined(separator: "&"))
    }

    static func report(_ form: String, _ organ: String, _ question: FigureQuestion, isTotal: Bool = false) -> String {
        path("/figures/form", named(form, organ, question, isTotal))
    }

    static func reportFile(_ form: String, _ organ: String, _ question: FigureQuestion, isTotal: Bool) -> String {
        path("/figures/files/form.xlsx", named(form, organ, question, isTotal))
    }

    static func parcel(_ form: String, _ organ: String, _ question: FigureQuestion) -> String {
        path("/figures/files/report.json", named(form, organ, question, false))
    }

    private static func period(_ question: FigureQuestion) -> String {
        query(["year": String(question.year), "span": question.span == .year ? nil : question.span.code])
    }

    private static func named(_ form: String, _ organ: String, _ question: FigureQuestion, _ isTotal: Bool) -> String {
        [period(question), query(["form": form, "organ": organ, "total": isTotal ? "yes" : nil])].joined(separator: "&")
    }
}
