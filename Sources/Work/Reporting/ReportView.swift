import Casework
import Docket
public import Oversight
public import Rulebook
import Store

/// 一份报表的样子: what was filled in, or the system's numbers as long as nothing was; with the year before and what may be done.
public struct ReportView: Sendable {
    public let form: FigureForm
    public let report: FormReport
    public let filling: FormFilling
    public let values: [FormCell: FormValue]
    public let before: [FormCell: FormValue]
    public let acts: [ReportRegister.Act]
    public let isTotal: Bool
    /// 没有上报的, of a total.
    public let missing: [String]
    /// 上报文件 can be made of it.
    public let maySign: Bool

    public init(
        _ reading: Reading, _ form: FigureForm, _ report: FormReport, _ question: FigureQuestion, isTotal: Bool
    ) throws {
        let register = try ReportRegister(reading)
        // What was filled into a version stays in it.
        let held = report.version.flatMap { reading.store.rules.figures.form(form.id, version: $0) } ?? form
        var question = question
        question.filter.organ = report.name.organ
        (self.form, self.report, self.isTotal) = (held, report, isTotal)
        filling = try FormFilling(reading, held, question)
        acts = register.acts(report)
        maySign =
            !isTotal && register.isOwn(report.name.organ) && [.submitted, .locked].contains(report.stage)
            && reading.store.keyFile.exists
        before = isTotal ? [:] : try register.before(report, question, held)
        guard isTotal else {
            let isOwn = register.own.contains(report.name.organ)
            values = report.version != nil ? report.current : isOwn ? filling.values : [:]
            missing = []
            return
        }
        (values, missing) = try register.total(held, question, of: report.name.organ)
    }
}
