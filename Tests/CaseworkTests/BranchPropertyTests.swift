import Casework
import Docket
import LegalCalendar
import Rulebook
import Store
import Testing

/// What must hold in every scenario on every day, whatever branch the case took.
@Suite struct BranchPropertyTests {
    /// What is known changes only with an entry: one derivation for each day on which something happened, good until the day before the
    /// next one.
    private static let states: [(label: String, derivation: Derivation, duties: [Duty], until: CivilDay)] =
        Bench.scenarios.flatMap { scenario in
            let days = Set(scenario.docket.map(\.day)).sorted()
            return days.enumerated().map { place, day in
                let derivation = Bench.run(scenario).derivation(on: day)
                let until = place + 1 < days.count ? days[place + 1].adding(days: -1) : day.adding(days: 400)
                return ("\(scenario.file) on \(day)", derivation, derivation.duties(), until)
            }
        }

    @Test("no decision takes effect while an appeal against any part of it is pending")
    func noEffectWhilePending() {
        var checked = 0
        for (label, derivation, duties, until) in Self.states {
            let effects = derivation.effects(duties).filter { !$0.isConfirmed }
            for effect in effects where effect.day.map({ $0 <= until }) ?? false {
                #expect(!Self.isPending(effect.decision, derivation), "\(label) \(effect.decision)")
                checked += 1
            }
        }
        #expect(checked > 0)
    }

    /// Somebody appealed against it, did not take it back, and nothing above has decided.
    private static func isPending(_ decision: String, _ derivation: Derivation) -> Bool {
        let file = derivation.file
        func count(_ kinds: Set<KindName>) -> Int {
            let items = file.items.filter { kinds.contains($0.kind) && $0.context[.decision].contains(decision) }
            return Set(items.map { $0.context.first(.party) ?? "" }).count
        }
        let above = file.instances.all.filter { $0["reviews"]?.text == decision }.map(\.id)
        let isDecided = file.things(.decision).contains {
            above.contains($0["proceeding"]?.text ?? "") && $0["ends"]?.flag == true
        }
        return !isDecided && count([.appealFiled, .appealReceived]) > count([.appealWithdrawn])
    }

    @Test("what ends with a proceeding does not open in it after it has ended")
    func nothingOpensAfterTheEnd() {
        var checked = 0
        for (label, derivation, duties, _) in Self.states {
            for duty in duties where duty.norm.endsWithProceeding {
                let ended = Self.ended(duty.context.first(.proceeding), before: duty.opened, derivation)
                #expect(!ended, "\(label) \(duty.key)")
                checked += 1
            }
        }
        #expect(checked > 0)
    }

    private static func ended(_ proceeding: String?, before event: Duty.Event, _ derivation: Derivation) -> Bool {
        let (file, decisions) = (derivation.file, derivation.file.things(.decision))
        func isBefore(_ decision: Thing) -> Bool {
            (decision.openedOn, decision.openedBy) < (event.day, event.sequence)
        }
        return decisions.contains { decision in
            guard decision["proceeding"]?.text == proceeding, decision["ends"]?.flag == true, isBefore(decision) else {
                return false
            }
            // 指令继续审理: what it set aside ended nothing.
            let above = file.instances.all.filter { $0["reviews"]?.text == decision.id }.map(\.id)
            return !decisions.contains {
                above.contains($0["proceeding"]?.text ?? "") && $0["reopens"]?.flag == true && isBefore($0)
            }
        }
    }

    @Test("what is late is found with those who answer for the defendant whose duty it was, and with nobody else")
    func findingsNameTheirDefendant() {
        var checked = 0
        for (label, derivation, duties, until) in Self.states {
            for finding in derivation.findings(duties, on: until) {
                guard let duty = duties.first(where: { $0.key == finding.dutyKey }),
                    duty.norm.per.contains(.defendant), let defendant = duty.context.first(.defendant)
                else { continue }
                let proceeding = duty.context.first(.proceeding)
                let sued = derivation.file.things(.defendant, in: proceeding).map(\.id)
                let others = finding.units.filter { sued.contains($0) && $0 != defendant }
                // Where nobody else is there to answer, a bureau that is itself sued answers for the government too.
                let isOnly = derivation.responsible(in: proceeding).allSatisfy { sued.contains($0.unit) }
                guard !isOnly else { continue }
                #expect(others.isEmpty, "\(label) \(duty.key) \(finding.units)")
                checked += 1
            }
        }
        #expect(checked > 0)
    }

    @Test("accounts, days of entry and the order of recording change no duty")
    func recordingChangesNothing() {
        var (random, checked) = (Seeded(seed: 20261128), 0)
        for scenario in Bench.scenarios {
            // What names another entry by its number can't be renumbered here.
            let numbered: Set<KindName> = [.corrected, .factConfirmed, .registeredInError]
            guard !scenario.docket.contains(where: { numbered.contains($0.kind) || $0["carries"] != nil }) else {
                continue
            }
            let run = Bench.run(scenario)
            let last = (scenario.docket.map(\.day).max() ?? CivilDay(number: 0)).adding(days: 30)
            let organisation = run.derivation(on: last).organisation
            func duties(_ entries: [Entry]) -> [String] {
                let rules = Bench.shelf.rules[scenario.rulebook]!
                let file = CaseFile(entries: entries, organisation: organisation, procedure: rules.procedure)
                let derivation = Derivation(
                    file: file, rules: rules, calendar: Bench.shelf.calendar(), organisation: organisation)
                return derivation.duties().map { duty in
                    let due = duty.due?.description ?? "-"
                    return
                        "\(duty.key) \(due) \(duty.status(on: last)?.rawValue ?? "-") \(duty.units.joined(separator: "、"))"
                }.sorted()
            }
            #expect(duties(Self.shuffled(scenario.docket, &random)) == duties(scenario.docket), "\(scenario.file)")
            checked += 1
        }
        #expect(checked > 500)
    }

    /// Recorded in another order, by others, on other days; what happened on one day keeps its order.
    private static func shuffled(_ docket: [Entry], _ random: inout Seeded) -> [Entry] {
        let groups = Dictionary(grouping: docket, by: \.day).values.shuffled(using: &random)
        var next = 1
        return groups.flatMap { group in
            group.sorted { $0.sequence < $1.sequence }.map { entry in
                var entry = entry
                entry.sequence = next
                next += 1
                entry.instant += 86_400_000 * Int.random(in: 0...90, using: &random)
                entry.actor = "账号\(Int.random(in: 0...9, using: &random))"
                return entry
            }
        }
    }
}

/// A sequence that can be told again by its seed.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64 = .random(in: .min ... .max)) {
        print("seed \(seed)")
        state = seed
    }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
