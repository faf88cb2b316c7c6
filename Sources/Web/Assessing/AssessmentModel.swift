import Docket
import LegalCalendar
import Rulebook
import Work

/// 一个单位的考核表 as a page.
struct AssessmentModel: PageModel {
    struct Line: PageModel {
        let title: String
        let says: String
        let full: Int
        let fact: String
        let factPath: String?
        let shortfall: Int
        let shortfallPath: String?
        let points: String
        let reason: String
        let pointsName: String
        let reasonName: String
        let isTyped: Bool
    }

    let title: String
    let problem: String?
    let year: Int
    let lines: [Line]
    let score: String
    let full: Int
    let given: String?
    let course: [String]
    let mayScore: Bool
    /// 还没有考核机构: whose it would be to score.
    let noScorer: String?
    let scoring: String
    let mayObject: Bool
    let items: [ChoiceModel]
    let reason: String
    let objection: String
    let seen: Int
    let action: String
    let back: String
    let paper: String

    init(_ sheet: AssessmentSheet, _ register: AssessmentRegister, typed: AssessmentForm?, problem: String?) {
        let assessment = sheet.assessment
        title = "\(sheet.unit)　\(sheet.year)年考核"
        self.problem = problem
        year = sheet.year
        mayScore = register.scores(sheet.unit)
        let scorer = Function.assessor.title
        noScorer = register.hasScorer(sheet.unit) ? nil : "还没有单位承担“\(scorer)”，评不了分；由收文或者监督机构在“机构与负责人”登记。"
        mayObject = register.objects(sheet.unit) && assessment.scoredOn != nil
        let isTyped = mayScore
        lines = sheet.lines.map { Self.line($0, sheet, typed, isTyped: isTyped) }
        score = sheet.sum.map(String.init) ?? "未评"
        full = sheet.points
        given = assessment.scoredOn.map { "\(assessment.scoredBy)\($0.chinese)评" }
        let titles = Dictionary(
            sheet.lines.map { ($0.item.id, $0.item.title) }, uniquingKeysWith: { first, _ in first })
        course =
            assessment.objections.map { one in
                "\(one.day.chinese)　异议（\(one.item.map { titles[$0] ?? $0 } ?? "全部")）：\(one.reason)"
            } + assessment.settlements.map { "\($0.day.chinese)　异议处理：\($0.reason)" }
        scoring = assessment.isContested ? "答复异议并评分" : "评分"
        items =
            [ChoiceModel(value: "", title: "全部", isSelected: typed?.item == nil)]
            + sheet.lines.map {
                ChoiceModel(value: $0.item.id, title: $0.item.title, isSelected: typed?.item == $0.item.id)
            }
        (reason, objection) = (typed?.reason ?? "", typed?.objection ?? "")
        seen = typed?.seen ?? assessment.last
        action = SiteURL.assessment(sheet.unit, sheet.year)
        back = SiteURL.assessments(sheet.year)
        paper = SiteURL.assessmentPaper(sheet.unit, sheet.year)
    }

    private static func line(
        _ line: AssessmentSheet.Line, _ sheet: AssessmentSheet, _ typed: AssessmentForm?, isTyped: Bool
    ) -> Line {
        let id = line.item.id
        return Line(
            title: line.item.title, says: line.item.says, full: line.item.points,
            fact: [line.fact, line.percent].compactMap(\.self).joined(separator: "　"),
            factPath: line.key.map { SiteURL.figure($0, sheet.question) }, shortfall: line.shortfall,
            shortfallPath: line.shortfallKey.map { SiteURL.figure($0, sheet.question) },
            points: typed?.points(id) ?? line.mark.map { String($0.points) } ?? "",
            reason: typed?.because(id) ?? line.mark?.reason ?? "", pointsName: AssessmentForm.points(id),
            reasonName: AssessmentForm.because(id), isTyped: isTyped)
    }
}
