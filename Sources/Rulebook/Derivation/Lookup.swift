import Docket
import LegalCalendar

/// 取值: reads a path of a norm in the corrected file, seen from one context and one triggering entry.
struct Lookup {
    let file: CaseFile
    let judgments: Judgments
    let organisation: Organisation
    let calendar: LegalCalendar

    func value(_ path: Path, in context: Context, trigger: CaseFile.Item?) -> Value? {
        switch path.subject {
        case .trigger: return triggerValue(path, trigger)
        case .case where path.field == "suit": return .flag(file.isSuit)
        case .case where path.field == "branch":
            return .text((file.isCivil ? Branch.civil : .administrative).rawValue)
        case .case: return file.fields[path.field]
        case .notice:
            guard let notice = file.notice else { return nil }
            return path.field == "day" ? .text(notice.day.description) : Self.dig(notice.entry.fields, path.steps)
        case .party: return partyValue(path, in: context)
        case .part: return partValue(path, in: context)
        case .unit where path.field == "functions":
            guard let unit = context.first(.unit) else { return nil }
            let held = Set(organisation.holdings(of: unit).map(\.function.rawValue))
            return .list(held.sorted().map { .text($0) })
        case .unit where path.field == "counts": return unitCounts(in: context).map { .text($0) }
        case .performance where path.field == "starts-on": return performanceStart(in: context, trigger)
        case .performance where path.field == "ends-on": return performanceEnd(in: context, trigger)
        case .performance where path.field == "stands": return .flag(!isChanged(in: context, by: "second"))
        case .performance where path.field == "falls": return .flag(isChanged(in: context, by: "retrial"))
        case .decision: return decisionValue(path, in: context)
        default: return thingValue(path, in: context, trigger)
        }
    }

    /// The file as it stood before an entry.
    func before(_ sequence: Int, _ rules: Rules) -> Lookup {
        let file = CaseFile(
            entries: file.items.map(\.entry).filter { $0.sequence < sequence }, organisation: organisation,
            procedure: rules.procedure)
        return Lookup(
            file: file, judgments: Judgments(file: file, rules: rules), organisation: organisation, calendar: calendar)
    }

    func day(_ path: Path, in context: Context, trigger: CaseFile.Item?) -> CivilDay? {
        value(path, in: context, trigger: trigger)?.day
    }

    private func triggerValue(_ path: Path, _ trigger: CaseFile.Item?) -> Value? {
        guard let trigger else { return nil }
        return path.field == "day" ? .text(trigger.day.description) : Self.dig(trigger.entry.fields, path.steps)
    }

    private func thingValue(_ path: Path, in context: Context, _ trigger: CaseFile.Item? = nil) -> Value? {
        guard let kind = ThingKind(rawValue: path.subject.rawValue), let thing = thing(kind, in: context) else {
            return nil
        }
        if kind == .hearing, path.field == "moved" {
            return trigger.map { .flag(Hearings.isMoved(thing, by: $0.sequence)) }
        }
        if kind == .hearing {
            let own = Hearings.value(path.field, of: thing, for: context.first(.defendant))
            return own.flatMap { Self.dig([path.field: $0], path.steps) }
        }
        return Self.dig(thing.fields, path.steps)
    }

    private func thing(_ kind: ThingKind, in context: Context) -> Thing? {
        guard let id = context.first(kind) else { return nil }
        let scope: String? =
            switch kind {
            case .defendant, .party, .unit: context.first(.proceeding)
            case .part, .performance: context.first(.decision)
            default: nil
            }
        return file.thing(kind, id, in: scope)
    }

    /// `party.served-on` is a day of a party and a decision.
    private func partyValue(_ path: Path, in context: Context) -> Value? {
        guard path.field == "served-on" else { return thingValue(path, in: context) }
        guard let party = context.first(.party), let decision = context.first(.decision) else { return nil }
        return file.served[decision]?[party].map { .text($0.description) }
    }

    private func partValue(_ path: Path, in context: Context) -> Value? {
        guard path.field == "counts" else { return thingValue(path, in: context) }
        guard let part = context.first(.part), let decision = context.first(.decision) else { return nil }
        return judgments.counts[decision]?[part].map { .text($0.rawValue) }
    }

    /// How a decision counts for the part that a unit answers for; `unknown` while nobody coded it.
    private func unitCounts(in context: Context) -> String? {
        guard let unit = context.first(.unit), let decision = context.first(.decision) else { return nil }
        let counts = judgments.counts[decision] ?? [:]
        let part = file.thing(.unit, unit, in: context.first(.proceeding))?["part"]?.text ?? "whole"
        let own = part == "whole" ? nil : counts[part] ?? counts["whole"]
        return counts.isEmpty ? "unknown" : (own ?? Judgments.mostAdverse(Array(counts.values))).rawValue
    }

    /// 履行期限的起算日: effect or service of what took effect, as the judgment says; not known before the day itself is.
    private func performanceStart(in context: Context, _ trigger: CaseFile.Item?) -> Value? {
        switch thing(.performance, in: context)?["counted-from"]?.text {
        case "effect": trigger.map { .text($0.day.description) }
        case "service": trigger?.entry["served-on"]
        default: nil
        }
    }

    /// 履行期间的最后一日: as it is written, or counted from where it begins.
    private func performanceEnd(in context: Context, _ trigger: CaseFile.Item?) -> Value? {
        let performance = thing(.performance, in: context)
        if let stated = performance?["due-on"] { return stated }
        guard let start = performanceStart(in: context, trigger)?.day, let path = Path("performance.period"),
            let period = period(path, in: context, trigger: trigger)
        else { return nil }
        return .text(calendar.due(from: start, within: period).description)
    }

    /// A period that a paper sets: a number, and beside it its unit; days where none is said.
    func period(_ path: Path, in context: Context, trigger: CaseFile.Item?) -> Period? {
        guard let count = value(path, in: context, trigger: trigger)?.integer else { return nil }
        let unit = Path("\(path.description)-in").flatMap { value($0, in: context, trigger: trigger)?.text }
        return Period("\(count) \(unit ?? "days")")
    }

    private func decisionValue(_ path: Path, in context: Context) -> Value? {
        guard let decision = context.first(.decision) else { return nil }
        switch path.field {
        case "ends-proceeding": return judgments.ending.contains(decision) ? .flag(true) : .flag(false)
        case "appealable": return judgments.appealable[decision].map { .flag($0) }
        default: return thingValue(path, in: context)
        }
    }

    private static func dig(_ fields: [String: Value], _ steps: [String]) -> Value? {
        var value = fields[steps[0]]
        for step in steps.dropFirst() { value = value?[step] }
        return value
    }

    func holds(_ condition: Condition, in context: Context, trigger: CaseFile.Item?) -> Bool {
        let value = value(condition.path, in: context, trigger: trigger)
        switch condition.test {
        case .present: return value != nil
        case .absent: return value == nil
        case .oneOf(let words): return value?.words.contains(where: words.contains) ?? false
        case .from(let day): return value?.day.map { day <= $0 } ?? false
        case .through(let day): return value?.day.map { $0 <= day } ?? false
        }
    }

    func allHold(_ conditions: [Condition], in context: Context, trigger: CaseFile.Item?) -> Bool {
        conditions.allSatisfy { holds($0, in: context, trigger: trigger) }
    }
}
