import Casework
import Docket
import LegalCalendar
public import Papers
public import Rulebook
public import Store

/// 样例: what the docket of a scenario says at its end, to look at a template with.
public enum SamplePaper: Sendable {
    /// - Parameter rules: a city's own, in place of those the scenario was written for.
    public static func values(_ path: String, office: String, shelf: RuleShelf, rules: Rules? = nil) throws
        -> [String: PaperValue]
    {
        let scenario = try Scenario(try RuleShelf.text(path), file: path) { (rules ?? shelf.rules[$0])?.vocabulary }
        guard let rules = rules ?? shelf.rules[scenario.rulebook], let last = scenario.docket.map(\.day).max() else {
            throw SourceError(file: path, line: nil, message: "情景没有台账")
        }
        let run = ScenarioRun(
            scenario, rules: rules, calendar: shelf.calendar(of: rules),
            defaultOffice: try ScenarioShelf.office(office))
        return PaperFields.values(run.derivation(on: last), day: last)
    }
}
