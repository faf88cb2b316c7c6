public import Docket
import LegalCalendar

/// 应诉机关: of several who are sued, who answers here, each by those who hold its functions.
extension Derivation {
    /// The organs that answer in a proceeding.
    public func answering(in proceeding: String?) -> [String] { organs.answering(in: proceeding) }

    /// Those of the whole docket, each once.
    public var answering: [String] {
        let all = file.instances.all.flatMap { answering(in: $0.id) }
        return unique(all.isEmpty ? answering(in: nil) : all)
    }

    /// Those who are sued and have nobody here to answer: what is recorded of them is kept, and nothing can be decided for them.
    /// - Parameter names: units or defendants that an entry is about; of whatever else the organs that answer decide.
    public func notSetUp(in proceeding: String?, of names: [String]) -> [String] {
        let answering = answering(in: proceeding)
        let missing = organs.sued(in: proceeding).filter {
            organisation.unit($0) != nil && !answering.contains($0)
                && holders.holder(of: .intakeOffice, for: $0) == nil
        }
        guard organs.sued(in: proceeding).contains(where: answering.contains) else { return missing }
        return missing.filter { organ in
            names.contains { organisation.current($0) == organ || organisation.government(of: $0) == organ }
        }
    }

    /// The organ whose offices have to do with what a unit, or a defendant, does.
    public func organ(answeringFor name: String?, in proceeding: String?) -> String {
        let organs = answering(in: proceeding)
        let main = organs.first { $0 == organisation.government } ?? organs.first ?? organisation.government ?? ""
        guard organs.count > 1, let name else { return main }
        let own = [organisation.current(name), organisation.government(of: name)].compactMap(\.self)
        return own.first(where: organs.contains) ?? main
    }

    /// The organ an entry is of: whom it names, whose submission it is, whose unit is told of; else whose office recorded it.
    public func organ(of item: CaseFile.Item, in context: Context? = nil) -> String {
        let place = context ?? item.context
        let proceeding = place.first(.proceeding) ?? item.context.first(.proceeding)
        let submitted = (place.first(.submission) ?? item.context.first(.submission)).flatMap {
            file.thing(.submission, $0)
        }
        let named = [place.first(.defendant), place.first(.unit), submitted?["unit"]?.text]
        let told = [item.context.first(.defendant), item.context.first(.unit), item.entry.unit]
        return organ(
            answeringFor: (named + told).lazy.compactMap(\.self).first { !$0.isEmpty }, in: proceeding)
    }

    /// The unit that holds a function of the organ that answers for a unit.
    public func holder(of function: Function, answeringFor unit: String? = nil, in proceeding: String?) -> String? {
        holders.holder(of: function, for: organ(answeringFor: unit, in: proceeding))
    }

    /// 复议机关 before which a proceeding is, by the name it has now; nil for what is no reconsideration.
    public func reviewer(in proceeding: String) -> String? {
        guard let thing = file.thing(.proceeding, proceeding), thing["kind"]?.text == "reconsideration" else {
            return nil
        }
        return thing["organ"]?.text.map(organisation.canonical)
    }

    func unique(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }
}
