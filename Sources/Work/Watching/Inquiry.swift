import Casework
public import Docket
import LegalCalendar
public import Oversight
public import Rulebook
import Store

/// 情形核实 (追责情形的): of one case which unit had which step from when to when, the reasons given at the time, and beside it what was raised,
/// answered, handed over and decided. Persons stand here only where a person named them.
public struct Inquiry: Sendable {
    /// 一条线索的经过: raised, answered, handed over, decided.
    public struct Event: Sendable, Hashable {
        public let entry: Entry
        public let title: String
        /// 人员, as whoever raised it named them.
        public let persons: [String]
    }

    public let caseID: String
    public let number: String
    public let title: String
    public let own: String?
    public let steps: [CustodyStep]
    public let leads: [Lead]
    public let course: [Event]
    public let rules: Rules

    /// Nil for a case of which the reader may see no leads.
    public init?(_ reading: Reading, _ id: String) throws {
        guard reading.reader.has(.oversightOffice), try reading.maySee(id), let derivation = try reading.view(id) else {
            return nil
        }
        let organs = LeadList.organs(reading).filter { !LeadList.isBefore($0, derivation) }
        let duties = derivation.duties()
        let steps = derivation.custody(duties, on: reading.today).filter { organs.contains($0.organ) }
        guard !steps.isEmpty else { return nil }
        let inUseFrom = try reading.store.inUseFrom()
        let file = derivation.file
        (caseID, number, title, rules) = (id, file.reference, file.title, derivation.rules)
        own = derivation.organisation.government
        // 下级机关's own work is not seen from above, only when it was done.
        let mine = reading.holders.organs(of: .oversightOffice, in: reading.reader.unit)
        self.steps = steps.map { mine.contains($0.organ) ? $0 : $0.withoutActs }
        leads = derivation.leads(duties, on: reading.today, inUseFrom: inUseFrom).filter { organs.contains($0.organ) }
        course = file.items.filter { Vocabulary.traits($0.kind).isOfAccountability }.map { item in
            Event(
                entry: item.entry, title: derivation.rules.vocabulary.title(item.kind),
                persons: item.entry["persons"]?.words ?? [])
        }
    }
}

extension CustodyStep {
    fileprivate var withoutActs: CustodyStep {
        CustodyStep(
            organ: organ, units: units, step: step, cite: cite, from: from, to: to, due: due, daysLate: daysLate,
            acts: [], reasons: reasons)
    }
}
