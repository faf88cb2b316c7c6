import Casework
import Docket
import LegalCalendar
public import Papers
import Rulebook
public import Store

/// 样例: what the docket of a scenario says at its end, to look at a template with.
public enum SamplePaper: Sendable {
    public static func values(_ scenario: String, office: String, shelf: RuleShelf) throws -> [String: PaperValue] {
        let scenario = try ScenarioShelf.scenario(scenario, shelf: shelf)
        guard let rules = shelf.rules[scenario.rulebook], let last = scenario.docket.map(\.day).max() else {
            throw SourceError(file: "", line: nil, message: "情景没有台账")
        }
        let run = ScenarioRun(
            scenario, rules: rules, calendar: shelf.calendar(), defaultOffice: try ScenarioShelf.office(office))
        return PaperFields.values(run.derivation(on: last), day: last)
    }
}
