import Casework
import Docket
import HTTPTypes
import LegalCalendar
import Rulebook
import Store
import Work

/// 未登记 as a form shows it, above what was typed.
struct FailureModel: PageModel {
    struct Violations: PageModel {
        let rows: [Violation]
    }

    struct Violation: PageModel {
        let message: String
        let cite: String?
        let field: String
    }

    struct Questions: PageModel {
        let rows: [Asked]
    }

    struct Asked: PageModel {
        let code: String
        let message: String
    }

    /// What was recorded meanwhile, to stand beside what was typed.
    struct Conflict: PageModel {
        let who: String
        let day: String
        let kind: String
        let fields: [Field]
    }

    struct Field: PageModel {
        let title: String
        let value: String
    }

    let violations: Violations?
    let questions: Questions?
    let conflict: Conflict?

    /// - Parameter inputs: those the page shows; what is wrong is linked to them.
    init(_ failure: NotRecorded, _ rules: Rules, inputs: [EntryInput] = []) {
        let parts: (Violations?, Questions?, Conflict?) =
            switch failure {
            case .refused(let refusal):
                (Violations(rows: refusal.violations.map { Violation($0, inputs) }), nil, nil)
            case .asked(let questions):
                (nil, Questions(rows: questions.map { Asked(code: $0.code, message: $0.message) }), nil)
            case .overtaken(let conflict): (nil, nil, Conflict(conflict.theirs, rules))
            }
        (violations, questions, conflict) = parts
    }
}

extension FailureModel.Violation {
    fileprivate init(_ violation: Refusal.Violation, _ inputs: [EntryInput]) {
        let said = violation.field ?? "day"
        // A whole row or object is filled in at its first field.
        let input = inputs.first { $0.name == said } ?? inputs.first { $0.name.hasPrefix(said + ".") }
        (message, cite, field) = (violation.message, violation.cite, InputModel.id(input?.name ?? said))
    }
}

extension FailureModel.Conflict {
    fileprivate init(_ theirs: Entry, _ rules: Rules) {
        who = "\(theirs.unit) \(theirs.actor)"
        day = theirs.day.chinese
        kind = rules.vocabulary.title(theirs.kind)
        fields = EntryText.pairs(theirs, rules).map { .init(title: $0.title, value: $0.value) }
    }
}

extension NotRecorded {
    /// What is wrong with what was typed, by field.
    var errors: [String: String] { if case .refused(let refusal) = self { refusal.byField } else { [:] } }

    var status: Int {
        switch self {
        case .refused: 422
        case .asked: 200
        case .overtaken: 409
        }
    }
}
