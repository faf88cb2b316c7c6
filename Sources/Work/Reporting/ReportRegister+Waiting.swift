import Casework
import Docket
import LegalCalendar
import Oversight
import Rulebook
import Store

extension ReportRegister {
    /// 等待办理的报表: one whose next step is the reader's, with what was said when it came back.
    public struct Waiting: Sendable, Hashable {
        public let form: String
        public let organ: String
        public let question: FigureQuestion
        /// 行政应诉案件统计表（2025年　沙坡头区人民政府）
        public let title: String
        /// 已退回
        public let stage: String
        /// 退回理由; empty where none was given.
        public let reason: String
    }

    /// Own reports that were sent back, or that wait to be reviewed or submitted; and what came from below.
    public func waiting() throws -> [Waiting] {
        let organisation = reading.holders.organisation
        guard !own.isEmpty || !below.isEmpty else { return [] }
        let entries = try store.officeEntries(of: FormReport.kinds.map(\.rawValue))
        let names = Set(entries.compactMap { FormReport.Name(.object($0.fields), organisation) })
        let sorted = names.sorted { ($0.last, $0.organ, $0.form) > ($1.last, $1.organ, $1.form) }
        return try sorted.compactMap { name -> Waiting? in
            guard let question = FigureQuestion(of: name),
                let form = store.rules.figures.form(name.form, on: question.period.last),
                let report = try report(form, name.organ, question), isNext(report)
            else { return nil }
            let last = report.steps.last { $0.kind == .formReturned }
            return Waiting(
                form: form.id, organ: name.organ, question: question,
                title: "\(form.title)（\(question.title)　\(name.organ)）", stage: report.stage.title,
                reason: report.stage == .returned ? last?.text ?? "" : "")
        }
    }

    private func isNext(_ report: FormReport) -> Bool {
        switch report.stage {
        case .none, .locked: false
        case .returned: isOwn(report.name.organ)
        // 审核 is the oversight office's, and another person's than whoever filled it.
        case .filled, .reviewed: isOwn(report.name.organ) && reading.holds(.oversightOffice, of: report.name.organ)
        case .submitted: receives(report.name.organ)
        }
    }
}
