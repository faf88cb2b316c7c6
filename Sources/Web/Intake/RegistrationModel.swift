import Docket
import LegalCalendar
import Rulebook
import Store
import Work

/// 收文登记 as a page.
struct RegistrationModel: PageModel {
    struct Preparation: PageModel {
        let period: String
        let cite: String
    }

    struct Group: PageModel {
        let title: String
        let hint: String?
        let inputs: [InputModel]
    }

    /// 请核对: what will follow, before anything is recorded.
    struct Preview: PageModel {
        let title: String
        let questions: Questions?
        let isForeign: Bool
        let unclear: Bool
        let lacksReconsideration: Bool
        let units: [Unit]
        let reason: String?
        let cite: String?
        let duties: [Duty]
        let losses: [Loss]
        /// What is confirmed.
        let code: String
    }

    /// 以往败诉
    struct Loss: PageModel {
        let told: String
        let cases: [LinkModel]
    }

    struct Questions: PageModel {
        let rows: [String]
    }

    struct Unit: PageModel {
        let unit: String
        let part: String?
        let succeeds: String?
    }

    struct Duty: PageModel {
        let what: String
        let due: String
        let cite: String
        let units: String
        let advice: String?
    }

    let title = "收文登记"
    /// 有效期; nil where nothing need be said.
    var term: TermModel?
    let opens: [LinkModel]
    let day: String
    let dayError: String?
    let arrival: [InputModel]
    let groups: [Group]
    let more: [InputModel]
    /// The rest is unfolded where something is wrong in it.
    let isMoreOpen: Bool
    let isDraft: Bool
    let units: [String]
    let courts: [String]
    let preview: Preview?
    /// 签收后几日, with its article; nil where the measures say nothing.
    let preparation: Preparation?
    /// 有批示这一步
    let hasInstruction: Bool
    /// 登记并呈批, where there is an instruction to ask for.
    let action: String
    let kept: [RecordModel.Kept]
    let inbox: RecordModel.Kept?
    let failure: FailureModel?

    init(
        _ inputs: Registration.Inputs, day: String, isDraft: Bool, units: [String], preview: Preview?, kept: [Upload],
        inbox: InboxItem?, failure: NotRecorded?, _ rules: Rules
    ) {
        opens = OpenPage.kinds.map { .init(title: rules.vocabulary.title($0), path: SiteURL.open($0)) }
        (self.day, dayError, self.isDraft) = (day, failure?.errors["day"], isDraft)
        (arrival, more) = (inputs.arrival.map(InputModel.init), inputs.more.map(InputModel.init))
        groups = inputs.groups.map {
            Group(title: $0.title, hint: $0.hint.isEmpty ? nil : $0.hint, inputs: $0.inputs.map(InputModel.init))
        }
        isMoreOpen = inputs.more.contains { $0.error != nil }
        (self.units, courts, self.preview) = (units, rules.courts, preview)
        hasInstruction = rules.hasInstruction
        action = rules.hasInstruction ? "登记并呈批" : "登记"
        preparation = rules.preparation.map { Preparation(period: $0.period, cite: $0.cite) }
        self.kept = kept.map { .init($0) }
        self.inbox = inbox.map { .init($0) }
        self.failure = failure.map { FailureModel($0, rules, inputs: inputs.all) }
    }
}

extension RegistrationModel.Preview {
    init(_ preview: Registration.Preview, code: String) {
        title = preview.title
        questions = preview.questions.isEmpty ? nil : .init(rows: preview.questions)
        isForeign = preview.isForeign
        unclear = preview.proposal?.isUnclear ?? true
        lacksReconsideration = preview.lacksReconsideration
        units = (preview.proposal?.shares ?? []).map { share in
            .init(
                unit: share.unit, part: share.part == "whole" ? nil : Words.title(share.part, field: "part"),
                succeeds: share.succeeds.map { "承继\($0)" })
        }
        (reason, cite) = (preview.proposal?.norm.reason, preview.cite)
        duties = preview.duties.map { row in
            .init(
                what: row.what, due: row.due.chinese, cite: row.cite, units: row.units.joined(separator: "、"),
                advice: row.advice.map { "系统建议\($0.shortChinese)前" })
        }
        losses = preview.losses.map { one in
            .init(
                told: "\(one.unit)的\(one.act)近\(ChineseNumeral.string(one.years))年已有\(one.count)件因“\(one.cause)”败诉",
                cases: one.cases.map {
                    LinkModel(title: "\($0.number)的报告", path: SiteURL.docket($0.caseID, entry: $0.entry))
                })
        }
        self.code = code
    }
}
