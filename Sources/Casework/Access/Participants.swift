import Docket
public import LegalCalendar
public import Rulebook

/// 参与者: whoever is on a case, now and before; what access and indexes go by.
public enum Participants: Sendable {
    /// By what people find the case, and until when.
    public static func keys(of derivation: Derivation) -> [(key: CaseScope.Key, until: CivilDay?)] {
        let organs = derivation.answering
        let above = organs + organs.compactMap(derivation.organisation.superior)
        var keys: [(CaseScope.Key, CivilDay?)] = organs.map { (.organ($0), nil) }
        keys += Set(above).sorted().map { (.above($0), nil) }
        keys += units(of: derivation).sorted().map { (.unit($0), nil) }
        keys += Assignment.all(of: derivation).sorted { $0.account < $1.account }.map {
            (.account($0.account), $0.until)
        }
        return keys
    }

    /// The units that handle a case or are sued.
    public static func units(of derivation: Derivation) -> Set<String> {
        let (file, organisation) = (derivation.file, derivation.organisation)
        var units: Set<String> = []
        func add(_ name: String) {
            units.insert(organisation.canonical(name))
            if let current = organisation.current(name) { units.insert(current) }
        }
        for proceeding in file.instances.all {
            for share in derivation.responsible(in: proceeding.id) where !share.isProposed { add(share.unit) }
        }
        // A unit that once had the papers still answers for what it did then.
        for item in file.items
        where [.handlingAssigned, .forwarded, .handlingOpinionRequested].contains(item.kind) {
            item.context[.unit].forEach(add)
        }
        // Article 25: a bureau that is itself sued is on the case.
        for defendant in file.things(.defendant) where organisation.unit(defendant.id) != nil { add(defendant.id) }
        for item in file.items(of: .lawyerRequested, .lawyerAssigned, .lawyerReplaced) {
            if let office = derivation.holders.holder(of: .counselOffice, for: derivation.organ(of: item)) {
                add(office)
            }
        }
        // 由字段写明的承担者: a unit that owes something must see of what.
        if derivation.rules.norms.contains(where: { $0.borneBy != nil }) {
            for duty in derivation.duties() where duty.norm.borneBy != nil { duty.units.forEach(add) }
        }
        return units
    }
}
