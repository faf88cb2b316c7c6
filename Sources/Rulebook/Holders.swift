public import Docket
public import LegalCalendar

/// 职能归属: the one place that says which unit holds a function of which organ on a day: as it is recorded, else as the rulebook says.
public struct Holders: Sendable {
    public let organisation: Organisation
    private let fallbacks: Fallbacks

    public init(_ organisation: Organisation, _ rules: Rules) {
        self.init(organisation, rules.fallbacks)
    }

    init(_ organisation: Organisation, _ fallbacks: Fallbacks) {
        (self.organisation, self.fallbacks) = (organisation, fallbacks)
    }

    /// The unit that holds a function of an organ; nil where nobody does.
    /// - Parameter day: as it was then; nil for now.
    public func holder(of function: Function, for organ: String, on day: CivilDay? = nil) -> String? {
        if let recorded = organisation.recordedHolder(of: function, for: organ, on: day) { return recorded }
        guard let unit = organisation.unit(organ) else { return nil }
        switch fallbacks.byLevel[unit.level]?[function] {
        case .itself: return organisation.current(unit.name, on: day)
        case .superior:
            return organisation.superior(of: unit.name).flatMap { holder(of: function, for: $0, on: day) }
        case nil: return nil
        }
    }

    /// The organs of which the people of a unit hold a function: those for which it is recorded, and itself where nobody else is; of its
    /// own government a function that nobody is recorded for, where the unit is recorded for another of it.
    public func organs(of function: Function, in name: String) -> Set<String> {
        let unit = organisation.canonical(name)
        var organs = Set(
            organisation.holdings(of: unit).filter { $0.function == function }.map {
                organisation.canonical($0.organ)
            })
        let own = [unit, organisation.government(of: unit)].compactMap(\.self)
        for organ in own where organisation.unit(organ) != nil && !organs.contains(organ) {
            let isOfIt =
                organ == unit
                || organisation.holdings(of: unit).contains { organisation.canonical($0.organ) == organ }
            if holder(of: function, for: organ).map({ $0 == unit }) ?? isOfIt { organs.insert(organ) }
        }
        return organs
    }

    /// 已设置: whether an organ has people here who take in its papers: the installation's government, and whoever is recorded to.
    public func isSetUp(_ organ: String) -> Bool {
        organisation.canonical(organ) == organisation.government
            || organisation.recordedHolder(of: .intakeOffice, for: organ) != nil
    }
}
