import LegalCalendar

/// 当事人、承办单位: who is in a proceeding, in which standing, and since when.
extension Folding {
    @discardableResult
    /// - Parameter joins: whether a defendant who is new joins a proceeding that was open before.
    mutating func addParties(_ entry: Entry, proceeding: String?, joins: Bool = false) -> [String] {
        var organs: [String] = []
        for (position, defendant) in (entry["defendants"]?.list ?? []).enumerated() {
            guard let organ = defendant["organ"]?.text.map(organisation.canonical) else { continue }
            let place = joins ? position + 1 : position
            var fields = defendantFields(defendant.object ?? [:], entry, position: place, proceeding: proceeding)
            if joins, file.thing(.defendant, organ, in: proceeding) == nil { fields["joined"] = .flag(true) }
            add(.defendant, organ, in: proceeding, by: entry, fields)
            update(.defendant, organ, in: proceeding) { old in
                if let before = old["received-on"]?.day, let said = defendant["received-on"]?.day, said < before {
                    old["received-on"] = .text(said.description)
                }
            }
            add(.party, organ, in: proceeding, by: entry, ["side": "defendant"])
            organs.append(organ)
        }
        if file.things(.defendant, in: proceeding).count > 1 {
            update(.proceeding, proceeding) { $0["joint"] = .flag(true) }
        }
        for plaintiff in entry["plaintiffs"]?.list ?? [] {
            guard let name = plaintiff["name"]?.text else { continue }
            add(
                .party, name, in: proceeding, by: entry,
                (plaintiff.object ?? [:]).merging(["side": "plaintiff"]) { old, _ in old })
        }
        for party in entry["third-parties"]?.list ?? [] {
            guard let name = party["name"]?.text else { continue }
            add(.party, name, in: proceeding, by: entry, ["side": "third-party"])
        }
        return organs
    }

    /// A missing `received-on` is the entry's day, a missing standing what the instance implies. 立案 gives nobody a day.
    func defendantFields(_ said: [String: Value], _ entry: Entry, position: Int, proceeding: String?) -> [String: Value]
    {
        var fields = said
        let isNotice = entry.kind != .docketed
        fields["received-on"] = said["received-on"] ?? (isNotice ? .text(entry.day.description) : nil)
        let original = position == 0 ? "defendant" : "co-defendant"
        let thing = proceeding.flatMap { file.thing(.proceeding, $0) }
        let organ = said["organ"]?.text.map(organisation.canonical)
        let implied =
            switch thing?["kind"]?.text {
            case "second": secondStanding(organ, thing?["reviews"]?.text, original)
            case "retrial-review": applied(thing?["reviews"]?.text) ? "applicant" : "respondent"
            default: original
            }
        fields["standing"] = said["standing"] ?? .text(implied)
        return fields
    }

    /// Steps about a decision; where it is not known which, what followed the newest.
    private func steps(_ kinds: Set<KindName>, about decision: String?) -> [CaseFile.Item] {
        let since = decision == nil ? (file.items.lastIndex { $0.kind == .decisionReceived } ?? -1) + 1 : 0
        return file.items[since...].filter { item in
            kinds.contains(item.kind)
                && (decision == nil || item.context[.decision].isEmpty || item.context[.decision] == [decision!])
        }
    }

    /// 再审申请人: we.
    private func applied(_ decision: String?) -> Bool { !steps([.retrialApplied], about: decision).isEmpty }

    /// Who alone appealed is the appellant, and answers no appeal of another; whoever of one side did not appeal beside him keeps his
    /// standing (行诉解释第一百零七条).
    private func secondStanding(_ organ: String?, _ decision: String?, _ original: String) -> String {
        let theirs = steps([.appealReceived, .appealWithdrawn], about: decision)
        let filed = steps([.appealFiled], about: decision)
        guard !filed.isEmpty, theirs.isEmpty else { return "appellee" }
        let isOurs = filed.contains { item in
            guard let party = item.context.first(.party) else { return true }
            return organ == nil || party == organ
        }
        return isOurs ? "appellant" : original
    }

    /// What a later notice does not repeat is as it was in the proceeding below.
    mutating func inheritParties(_ entry: Entry, from parent: String, to id: String, _ context: inout Context) {
        if entry["defendants"] == nil {
            for (position, defendant) in file.things(.defendant, in: parent).enumerated() {
                add(
                    .defendant, defendant.id, in: id, by: entry,
                    defendantFields(["organ": .text(defendant.id)], entry, position: position, proceeding: id))
                context[.defendant] += [defendant.id]
            }
        }
        let side =
            entry["plaintiffs"] == nil ? ["plaintiff", "defendant", "third-party"] : ["defendant", "third-party"]
        for party in file.things(.party, in: parent) where side.contains(party["side"]?.text ?? "") {
            add(.party, party.id, in: id, by: entry, party.fields)
        }
    }

    /// A defendant who takes another's place has his own days from his own receipt; whoever left owes nothing from then on.
    mutating func substituteParty(_ entry: Entry, _ context: inout Context) {
        guard let from = entry["from"]?.text.map(organisation.canonical),
            let to = entry["to"]?.text.map(organisation.canonical)
        else { return }
        let proceeding = context.first(.proceeding)
        let side = file.thing(.party, from, in: proceeding)?["side"]
        let sued = file.thing(.defendant, from, in: proceeding)
        removeParty(from, in: proceeding)
        add(.party, to, in: proceeding, by: entry, ["side": side ?? (sued == nil ? "plaintiff" : "defendant")])
        successors["\(proceeding ?? "")|\(from)"] = to
        guard let sued else { return }
        update(.defendant, from, in: proceeding) { $0["left-on"] = .text(entry.day.description) }
        add(
            .defendant, to, in: proceeding, by: entry,
            [
                "organ": .text(to), "standing": sued["standing"] ?? "defendant", "joined": .flag(true),
                "received-on": .text(entry.day.description),
            ])
        leave(from, in: proceeding)
        context[.defendant] = [from, to]
    }

    /// The newest assignment stands alone; forwarding adds units only where nobody assigned any.
    mutating func placeUnits(_ entry: Entry, _ context: inout Context) {
        let proceeding = context.first(.proceeding)
        let listed = entry["units"]?.list ?? entry["unit"].map { [.object(["unit": $0])] } ?? []
        if entry.kind == .handlingAssigned, !listed.isEmpty { removeUnits(in: proceeding) }
        for (position, unit) in listed.enumerated() {
            guard let name = unit["unit"]?.text.map(organisation.canonical) else { continue }
            var fields = unit.object ?? [:]
            // Above, a unit answers for what it answered for below.
            let below = file.lineage(of: proceeding).dropFirst().compactMap { place in
                file.things(.unit, in: place).first { $0.id == name }
            }.first
            fields["part"] = unit["part"] ?? entry["part"] ?? below?["part"] ?? "whole"
            // Whoever has a part of his own leads in it.
            let leads = position == 0 || fields["part"]?.text != "whole"
            fields["role"] = unit["role"] ?? .text(leads ? "lead" : "assist")
            // Of several governments each hands the case to its own.
            let isFirst = file.things(.unit, in: proceeding).allSatisfy { known in
                proceeding.map { isOfAnotherOrgan(known.id, than: entry.unit, in: $0) } ?? false
            }
            if entry.kind == .handlingAssigned || isFirst || position > 0 {
                add(.unit, name, in: proceeding, by: entry, fields)
            }
        }
        context[.unit] = listed.compactMap { $0["unit"]?.text }.map(organisation.canonical)
        // Naming none, it goes to those who had the case before.
        for place in file.lineage(of: proceeding) where context[.unit].isEmpty {
            context[.unit] = file.things(.unit, in: place).filter { $0.scope == place }.map(\.id)
        }
    }
}
