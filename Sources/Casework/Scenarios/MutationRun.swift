import Dispatch
public import Docket
public import LegalCalendar
public import Rulebook
import Synchronization

/// 变异核对: every change of every norm, against the scenarios in which it can speak. One that none of them notices survives.
public struct MutationRun: Sendable {
    let scenarios: [Scenario]
    let rules: [String: Rules]
    let calendar: LegalCalendar
    let defaultOffice: [Entry]

    public init(_ scenarios: [Scenario], rules: [String: Rules], calendar: LegalCalendar, defaultOffice: [Entry]) {
        (self.scenarios, self.rules, self.calendar, self.defaultOffice) = (scenarios, rules, calendar, defaultOffice)
    }

    /// - Parameter rulebook: whose norms, and those of the rulebooks it extends, are changed.
    /// - Returns: how many changes were tried, and those that survived, in the order of the rulebook.
    public func survivors(of rulebook: String) -> (tried: Int, survivors: [Mutation]) {
        guard let whole = rules[rulebook] else { return (0, []) }
        // One that does not hold anyhow would notice everything.
        let ours = scenarios.filter { scenario in
            scenario.rulebook == rulebook
                && ScenarioRun(scenario, rules: whole, calendar: calendar, defaultOffice: defaultOffice).isAsExpected
        }
        let kinds = ours.map { Set($0.docket.map(\.kind)) }
        let spoken = ours.map(names)
        let mutations = Mutation.all(of: whole)
        let alive = Mutex<[Int]>([])
        DispatchQueue.concurrentPerform(iterations: mutations.count) { index in
            let mutation = mutations[index]
            let isEntry = mutation.kinds.allSatisfy { whole.vocabulary.kind($0) != nil }
            // Where its duty stands is where a change is noticed first; then wherever it could come to stand.
            let order = ours.indices.filter { place in
                // An outcome speaks only where a judgment has it.
                mutation.force == "outcome"
                    ? spoken[place].contains(mutation.norm)
                    : !isEntry || !mutation.kinds.isDisjoint(with: kinds[place])
            }.sorted {
                (spoken[$0].contains(mutation.norm) ? 0 : 1, $0) < (spoken[$1].contains(mutation.norm) ? 0 : 1, $1)
            }
            guard let changed = try? mutation.rules(of: whole) else { return }
            let isNoticed = order.contains { place in
                !ScenarioRun(ours[place], rules: changed, calendar: calendar, defaultOffice: defaultOffice)
                    .isAsExpected
            }
            if !isNoticed { alive.withLock { $0.append(index) } }
        }
        return (mutations.count, alive.withLock { $0 }.sorted().map { mutations[$0] })
    }

    /// Names of the norms whose duties stand in a scenario, and outcomes that it speaks of.
    private func names(_ scenario: Scenario) -> Set<String> {
        guard let rules = rules[scenario.rulebook] else { return [] }
        let run = ScenarioRun(scenario, rules: rules, calendar: calendar, defaultOffice: defaultOffice)
        let last = scenario.docket.map(\.day).max() ?? CivilDay(number: 0)
        let outcomes = scenario.docket.flatMap { $0["outcomes"]?.list ?? [] }.compactMap { $0["outcome"]?.text }
        return Set(run.duties(run.derivation(on: last), on: last).map(\.norm.name) + outcomes)
    }
}
