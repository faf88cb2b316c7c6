import Docket
import Rulebook
import Store
import Work

/// 补录: which acts happened, then their forms under one reason.
struct LateModel: PageModel {
    struct Choosing: PageModel {
        let usual: [Option]
        let others: [Option]
        let rows: [Int]
        let problem: String?
    }

    struct Option: PageModel {
        let value: String
        let title: String
    }

    struct Filling: PageModel {
        let parts: [Part]
        let kinds: [String]
        let seen: Int
        let reason: String
        let reasonError: String?
        let shared: [InputModel]
        let kept: [RecordModel.Kept]
        let failure: FailureModel?
        let again: String
    }

    struct Part: PageModel {
        let number: Int
        let title: String
        let day: String
        let dayName: String
        let dayID: String
        let dayError: String?
        let inputs: [InputModel]
    }

    let title = "补录"
    let `case`: CaseLine
    let choosing: Choosing?
    let filling: Filling?
    let units: [String]

    init(_ choice: EntryChoice, _ line: CaseLine, _ rules: Rules, problem: String?) {
        let usual = choice.usual.filter { LateEntries.takes(rules.vocabulary.kind($0.kind)) }
        let known = Set(usual.map(\.kind))
        let others = choice.sections.flatMap(\.options).filter {
            $0.whose == nil && !known.contains($0.kind) && LateEntries.takes(rules.vocabulary.kind($0.kind))
        }
        self.case = line
        choosing = Choosing(
            usual: usual.map { Option(value: $0.kind.rawValue, title: $0.title) },
            others: others.map { Option(value: $0.kind.rawValue, title: $0.title) }, rows: [1, 2, 3], problem: problem)
        (filling, units) = (nil, [])
    }

    init(
        _ entries: LateEntries, _ line: CaseLine, _ typed: Form, seen: Int, kept: [Upload], failure: NotRecorded?,
        _ store: CaseStore, again: String
    ) throws {
        self.case = line
        choosing = nil
        units = try store.organisation().currentNames
        let errors = failure?.errors ?? [:]
        let shared = EntryInputs(
            kind: entries.parts[0].form.kind, typed: typed.typed, suggested: ["medium": "paper"], errors: errors,
            choices: [:])
        let inputs = entries.parts.flatMap(\.inputs)
        filling = Filling(
            parts: entries.parts.map { Part($0, errors) }, kinds: entries.parts.map { $0.form.kind.name.rawValue },
            seen: seen, reason: typed["late-reason"] ?? "", reasonError: errors["late-reason"],
            shared: shared(["by.name", "by.post", "medium", "original"]).map(InputModel.init),
            kept: kept.map { .init($0) }, failure: failure.map { FailureModel($0, store.rules, inputs: inputs) },
            again: again)
    }
}

extension LateModel.Part {
    fileprivate init(_ part: LateEntries.Part, _ errors: [String: String]) {
        (number, title, day) = (part.place + 1, part.form.kind.title, part.day)
        dayName = "\(part.place).day"
        (dayID, dayError) = (InputModel.id(dayName), errors[dayName])
        inputs = part.inputs.map { InputModel($0, under: "\(part.place)") }
    }
}
