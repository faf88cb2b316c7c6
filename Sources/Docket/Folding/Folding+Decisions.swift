import LegalCalendar

/// 裁判: what a decision says of its parts, orders, and ends.
extension Folding {
    mutating func openDecision(
        _ entry: Entry, _ context: inout Context, _ choices: inout [ThingKind: [String]]
    ) {
        openUnannounced(entry, &context, &choices)
        if let known = sameDecision(as: entry, context) {
            receiveAgain(known, entry, &context)
            return
        }
        let id = nextID(.decision, entry, named: entry["decision"]?.text)
        context[.decision] = [id]
        let fields = decisionFields(entry, context)
        add(.decision, id, by: entry, fields)
        context[.part] = addParts(entry, to: id, context)
        addPerformances(entry, to: id)
        context[.performance] = file.things(.performance, in: id).map(\.id)
        receive(id, entry, on: fields["served-on"]?.day ?? entry.day, context)
        removeWithdrawn(fields, context)
        if procedure.halts(codes(entry)) { putOff(in: context.first(.proceeding), after: entry.day) }
    }

    private func codes(_ entry: Entry) -> [String] {
        (entry["outcomes"]?.list ?? []).compactMap { $0["outcome"]?.text }
    }

    private func decisionFields(_ entry: Entry, _ context: Context) -> [String: Value] {
        var fields = entry.fields
        let (document, codes) = (entry["document"]?.text ?? "judgment", codes(entry))
        fields["proceeding"] = context.first(.proceeding).map(Value.text)
        fields["served-on"] = entry["served-on"] ?? .text(entry.day.description)
        fields["document"] = .text(document)
        fields["ends"] =
            goesOnForOthers(entry, context) ?? procedure.ends(document: document, outcomes: codes).map { .flag($0) }
        if procedure.withdraws(codes), let proceeding = context.first(.proceeding) {
            fields["withdrew"] = .list(withdrawn(by: entry, in: proceeding).sorted().map(Value.text))
        }
        fields["reopens"] = procedure.reopens(codes) ? .flag(true) : nil
        fields["moves"] = procedure.moves(codes) ? .flag(true) : nil
        fields["starts"] = procedure.starts(codes).map(Value.text)
        let proceeding = context.first(.proceeding).flatMap { file.thing(.proceeding, $0) }
        // 按第一审程序再审的，可以上诉 (行诉解释第一百一十九条).
        let kind = proceeding?["retried-as"]?.text == "first" ? "first" : proceeding?["kind"]?.text ?? "first"
        fields["appealable"] =
            entry["appealable"] ?? .flag(procedure.isAppealable(document: document, outcomes: codes, in: kind))
        return fields
    }

    /// 没有收到应诉通知的审级: the court above often sends its ruling alone; the ruling's own number says in which instance it stands.
    private mutating func openUnannounced(
        _ entry: Entry, _ context: inout Context, _ choices: inout [ThingKind: [String]]
    ) {
        guard entry["proceeding"] == nil, let kind = unannounced(entry),
            !file.instances.open.contains(where: { $0["kind"]?.text == kind })
        else { return }
        let fields = entry.fields.filter { ["court", "number"].contains($0.key) }
        choices[.proceeding] = nil
        context = Context()
        open(kind, fields, entry, &context, &choices)
    }

    /// By its number; without one, where everything below is over and an appeal waits, it can only be the court above.
    private func unannounced(_ entry: Entry) -> String? {
        if let number = entry["number"]?.text {
            let kind = file.proceeding(numbered: number) == nil ? CaseNumber(number).proceedingKind : nil
            return kind.flatMap { Findable.reviewing.contains($0) ? $0 : nil }
        }
        let appealed = Findable(of: entry, in: file, organisation: organisation).reviewable(in: "second").filter {
            decision in
            file.items(of: .appealFiled, .appealReceived).contains { $0.context[.decision].contains(decision.id) }
        }
        // 补正、保全 may still come from below.
        let ends = procedure.ends(document: entry["document"]?.text ?? "judgment", outcomes: codes(entry)) == true
        return ends && file.instances.open.isEmpty && appealed.count == 1 ? "second" : nil
    }

    // MARK: - 同一份裁判

    /// 同一份裁判的另一次收到: what ended a proceeding ends it once, whoever else also types it in.
    private func sameDecision(as entry: Entry, _ context: Context) -> Thing? {
        guard let proceeding = context.first(.proceeding) else { return nil }
        let agrees: (Value?, Value?) -> Bool = { $0 == nil || $1 == nil || $0 == $1 }
        return file.things(.decision).last { known in
            known["proceeding"]?.text == proceeding && known["ends"]?.flag == true && !isSetAside(known)
                && known["document"]?.text == entry["document"]?.text ?? "judgment"
                && (entry["decision"] == nil || entry["decision"]?.text == known.id)
                && parts(known["outcomes"]) == parts(entry["outcomes"]) && agrees(known["made-on"], entry["made-on"])
                && (known["document"] == "judgment" || known["made-on"] != nil && known["made-on"] == entry["made-on"])
                && agrees(known.number.map(Value.text), entry["number"])
        }
    }

    /// Which outcome of which part, in whatever order they were typed.
    private func parts(_ outcomes: Value?) -> Set<String> {
        Set((outcomes?.list ?? []).map { "\($0["part"]?.text ?? "whole") \($0["outcome"]?.text ?? "")" })
    }

    /// 指令继续审理: it ended nothing after all.
    private func isSetAside(_ decision: Thing) -> Bool {
        let above = file.instances.all.filter { $0["reviews"]?.text == decision.id }.map(\.id)
        return file.things(.decision).contains {
            $0["reopens"]?.flag == true && above.contains($0["proceeding"]?.text ?? "")
        }
    }

    private mutating func receiveAgain(_ known: Thing, _ entry: Entry, _ context: inout Context) {
        context[.decision] = [known.id]
        context[.part] = file.things(.part, in: known.id).map(\.id)
        context[.performance] = file.things(.performance, in: known.id).map(\.id)
        let served = entry["served-on"]?.day ?? entry.day
        if entry["performances"] != nil, file.things(.performance, in: known.id).allSatisfy({ $0["untold"] != nil }) {
            removePerformances(of: known.id)
            addPerformances(entry, to: known.id)
        }
        // The earlier day is the safe one.
        if known["served-on"]?.day.map({ served < $0 }) ?? true {
            update(.decision, known.id) { $0["served-on"] = .text(served.description) }
        }
        if let defendant = entry["defendant"]?.text.map(organisation.canonical) {
            markServed(known.id, defendant, on: served)
        }
    }

    private mutating func receive(_ id: String, _ entry: Entry, on served: CivilDay, _ context: Context) {
        let sued = file.things(.defendant, in: context.first(.proceeding))
        let named = entry["defendant"]?.text.map(organisation.canonical)
        for defendant in context[.defendant] where sued.count == 1 || defendant == named {
            markServed(id, defendant, on: served)
        }
        // Our own side learns of it on the same paper, unless a party's own day is entered.
        for defendant in sued where organisation.unit(defendant.id) != nil && file.served[id]?[defendant.id] == nil {
            markServed(id, defendant.id, on: served, isAssumed: true)
        }
    }

    // MARK: - 撤诉的人

    /// 准许撤诉、撤回上诉: of several who sued or appealed, those who did not take it back go on. Nil where nobody does.
    private func goesOnForOthers(_ entry: Entry, _ context: Context) -> Value? {
        guard procedure.withdraws(codes(entry)), let proceeding = context.first(.proceeding) else { return nil }
        let starters = Set(file.starters(of: proceeding))
        let named = withdrawn(by: entry, in: proceeding)
        guard !named.isEmpty else {
            // 双方都上诉的，没有写明谁撤回: the other's appeal is not lost by that.
            let sides = Set(starters.map { file.thing(.party, $0, in: proceeding)?["side"]?.text == "defendant" })
            return sides.count > 1 ? .flag(false) : nil
        }
        let before = file.things(.decision).filter { $0["proceeding"]?.text == proceeding }.flatMap {
            ($0["withdrew"]?.list ?? []).compactMap(\.text)
        }
        return starters.subtracting(named).subtracting(before).isEmpty ? nil : .flag(false)
    }

    /// Whose withdrawal is allowed: as the ruling says, else whoever asked for it.
    private func withdrawn(by entry: Entry, in proceeding: String) -> Set<String> {
        let said = Set((entry["withdrawn-by"]?.list ?? []).compactMap(\.text).map(organisation.canonical))
        guard said.isEmpty, let reviewed = file.thing(.proceeding, proceeding)?["reviews"]?.text else { return said }
        return Set(
            file.items(of: .appealWithdrawn).filter { $0.context[.decision].contains(reviewed) }
                .flatMap { $0.context[.party] })
    }

    /// 撤诉的原告 is no party any more: no judgment is served on him, and he appeals none.
    private mutating func removeWithdrawn(_ fields: [String: Value], _ context: Context) {
        guard fields["ends"]?.flag == false, let id = context.first(.proceeding),
            file.thing(.proceeding, id)?["kind"] != "second"
        else { return }
        for party in fields["withdrew"]?.list ?? [] { removeParty(party.text ?? "", in: id) }
    }

    // MARK: - 部分和履行

    private mutating func addParts(_ entry: Entry, to id: String, _ context: Context) -> [String] {
        var parts: [String] = []
        for outcome in entry["outcomes"]?.list ?? [] {
            let code = outcome["outcome"].map { [$0] } ?? []
            for part in partsMeant(by: outcome, context) {
                if !parts.contains(part) { parts.append(part) }
                add(.part, part, in: id, by: entry, ["outcomes": .list([])])
                update(.part, part, in: id) { $0["outcomes"] = .list(($0["outcomes"]?.list ?? []) + code) }
            }
        }
        for part in untouched(besides: parts, context) {
            parts.append(part)
            add(.part, part, in: id, by: entry, ["outcomes": .list([]), "untouched": .flag(true)])
        }
        return parts
    }

    /// 维持 of the whole is of each part of what it affirms.
    private func partsMeant(by outcome: Value, _ context: Context) -> [String] {
        let part = outcome["part"]?.text ?? "whole"
        guard part == "whole", let code = outcome["outcome"]?.text, procedure.inherits(code) else { return [part] }
        let parts = partsBelow(context)
        return parts.isEmpty ? [part] : parts
    }

    private func partsBelow(_ context: Context) -> [String] {
        let proceeding = context.first(.proceeding).flatMap { file.thing(.proceeding, $0) }
        return proceeding?["reviews"]?.text.map { file.things(.part, in: $0).map(\.id) } ?? []
    }

    /// 未提到的部分: a decision above that names some parts leaves the others as they were judged below.
    private func untouched(besides named: [String], _ context: Context) -> [String] {
        guard !named.isEmpty, !named.contains("whole") else { return [] }
        return partsBelow(context).filter { $0 != "whole" && !named.contains($0) }
    }

    /// What is typed, and what an outcome orders of a side of which nothing is typed: it is owed all the same, its day to be told.
    private mutating func addPerformances(_ entry: Entry, to id: String) {
        var all = (entry["performances"]?.list ?? []).map { $0.object ?? [:] }
        // A ruling (保全) binds whom it names, a judgment may bind both sides.
        guard all.isEmpty || entry["document"]?.text != "ruling" else { return typed(all, entry, id) }
        let told = Set(all.compactMap { $0["who"]?.text })
        for outcome in entry["outcomes"]?.list ?? [] {
            guard let order = outcome["outcome"]?.text.flatMap(procedure.order), !told.contains(order.who) else {
                continue
            }
            let part = outcome["part"]?.text.flatMap { $0 == "whole" ? nil : $0 }
            let what = order.what + (part.map { "（\(Words.title($0, field: "part"))）" } ?? "")
            if !all.contains(where: { $0["what"]?.text == what }) {
                var owed: [String: Value] = ["who": .text(order.who), "what": .text(what), "untold": .flag(true)]
                owed["part"] = part.map(Value.text)
                all.append(owed)
            }
        }
        typed(all, entry, id)
    }

    private mutating func typed(_ all: [[String: Value]], _ entry: Entry, _ id: String) {
        for (index, performance) in all.enumerated() {
            add(.performance, String(index + 1), in: id, by: entry, performance)
        }
    }

    mutating func serve(_ entry: Entry, _ context: Context) {
        guard let decision = context.first(.decision), let party = context.first(.party) else { return }
        markServed(decision, party, on: entry.day)
        // 承继: what was served on the one before him was served.
        if let successor = successors["\(context.first(.proceeding) ?? "")|\(party)"] {
            markServed(decision, successor, on: entry.day)
        }
    }
}
