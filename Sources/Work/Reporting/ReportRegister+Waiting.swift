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
        guard !own.isEmpty || !below.isEmpty else { return [] }
        let all = Dictionary(grouping: try entries()) { FormReport.Name(.object($0.fields), organisation) }
        let names = all.keys.compactMap(\.self).sorted { ($0.last, $0.organ, $0.form) > ($1.last, $1.organ, $1.form) }
        return names.compactMap { name in
            guard let question = FigureQuestion(of: name),
                let form = store.rules.figures.form(name.form, on: question.period.last),
                let report = reports(form, question, [name.organ], of: all[name] ?? []).first, isNext(report)
            else { return nil }
            let last = report.steps.last { $0.kind == .formReturned }
            return Waiting(
                form: form.id, organ: name.organ, question: question,
                title: "\(form.title)（\(question.title)　\(name.organ)）", stage: report.stage.title,
                reason: report.stage == .returned ? last?.text ?? "" : "")
        }
    }

    /// What is next is his: to fill in again, to review or submit, to lock or send back what came from below.
    private func isNext(_ report: FormReport) -> Bool {
        let acts = acts(report)
        switch report.stage {
        case .none, .locked: return false
        case .returned: return acts.contains(.fill)
        case .filled: return acts.contains(.review)
        case .reviewed: return acts.contains(.submit)
        case .submitted: return acts.contains(.lock)
        }
    }
}
