import Docket
public import Rulebook

/// 参与单位: the units that are on a case, now and before; what access and indexes go by.
public enum Participants: Sendable {
    public static func units(of derivation: Derivation) -> Set<String> {
        let (file, organisation) = (derivation.file, derivation.organisation)
        var units: Set<String> = []
        func add(_ name: String) {
            units.insert(organisation.canonical(name))
            if let current = organisation.current(name) { units.insert(current) }
        }
        for proceeding in file.instances.all {
            let (shares, isProposed) = derivation.responsible(in: proceeding.id)
            if !isProposed { shares.forEach { add($0.unit) } }
        }
        // A unit that once had the papers still answers for what it did then.
        for item in file.items
        where [.handlingAssigned, .forwarded, .handlingOpinionRequested].contains(item.kind) {
            item.context[.unit].forEach(add)
        }
        // Article 25: a bureau that is itself sued is on the case.
        for defendant in file.things(.defendant) where organisation.unit(defendant.id) != nil { add(defendant.id) }
        for item in file.items(of: .lawyerRequested, .lawyerAssigned, .lawyerReplaced) {
            _ = item
            if let office = organisation.holder(of: .counselOffice, for: organisation.government) { add(office) }
        }
        return units
    }
}
