import Casework
import Docket
import LegalCalendar
import Rulebook

/// 编造的登记: an entry as somebody would make it who does what he is offered, with invented answers where a form asks.
struct Answer {
    private(set) var entry: Entry
    let actor: Actor
    private let derivation: Derivation
    private let day: CivilDay

    /// - Parameter last: the newest sequence of the docket, where some of its entries stand in it no more.
    init(_ task: DutyTask, _ doer: DutyTask.Doer, _ derivation: Derivation, on day: CivilDay, after last: Int? = nil) {
        (self.derivation, self.day) = (derivation, day)
        let unit = doer.unit ?? "律师事务所"
        actor = Actor(
            account: "\(doer.function.rawValue)@\(unit)", name: "\(doer.function.title)某", function: doer.function,
            unit: unit)
        let known = (derivation.file.items.map(\.sequence) + derivation.file.pending.map(\.sequence)).max() ?? 0
        let sequence = last ?? known
        entry = Entry(
            sequence: sequence + 1, actor: actor.account, role: doer.function.rawValue, unit: unit, kind: task.kind!,
            day: day,
            fields: Self.fields(task, doer, derivation, day))
        choose()
    }

    /// Where a form asks which of several is meant, the first that is offered.
    private mutating func choose() {
        for _ in 0..<3 {
            guard case .failure(let refusal) = decided,
                let asked = refusal.violations.first(where: { $0.message.hasPrefix("请写明是哪一个") })?.field,
                let thing = asked == "about-decision" ? .decision : ThingKind(rawValue: asked),
                entry.fields[asked] == nil
            else { return }
            let scope = thing == .performance ? entry.fields["decision"]?.text : nil
            entry.fields[asked] = derivation.file.things(thing, in: scope).first.map { .text($0.id) }
        }
    }

    private var decided: Result<[Question], Refusal> {
        do throws(Refusal) {
            return .success(try Decision(derivation: derivation, today: day).decide(entry, by: actor))
        } catch {
            return .failure(error)
        }
    }

    /// Codes of what is refused; empty where it is accepted.
    var refused: [String] {
        if case .failure(let refusal) = decided { refusal.violations.map { "\($0.code)：\($0.message)" } } else { [] }
    }

    private static func fields(
        _ task: DutyTask, _ doer: DutyTask.Doer, _ derivation: Derivation, _ day: CivilDay
    ) -> [String: Value] {
        let kind = derivation.rules.vocabulary.kind(task.kind!)!
        var fields: [String: Value] = [:]
        for field in kind.fields where field.isRequired { fields[field.name] = invented(field, day) }
        for (thing, id) in task.about { fields[Findable.field(thing, of: kind)] = .text(id) }
        if let matter = task.matter { fields["matter"] = .text(matter) }
        if let level = task.level { fields["level"] = .text(level) }
        let own = task.duties.first { duty in duty.norm.fulfilledBy.triggers.contains { $0.kind == task.kind } }
        let wanted = own?.norm.fulfilledBy.triggers.first { $0.kind == task.kind }
        for condition in wanted?.conditions ?? [] where kind.field(condition.path.field) != nil {
            guard case .oneOf(let words) = condition.test, let word = words.first else { continue }
            let field = condition.path.field
            fields[field] =
                field == "papers" ? .list([.object(["kind": .text(word)])]) : .text(word)
        }
        switch task.kind! {
        case .opined:
            fields["step"] = "instruction"
        case .forwarded, .handlingAssigned, .handlingReferred:
            fields["units"] = .list(units(task, derivation).map { .object(["unit": .text($0)]) })
        case .submittedForApproval:
            let condition = wanted?.conditions.first { $0.path.description == "submission.matter" }
            if case .oneOf(let words)? = condition?.test { fields["matter"] = .text(words[0]) }
        case .filedWithCourt where fields["papers"] == nil || task.duties.count > 1:
            fields["papers"] = .list(["defence", "evidence-list"].map { .object(["kind": .text($0)]) })
        case .factConfirmed: fields["of"] = task.entry.map { .integer($0) }
        case .corrected:
            fields["replaces"] = task.entry.map { .integer($0) }
            fields["reason"] = "指明"
        case .appealDecided: fields["decision"] = "不上诉"
        case .enforcementDecided, .enforcementProposed: fields["way"] = "court"
        default: break
        }
        // What a leader decided on paper is recorded with who he is and where the paper lies.
        let (by, onBehalf, _) = Decision(derivation: derivation, today: day).competent(
            kind, for: Entry(kind: task.kind!, day: day, fields: fields))
        if kind.nature == .act, !by.contains(doer.function), onBehalf.contains(doer.function) {
            fields["by"] = .object(["name": "刘某", "post": "副市长"])
            fields["original"] = "办公室"
            fields["medium"] = "paper"
        }
        return fields
    }

    /// To whom the case is handed: whoever article 4 names, else somebody.
    private static func units(_ task: DutyTask, _ derivation: Derivation) -> [String] {
        let proceeding = task.about[.proceeding]
        let own = derivation.responsible(in: proceeding).map(\.unit).filter {
            derivation.organ(answeringFor: $0, in: proceeding) == task.organ
        }
        return own.isEmpty ? ["市自然资源局"] : own
    }

    private static func invented(_ field: Field, _ day: CivilDay) -> Value {
        switch field.type {
        case .text, .name: "某"
        case .day, .moment: .text(day.description)
        case .integer, .money: .integer(1)
        case .flag: .flag(true)
        case .choice(let words): .text(words[0])
        case .list(let of): .list([invented(Field(name: field.name, title: "", type: of), day)])
        case .object(let shorthand, _): .object([shorthand: "某"])
        }
    }
}
