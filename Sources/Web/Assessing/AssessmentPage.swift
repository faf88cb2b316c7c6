import Casework
import Docket
import LegalCalendar
import Rulebook
import Store
import Work

/// 考核: points by the office that scores, objections by the unit, and their answer.
enum AssessmentPage {
    /// The year that is asked for; the one before this where none is, since that is what is scored.
    private static func year(_ exchange: Exchange) -> (year: Int, problem: String?) {
        let last = exchange.today.year - 1
        guard let said = exchange.query["year"], !said.isEmpty else { return (last, nil) }
        guard let year = Int(said), (FigureQuery.firstYear...exchange.today.year).contains(year) else {
            return (last, "没有 \(said.prefix(20)) 年的考核")
        }
        return (year, nil)
    }

    @Sendable static func index(_ exchange: Exchange) async throws -> Reply { try list(exchange) }

    private static func list(_ exchange: Exchange) throws -> Reply {
        let (year, problem) = year(exchange)
        let model = AssessmentsModel(
            try AssessmentRegister(try exchange.reading).sheets(year), exchange.store.rules.figures.assessment,
            year: year, thisYear: exchange.today.year, problem: problem)
        return try exchange.page("Assessing/assessments", of: model, status: problem == nil ? 200 : 422)
    }

    /// Nil where no unit is named.
    private static func sheet(_ exchange: Exchange) throws -> AssessmentSheet? {
        guard let unit = exchange.query["unit"], !unit.isEmpty else { return nil }
        let (year, problem) = year(exchange)
        guard problem == nil, let sheet = try AssessmentRegister(try exchange.reading).sheet(unit, year) else {
            throw PageError.absent
        }
        return sheet
    }

    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        guard let sheet = try sheet(exchange) else { return try list(exchange) }
        return try page(exchange, sheet)
    }

    private static func page(
        _ exchange: Exchange, _ sheet: AssessmentSheet, typed: AssessmentForm? = nil, problem: String? = nil
    ) throws -> Reply {
        let register = AssessmentRegister(try exchange.reading)
        return try exchange.page(
            "Assessing/assessment", of: AssessmentModel(sheet, register, typed: typed, problem: problem),
            status: problem == nil ? 200 : 422)
    }

    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        guard let sheet = try sheet(exchange) else { throw PageError.absent }
        let typed = AssessmentForm(exchange.form)
        try exchange.form.allow { AssessmentForm.knows($0, sheet) }
        do {
            let register = AssessmentRegister(try exchange.reading)
            switch exchange.form["act"] {
            case "object":
                try register.object(sheet, to: typed.item, reason: typed.objection, try exchange.request())
                return .see(SiteURL.assessment(sheet.unit, sheet.year), saying: "已提出异议")
            case "score":
                if let odd = typed.problem(sheet) { return try page(exchange, sheet, typed: typed, problem: odd) }
                try register.score(sheet, typed.marks(sheet), reason: typed.reason, try exchange.request())
                return .see(SiteURL.assessment(sheet.unit, sheet.year), saying: "已评分")
            default: throw PageError.badForm("没有这种办理")
            }
        } catch let refusal as Refusal {
            return try page(exchange, sheet, typed: typed, problem: refusal.description)
        }
    }

    /// 考核表; without a unit the page on which one is chosen.
    @Sendable static func paper(_ exchange: Exchange) async throws -> Reply {
        guard let sheet = try sheet(exchange) else { return try list(exchange) }
        let paper = AssessmentPaper(try exchange.reading, sheet)
        guard let bytes = try exchange.papers.report("assessment", try paper.values()) else { throw PageError.absent }
        try exchange.audit(.exported, ["list": .text("考核表（\(sheet.unit)\(sheet.year)年）"), "rows": .integer(1)])
        return .download(
            bytes, name: "考核表（\(sheet.unit)\(sheet.year)年）.docx", contentType: FileStore.FileType.docx.contentType)
    }
}

/// 考核的表单
struct AssessmentForm: Sendable {
    private let form: Form

    init(_ form: Form) { self.form = form }

    static func points(_ item: String) -> String { "points.\(item)" }
    static func because(_ item: String) -> String { "reason.\(item)" }
    static func knows(_ name: String, _ sheet: AssessmentSheet) -> Bool {
        ["act", "reason", "objection", "item"].contains(name)
            || sheet.lines.contains { name == points($0.item.id) || name == because($0.item.id) }
    }

    private func text(_ name: String) -> String? { form[name]?.trimmingBlanks }

    var reason: String { text("reason") ?? "" }
    var objection: String { text("objection") ?? "" }
    var item: String? { text("item").flatMap { $0.isEmpty ? nil : $0 } }
    var seen: Int? { form["seen"].flatMap { Int($0) } }
    func points(_ item: String) -> String? { text(Self.points(item)) }
    func because(_ item: String) -> String? { text(Self.because(item)) }

    func problem(_ sheet: AssessmentSheet) -> String? {
        sheet.lines.lazy.compactMap { line -> String? in
            let said = points(line.item.id) ?? ""
            return said.isEmpty || Int(said) != nil ? nil : "“\(line.item.title)”的得分应是整数：\(said.prefix(20))"
        }.first
    }

    func marks(_ sheet: AssessmentSheet) -> [String: Assessment.Mark] {
        sheet.lines.reduce(into: [:]) { marks, line in
            guard let points = points(line.item.id).flatMap({ Int($0) }) else { return }
            marks[line.item.id] = .init(points: points, reason: because(line.item.id) ?? "")
        }
    }
}

extension SiteURL {
    static func assessments(_ year: Int) -> String { path("/figures/assessments", query(["year": String(year)])) }
    static func assessment(_ unit: String, _ year: Int) -> String {
        path("/figures/assessment", query(["year": String(year), "unit": unit]))
    }
    static func assessmentPaper(_ unit: String, _ year: Int) -> String {
        path("/figures/files/assessment.docx", query(["year": String(year), "unit": unit]))
    }
}
