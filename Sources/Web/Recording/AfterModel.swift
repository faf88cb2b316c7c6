import LegalCalendar
import Work

/// 登记后产生的期限和事项, beside a form.
struct AfterModel: PageModel {
    struct Row: PageModel {
        let what: String
        let day: String
        let cite: String
        let units: String
        let was: String?
        let isProvisional: Bool
        let isLate: Bool
    }

    struct Rows: PageModel {
        let rows: [Row]
    }

    struct Decision: PageModel {
        let outcomes: String
        let lost: String?
        let effect: String
        let unserved: String?
    }

    /// What is still to be filled in before anything can be told; nil where it can.
    let waits: String?
    /// Nothing follows from it.
    let isNothing: Bool
    let duties: Rows?
    let rights: Rows?
    let done: String?
    let gone: String?
    let decision: Decision?
    /// Who has something to do then; nil where nobody has anything new.
    let next: String?

    init(_ trial: EntryTrial, problem: String?) {
        waits = trial.isEnough ? nil : problem ?? "填好必要的内容以后显示"
        isNothing =
            trial.isEnough && trial.duties.isEmpty && trial.rights.isEmpty && trial.done.isEmpty
            && trial.gone.isEmpty && trial.decision == nil
        duties = Self.rows(trial.duties)
        rights = Self.rows(trial.rights)
        done = trial.done.isEmpty ? nil : trial.done.joined(separator: "、")
        gone = trial.gone.isEmpty ? nil : trial.gone.joined(separator: "、")
        decision = trial.decision.map(Decision.init)
        next = trial.next.isEmpty ? nil : trial.next.joined(separator: "、")
    }

    private static func rows(_ rows: [EntryTrial.Row]) -> Rows? {
        rows.isEmpty ? nil : Rows(rows: rows.map(Row.init))
    }
}

extension AfterModel.Row {
    fileprivate init(_ row: EntryTrial.Row) {
        what = row.whose.map { "\(row.what)（\($0)）" } ?? row.what
        (cite, units) = (row.cite, row.units.joined(separator: "、"))
        day =
            row.due.map { "\($0.shortChinese) \($0.weekdayChinese.replacing("星期", with: "周"))" }
            ?? (row.isUndated ? "起算日不详" : "及时")
        was = row.was.map { "原为\($0.shortChinese)" }
        (isProvisional, isLate) = (row.isProvisional, row.isLate)
    }
}

extension AfterModel.Decision {
    fileprivate init(_ decision: DecisionSummary) {
        outcomes = decision.outcomes.joined(separator: "；")
        lost = decision.loss.map { $0 == .whole ? "按败诉计" : "按部分败诉计" }
        unserved =
            decision.unserved.isEmpty ? nil : "\(decision.unserved.joined(separator: "、"))的送达日还不知道，知道以后登记“他方收到裁判”"
        effect =
            switch decision.effect {
            case .on(let day, _): "没有人上诉的，\(day.chinese)生效"
            case .undated: "各方送达日补全以后推算"
            case .none: "不适用"
            }
    }
}
