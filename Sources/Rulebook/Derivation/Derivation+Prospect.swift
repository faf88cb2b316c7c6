public import Docket
import LegalCalendar

/// 将要登记的: an entry as the norms see it before it is made.
extension Derivation {
    /// An entry as it will be, as far as the norm says what must stand in it; after all that is recorded.
    public func prospect(_ next: NextEntry) -> CaseFile.Item {
        var fields: [String: Value] = [:]
        for condition in next.trigger.conditions where condition.path.subject == .trigger {
            guard let field = condition.path.steps.first, case .oneOf(let words) = condition.test,
                let word = words.first
            else { continue }
            fields[field] = field == "papers" ? .list(words.map { .object(["kind": .text($0)]) }) : .text(word)
        }
        for kind in [ThingKind.submission, .unit, .proceeding] {
            if let id = next.context.first(kind) { fields[kind.rawValue] = .text(id) }
        }
        let last = file.items.last?.day ?? CivilDay(number: 0)
        // What a unit handed in it handed in for all for whom it answers.
        var context = next.context
        if !context[.unit].isEmpty { context[.defendant] = [] }
        return CaseFile.Item(
            entry: Entry(sequence: Int.max, unit: next.organ ?? "", kind: next.kind, day: last, fields: fields),
            context: context)
    }

    /// 另有其人: accounts of those who may not make an entry because they made what comes before it.
    public func barred(from next: NextEntry) -> Set<String> {
        guard let norms = rules.separating[next.kind] else { return [] }
        let item = prospect(next)
        let check = RequirementCheck(derivation: self)
        return Set(norms.flatMap { check.persons(before: item, $0) })
    }
}
