import LegalCalendar

extension Folding {
    /// What an entry concerns: what it names, and what can only be meant where it names nothing. Of several possible things it concerns
    /// none: they are told beside it.
    func context(of entry: Entry) -> (context: Context, choices: [ThingKind: [String]]) {
        var context = named(entry)
        var choices: [ThingKind: [String]] = [:]
        let opens = [.noticeReceived, .recommendationReceived].contains(entry.kind)
        if !opens { fillProceeding(entry, &context) }
        let isSaid = !context[.proceeding].isEmpty
        let things = Findable(of: entry, in: file, organisation: organisation).things
        for kind in things where context[kind].isEmpty && kind != .defendant {
            // Whichever of two hearings it is, says in which proceeding.
            if kind != .proceeding || choices.isEmpty { fill(kind, entry, &context, &choices) }
        }
        // A paper against one decision is of its proceeding; where several are possible, of none in particular.
        if !opens, !isSaid, context[.proceeding].isEmpty, choices.isEmpty, let current = file.instances.current {
            context[.proceeding] = [current.id]
        }
        fillPerformance(entry, &context, &choices)
        guard let proceeding = context.first(.proceeding) else { return (context, choices) }
        // Whose appeal it is, is whose relay it belongs to.
        if entry.kind == .appealFiled, context[.defendant].isEmpty, let party = context.first(.party),
            file.thing(.defendant, party, in: proceeding) != nil
        {
            context[.defendant] = [party]
        }
        if entry.kind != .decisionReceived { fillUnit(entry, &context, proceeding: proceeding) }
        // 开庭通知 is for all who are sued; whose head came has to be said.
        let isOfAll = [.hearingNotified, .hearingRescheduled].contains(entry.kind)
        let isTold = !things.contains(.defendant) || entry["unit"] != nil || context[.submission] != []
        let sued = file.things(.defendant, in: proceeding).filter { $0.scope == proceeding }
        if sued.count == 1 && !isOfAll || !isOfAll && isTold { fillDefendant(&context, proceeding: proceeding) }
        if things.contains(.defendant), context[.defendant].isEmpty { fill(.defendant, entry, &context, &choices) }
        fillPart(&context, proceeding: proceeding)
        fillAppellant(entry, &context, proceeding: proceeding)
        return (context, choices)
    }

    private func named(_ entry: Entry) -> Context {
        var context = Context()
        // 决定 of some acts is a field of its own; which decision they are about is said beside it.
        if let about = entry["about-decision"]?.text { context[.decision] = [about] }
        for kind in ThingKind.allCases where context[kind].isEmpty {
            guard let id = entry[kind.rawValue]?.text else { continue }
            // Some kinds say 同意与否 in a field of the same name: only a known decision is one.
            if kind == .decision, entry.kind != .decisionReceived, file.thing(.decision, id) == nil { continue }
            // What a unit recorded of a judgment is the judgment's, not that unit's.
            if kind == .unit, entry.kind == .decisionReceived { continue }
            context[kind] = [kind == .unit || kind == .defendant || kind == .party ? organisation.canonical(id) : id]
        }
        if let party = (entry["party"] ?? entry["by-party"])?.text { context[.party] = [organisation.canonical(party)] }
        return context
    }

    /// Through the thing that is named, else the only one that is open.
    private func fillProceeding(_ entry: Entry, _ context: inout Context) {
        guard context[.proceeding].isEmpty else { return }
        for kind in [ThingKind.submission, .decision, .hearing] {
            if let id = context.first(kind), let scope = file.thing(kind, id)?.fields["proceeding"]?.text {
                context[.proceeding] = [scope]
                return
            }
        }
        let things = Findable(of: entry, in: file, organisation: organisation).things
        if things.isEmpty, let current = file.instances.current { context[.proceeding] = [current.id] }
    }

    private func fill(
        _ kind: ThingKind, _ entry: Entry, _ context: inout Context, _ choices: inout [ThingKind: [String]]
    ) {
        let concern = Findable(of: entry, in: file, organisation: organisation, said: context)
        let possible = concern.candidates(kind)
        if possible.count == 1 {
            context[kind] = [possible[0].id]
        } else if possible.count > 1
            || kind == .decision && !file.things(.performance).isEmpty
                && Findable.isOfPerformance(entry.kind)
        {
            // None at all: it is about nothing that any of them orders.
            choices[kind] = possible.map(\.id)
        }
        let scopes = Set(possible.compactMap { $0["proceeding"]?.text })
        if context[.proceeding].isEmpty, scopes.count == 1, let scope = scopes.first { context[.proceeding] = [scope] }
    }

    private func fillPerformance(
        _ entry: Entry, _ context: inout Context, _ choices: inout [ThingKind: [String]]
    ) {
        let concern = Findable(of: entry, in: file, organisation: organisation, said: context)
        guard context[.performance].isEmpty, let decision = context.first(.decision),
            concern.things.contains(.decision)
        else { return }
        let possible = concern.performances(of: decision)
        if possible.count == 1 {
            context[.performance] = [possible[0].id]
        } else if Findable.isOfPerformance(entry.kind), !file.things(.performance, in: decision).isEmpty {
            choices[.performance] = possible.map(\.id)
        }
    }

    private func fillUnit(_ entry: Entry, _ context: inout Context, proceeding: String) {
        guard context[.unit].isEmpty else { return }
        if let submission = context.first(.submission), let unit = file.thing(.submission, submission)?["unit"]?.text {
            context[.unit] = [unit]
            return
        }
        // 交给了某单位的建议: what is said of it is that unit's.
        let given = context.first(.recommendation).flatMap { file.thing(.recommendation, $0)?["unit"]?.text }
        if let given {
            context[.unit] = [organisation.canonical(given)]
            return
        }
        if let list = entry["units"]?.list {
            context[.unit] = list.compactMap { $0["unit"]?.text }.map(organisation.canonical)
            return
        }
        let units = file.things(.unit, in: proceeding)
        if units.count == 1 {
            if !isOfAnotherOrgan(units[0].id, than: entry.unit, in: proceeding) { context[.unit] = [units[0].id] }
        } else if let part = context.first(.part) {
            let ofPart = units.filter { $0["part"]?.text == part }
            if ofPart.count == 1 { context[.unit] = [ofPart[0].id] }
        } else if let defendant = context.first(.defendant) {
            // A bureau that is itself sued answers for itself; the government's part is the other unit's.
            let own = units.filter { $0.id == defendant }
            let other = units.filter { unit in !file.things(.defendant, in: proceeding).contains { $0.id == unit.id } }
            if own.count == 1 {
                context[.unit] = [defendant]
            } else if other.count == 1 {
                context[.unit] = [other[0].id]
            }
        }
    }

    /// 各管各的: what one of several governments writes is not about the only unit that the other has named so far.
    func isOfAnotherOrgan(_ unit: String, than writer: String, in proceeding: String) -> Bool {
        let organs = file.things(.defendant, in: proceeding).map(\.id).filter {
            organisation.recordedHolder(of: .intakeOffice, for: $0) != nil
        }
        func organ(of name: String) -> String? {
            [organisation.canonical(name), organisation.government(of: name)].compactMap(\.self).first(
                where: organs.contains)
        }
        guard organs.count > 1, let theirs = organ(of: unit), let own = organ(of: writer) else { return false }
        return theirs != own
    }

    /// Who appeals, where only one of that side can be meant.
    private func fillAppellant(_ entry: Entry, _ context: inout Context, proceeding: String) {
        guard context[.party].isEmpty, [.appealFiled, .appealReceived].contains(entry.kind) else { return }
        let ours = entry.kind == .appealFiled
        if ours, context[.defendant].count == 1 { return context[.party] = context[.defendant] }
        let side = file.things(.party, in: proceeding).filter { ($0["side"]?.text == "defendant") == ours }
        if side.count == 1 { context[.party] = [side[0].id] }
    }

    /// A bureau that is itself sued answers for itself; any other unit for its government, else for the one that is left.
    private func fillDefendant(_ context: inout Context, proceeding: String) {
        guard context[.defendant].isEmpty else { return }
        let defendants = file.things(.defendant, in: proceeding).map(\.id)
        if defendants.count == 1 {
            context[.defendant] = defendants
            return
        }
        let units = Set(file.things(.unit, in: proceeding).map(\.id) + context[.unit])
        let others = defendants.filter { !units.contains($0) }
        let left = others.first { $0 == organisation.government } ?? (others.count == 1 ? others[0] : nil)
        var found: [String] = []
        for unit in context[.unit] {
            let own = [unit, organisation.government(of: unit)].compactMap(\.self).first(where: defendants.contains)
            guard let defendant = own ?? left, !found.contains(defendant) else { continue }
            found.append(defendant)
        }
        context[.defendant] = found
    }

    private func fillPart(_ context: inout Context, proceeding: String) {
        guard context[.part].isEmpty, let decision = context.first(.decision) else { return }
        let parts = file.things(.part, in: decision)
        if parts.count == 1 {
            context[.part] = [parts[0].id]
        } else if let unit = context.first(.unit), let part = file.thing(.unit, unit, in: proceeding)?["part"]?.text {
            context[.part] = [part]
        }
    }
}
