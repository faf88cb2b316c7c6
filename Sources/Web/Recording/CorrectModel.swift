import Docket
import LegalCalendar
import Rulebook
import Work

struct CorrectModel: PageModel {
    struct Moved: PageModel {
        let rows: [String]
    }

    struct Field: PageModel {
        let input: InputModel
        let was: String?
    }

    struct Rest: PageModel {
        let inputs: [InputModel]
        let isOpen: Bool
    }

    let title: String
    let `case`: CaseLine
    let day: String
    /// 原为2026年2月10日
    let dayWas: String
    /// What the entry said.
    let said: [Field]
    /// What it did not say and may be added; unfolded where anything was.
    let rest: Rest?
    let why: String
    let strikes: Bool
    /// What it does to days; to be confirmed.
    let moved: Moved?
    /// 改动, beside the days that they move.
    let changes: [String]
    let seen: Int
    let failure: FailureModel?

    init(
        _ correction: Correction, _ line: CaseLine, _ typed: Form, moved: [String], failure: NotRecorded?,
        _ rules: Rules
    ) {
        title = "更正：\(correction.kind.title)"
        `case` = line
        day = typed["day"] ?? correction.item.day.description
        let fields = correction.inputs(typed.typed, errors: failure?.errors ?? [:])
        dayWas = correction.item.day.chinese
        said = fields.said.map { Field(input: InputModel($0.input), was: $0.was) }
        let isOpen = fields.rest.contains { !$0.value.isEmpty || $0.error != nil }
        rest = fields.rest.isEmpty ? nil : Rest(inputs: fields.rest.map(InputModel.init), isOpen: isOpen)
        changes = moved.isEmpty ? [] : correction.changes(typed.typed)
        why = typed["why"] ?? ""
        strikes = typed["strike"] != nil
        self.moved = moved.isEmpty ? nil : Moved(rows: moved)
        seen = correction.item.correctedBy ?? correction.item.sequence
        self.failure = failure.map { FailureModel($0, rules, inputs: fields.all) }
    }
}
