public import Docket
public import LegalCalendar
public import Rulebook

/// 情景核对: runs a scenario and tells expected and actual side by side.
public struct ScenarioRun: Sendable {
    public struct Mismatch: Sendable, Hashable {
        public let line: Int?
        public let expected: String
        public let actual: String

        public init(line: Int?, expected: String, actual: String) {
            (self.line, self.expected, self.actual) = (line, expected, actual)
        }
    }

    let scenario: Scenario
    let rules: Rules
    let calendar: LegalCalendar
    let defaultOffice: [Entry]

    public init(_ scenario: Scenario, rules: Rules, calendar: LegalCalendar, defaultOffice: [Entry]) {
        self.scenario = scenario
        self.rules = rules
        self.calendar = calendar
        self.defaultOffice = defaultOffice
    }

    public func mismatches() -> [Mismatch] { scenario.expectations.flatMap(check) }

    /// Looks no further than the first that is not as expected.
    var isAsExpected: Bool { scenario.expectations.allSatisfy { check($0).isEmpty } }

    /// The state on a day: legal days up to it, and with `as-known-on` only what was recorded by then.
    public func derivation(on day: CivilDay, asKnownOn: CivilDay? = nil, without refused: Set<Int> = []) -> Derivation {
        let organisation = Organisation(
            entries: Self.office(scenario, defaultOffice).filter { $0.day <= day })
        let entries = scenario.docket.filter { entry in
            !Vocabulary.standard.isOffice(entry.kind) && entry.day <= day
                && (asKnownOn.map { entry.recordedOn <= $0 } ?? true) && !refused.contains(entry.sequence)
        }
        return Derivation(
            file: CaseFile(entries: entries, organisation: organisation, procedure: rules.procedure), rules: rules,
            calendar: calendar,
            organisation: organisation)
    }

    /// Of the case; of the office docket where the scenario is about no case.
    func duties(_ derivation: Derivation, on day: CivilDay) -> [Duty] {
        guard scenario.docket.allSatisfy({ Vocabulary.standard.isOffice($0.kind) }) else { return derivation.duties() }
        let known = Self.office(scenario, defaultOffice).filter { $0.day <= day }
        let office = OfficeDuties(
            known, rules: rules, calendar: calendar, organisation: derivation.organisation)
        let first = scenario.docket.map(\.day).min() ?? day
        return office.matters(from: min(first, day.adding(days: -400)), through: day).map(\.duty)
    }

    /// 机关台账: the office, and what the scenario records in it.
    private static func office(_ scenario: Scenario, _ defaultOffice: [Entry]) -> [Entry] {
        (scenario.office ?? defaultOffice) + scenario.docket.filter { Vocabulary.standard.isOffice($0.kind) }
    }

    private func check(_ expectation: Scenario.Expectation) -> [Mismatch] {
        let day = expectation.asOf ?? scenario.docket.map(\.day).max() ?? CivilDay(number: 0)
        let refusedEntries = (expectation.raw["refused"]?.elements ?? []).compactMap {
            $0["entry"]?.scalar.flatMap { Int($0) }
        }
        let derivation = derivation(on: day, asKnownOn: expectation.asKnownOn, without: Set(refusedEntries))
        let state = ScenarioState(derivation: derivation, duties: duties(derivation, on: day), day: day)
        return (expectation.raw.pairs ?? []).flatMap { pair -> [Mismatch] in
            switch pair.key {
            case "duties": pair.value.elements.flatMap(state.checkDuty)
            case "absent": pair.value.elements.flatMap(state.checkAbsent)
            case "findings": state.checkFindings(pair.value)
            case "recommended": state.checkShares(pair.value, state.recommended)
            case "assigned": state.checkShares(pair.value, state.assigned)
            case "things": pair.value.elements.flatMap(state.checkThing)
            case "outcome": state.checkOutcome(pair.value)
            case "effective-on": state.checkEffect(pair.value)
            case "safe-by": state.checkSafeBy(pair.value)
            case "provisional": state.checkProvisional(pair.value)
            case "refused": pair.value.elements.flatMap { checkRefused($0, on: day) }
            case "questions": checkQuestions(pair.value, on: day)
            default: []
            }
        }
    }

    /// Who would record it: by his role, from the unit that holds it for the organ the entry is of.
    private func actor(of entry: Entry, _ derivation: Derivation) -> Actor {
        let function =
            Function(rawValue: entry.role) ?? rules.vocabulary.kind(entry.kind)?.recorders.first ?? .intakeOffice
        let said = entry["defendant"]?.text ?? entry["unit"]?.text
        let organ = derivation.organ(answeringFor: said, in: entry["proceeding"]?.text)
        let unit = entry.unit.isEmpty ? derivation.holders.holder(of: function, for: organ) : entry.unit
        return Actor(
            account: entry.actor, name: entry.actor, function: function, unit: unit ?? entry["unit"]?.text ?? organ)
    }

    private func verdict(on entry: Entry, excluding refused: Set<Int>) -> Result<[Question], Refusal> {
        let before = scenario.docket.filter { $0.sequence < entry.sequence && !refused.contains($0.sequence) }
        let organisation = Organisation(entries: scenario.office ?? defaultOffice)
        let file = CaseFile(entries: before, organisation: organisation, procedure: rules.procedure)
        let derivation = Derivation(file: file, rules: rules, calendar: calendar, organisation: organisation)
        do throws(Refusal) {
            return .success(
                try Decision(derivation: derivation, today: entry.recordedOn).decide(
                    entry, by: actor(of: entry, derivation)))
        } catch {
            return .failure(error)
        }
    }

    private func checkRefused(_ raw: Raw, on day: CivilDay) -> [Mismatch] {
        guard let number = raw["entry"]?.scalar.flatMap({ Int($0) }),
            let entry = scenario.docket.first(where: { $0.sequence == number })
        else {
            return [Mismatch(line: raw.line, expected: "refused 的 entry 是条目的序号", actual: "没有这一条")]
        }
        guard case .failure(let refusal) = verdict(on: entry, excluding: []) else {
            return [Mismatch(line: raw.line, expected: "第\(number)条不予受理", actual: "受理")]
        }
        let wanted = (raw["code"]?.scalar, raw["cite"]?.scalar)
        let found = refusal.violations.contains {
            ($0.code == wanted.0 || wanted.0 == nil) && ($0.cite == wanted.1 || wanted.1 == nil)
        }
        let actual = refusal.violations.map { "\($0.code) \($0.cite ?? "")" }.joined(separator: "；")
        return found ? [] : [Mismatch(line: raw.line, expected: "\(wanted.0 ?? "") \(wanted.1 ?? "")", actual: actual)]
    }

    private func checkQuestions(_ raw: Raw, on day: CivilDay) -> [Mismatch] {
        let wanted = raw.elements.compactMap(\.scalar).filter { !$0.isEmpty }.sorted()
        let asked = scenario.docket.flatMap { entry -> [String] in
            if case .success(let questions) = verdict(on: entry, excluding: []) { questions.map(\.code) } else { [] }
        }.sorted()
        return wanted == asked
            ? []
            : [Mismatch(line: raw.line, expected: wanted.joined(separator: " "), actual: asked.joined(separator: " "))]
    }
}
