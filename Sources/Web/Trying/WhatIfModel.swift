import LegalCalendar
import Work

struct WhatIfModel: PageModel {
    struct Input: PageModel {
        let name: String
        let id: String
        let title: String
        let value: String
        let error: String?
        let isLine: Bool
        let choices: [Choice]
    }

    struct Choice: PageModel {
        let value: String
        let title: String
        let selected: Bool
    }

    struct Row: PageModel {
        let what: String
        let cite: String
        let units: String
        let old: String
        let new: String
        let style: String
        let note: String
    }

    struct Late: PageModel {
        let unit: String
        let what: String
    }

    struct Result: PageModel {
        let day: String
        let rows: [Row]
        let isSame: Bool
        let late: [Late]
        let nobodyLate: Bool
        let before: RelayModel?
        let after: RelayModel?
    }

    let title = "试算"
    var `case`: CaseLine?
    /// Where the form is sent.
    let here: String
    /// 尚未登记的通知: what decides who handles it.
    var unregistered: [Input] = []
    let inputs: [Input]
    var error: String?
    var result: Result?

    /// - Parameter isUnregistered: the day of receipt is asked with the notice.
    init(_ form: SuppositionForm, here: String, isUnregistered: Bool = false) {
        self.here = here
        inputs = form.inputs.filter { !isUnregistered || $0.name != "served" }.map(Input.init)
        error = form.hasErrors ? "有不能读懂的日期，改正后再试算。" : nil
    }
}

extension WhatIfModel.Input {
    init(_ input: SuppositionForm.Input) {
        (name, id, title, value, error) = (input.name, "f-\(input.name)", input.title, input.value, input.error)
        isLine = input.choices.isEmpty
        choices = input.choices.map { .init(value: $0.value, title: $0.title, selected: $0.isSelected) }
    }
}

extension WhatIfModel.Result {
    init(_ whatIf: WhatIf) {
        day = whatIf.day.chinese
        rows = whatIf.rows.map(WhatIfModel.Row.init)
        isSame = rows.isEmpty
        late = whatIf.late.map { .init(unit: $0.unit, what: $0.what.joined(separator: "、")) }
        nobodyLate = late.isEmpty
        before = whatIf.charts.before.map(RelayModel.init)
        after = whatIf.charts.after.map(RelayModel.init)
    }
}

extension WhatIfModel.Row {
    fileprivate init(_ row: WhatIf.Row) {
        (what, cite, units) = (row.what, row.cite, row.units.joined(separator: "、"))
        old = row.isNew ? "（没有）" : row.old?.chinese ?? "没有日期"
        new = row.isGone ? "不再适用" : row.new?.chinese ?? "没有日期"
        let words = [
            row.becomesLate ? "■ 将逾期" : nil, row.isLateNoMore ? "不再逾期" : nil, row.isDone ? "办结" : nil,
            Self.shift(row),
        ]
        note = words.compactMap(\.self).joined(separator: "　")
        style = row.becomesLate ? "red" : ""
    }

    /// 推后3日
    private static func shift(_ row: WhatIf.Row) -> String? {
        guard let old = row.old, let new = row.new, old != new else { return row.isNew ? "新产生" : nil }
        let days = new.days(since: old)
        return days > 0 ? "推后\(days)日" : "提前\(-days)日"
    }
}
