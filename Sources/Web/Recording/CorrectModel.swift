import Docket
import LegalCalendar
import Rulebook
import Work

struct CorrectModel: PageModel {
    struct Moved: PageModel {
        let rows: [String]
    }

    let title: String
    let `case`: CaseLine
    let day: String
    let inputs: [InputModel]
    let why: String
    let strikes: Bool
    /// What it does to days; to be confirmed.
    let moved: Moved?
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
        inputs = fields.map(InputModel.init)
        why = typed["why"] ?? ""
        strikes = typed["strike"] != nil
        self.moved = moved.isEmpty ? nil : Moved(rows: moved)
        seen = correction.item.correctedBy ?? correction.item.sequence
        self.failure = failure.map { FailureModel($0, rules, inputs: fields) }
    }
}
