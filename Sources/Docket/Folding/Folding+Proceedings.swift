import LegalCalendar

extension Folding {
    /// A notice opens a proceeding, unless it names one or carries a number already known: then it is another copy of the same.
    /// - Parameter kind: of the proceeding, where the entry itself can't say it.
    /// - Parameter decision: what is examined in it, where that is known.
    mutating func openProceeding(
        _ entry: Entry, _ context: inout Context, kind: String? = nil, of decision: String? = nil
    ) {
        var fields = proceedingFields(entry)
        if let kind { fields["kind"] = .text(kind) }
        let known = knownProceeding(entry, context, kind: fields["kind"]?.text ?? "first")
        let id = known?.id ?? nextID(.proceeding, named: context.first(.proceeding))
        let joins = known != nil
        context[.proceeding] = [id]
        if known == nil {
            let below = decision.flatMap { file.thing(.decision, $0)?["proceeding"] }
            fields["parent"] =
                entry["parent"] ?? below ?? parent(ofKind: fields["kind"]?.text ?? "first").map(Value.text)
            fields["reviews"] = decision.map(Value.text) ?? reviewed(in: fields["parent"]?.text)
            fields["in-retrial"] = inRetrial(fields["parent"]?.text)
            fields["continues"] = continued(by: fields)
            fields["started-by"] = started(by: fields)
            add(.proceeding, id, by: entry, fields)
        } else {
            // The earliest day counts, on whichever copy it stands.
            update(.proceeding, id) { old in
                old.merge(fields) { first, second in
                    first.day.flatMap { day in second.day.map { $0 < day } } == true ? second : first
                }
            }
        }
        context[.defendant] = addParties(entry, proceeding: id, joins: joins)
        let opened = file.thing(.proceeding, id)
        if known == nil, let parent = opened.flatMap(before) {
            inheritParties(entry, from: parent, to: id, &context)
        }
        if context[.defendant].isEmpty, let government = organisation.government {
            add(
                .defendant, government, in: id, by: entry,
                defendantFields([:], entry, position: 0, kind: fields["kind"]?.text ?? "first"))
            context[.defendant] = [government]
        }
        let arrived = entry["first-arrived-on"]
        for defendant in context[.defendant] {
            update(.defendant, defendant, in: id) { old in
                let known = old["first-arrived-on"]?.day
                if let day = arrived?.day, known.map({ day < $0 }) ?? true { old["first-arrived-on"] = arrived }
            }
        }
        if fields["kind"] == "retrial" {
            if let way = retrialWay { update(.proceeding, id) { $0["way"] = way } }
            // 特定的不中止 is said by the ruling that orders the retrial.
            if file.last("retrial-ordered")?.entry["not-stayed"]?.flag != true {
                holdPerformance(of: opened?["reviews"]?.text, from: entry.day)
            }
        }
    }

    /// The proceeding that a notice is another copy of; or the review that an application for retrial began, before it had a number.
    private func knownProceeding(_ entry: Entry, _ context: Context, kind: String) -> Thing? {
        let number = entry["number"]?.text.map { CaseNumber($0).normalised }
        return file.things(.proceeding).first { thing in
            thing.id == context.first(.proceeding)
                || (number != nil && thing.number.map { CaseNumber($0).normalised } == number)
        } ?? file.openProceedings.last { kind == "retrial-review" && $0["kind"]?.text == kind && $0.number == nil }
    }

    /// 再审审查 begins with the application; the court's number comes later, if at all.
    mutating func openReview(_ entry: Entry, _ context: inout Context) {
        var opening = context
        let named = entry["proceeding"]?.text.flatMap { file.thing(.proceeding, $0) }
        opening[.proceeding] = named?["kind"] == "retrial-review" ? named.map { [$0.id] } ?? [] : []
        openProceeding(entry, &opening, kind: "retrial-review", of: context.first(.decision))
        context[.proceeding] = opening[.proceeding]
        context[.defendant] = opening[.defendant]
    }

    /// Whose people and papers a new number takes over.
    private func before(_ opened: Thing) -> String? {
        opened.parent ?? opened["continues"]?.text
            ?? opened["started-by"]?.text.flatMap { file.thing(.decision, $0)?["proceeding"]?.text }
            .flatMap { file.thing(.proceeding, $0)?.parent }
    }

    /// 指令立案: the ruling by which a suit began that was first refused. Its days start anew; who is in it is known.
    private func started(by fields: [String: Value]) -> Value? {
        guard fields["kind"] == "first", fields["parent"] == nil, fields["continues"] == nil else { return nil }
        let used = file.things(.proceeding).compactMap { $0["started-by"]?.text }
        let ruling = file.things(.decision).last { $0["starts"]?.flag == true && !used.contains($0.id) }
        return ruling.map { .text($0.id) }
    }

    /// 再审程序中: what is decided above a retrial is decided in it.
    private func inRetrial(_ parent: String?) -> Value? {
        let below = parent.flatMap { file.thing(.proceeding, $0) }
        return below?["kind"] == "retrial" ? .flag(true) : below?["in-retrial"]
    }

    /// 移送: the suit that another court goes on with under its own number. Its days run on, and who is in it is known.
    private func continued(by fields: [String: Value]) -> Value? {
        guard fields["kind"] == "first", fields["parent"] == nil else { return nil }
        let moved = file.openProceedings.last { thing in
            thing["kind"] == "first"
                && (file.things(.decision).contains { $0["proceeding"]?.text == thing.id && $0["moves"]?.flag == true }
                    || file.items(of: "transferred").contains { $0.context[.proceeding].contains(thing.id) })
        }
        return moved.map { .text($0.id) }
    }

    /// 再审的方式: by whom the retrial was brought about.
    private var retrialWay: Value? { file.last("retrial-ordered")?.entry["way"] }

    mutating func noteRetrial(_ entry: Entry, _ context: Context) {
        if entry["not-stayed"]?.flag != true { holdPerformance(of: retried(by: entry, context), from: entry.day) }
        guard let newest = file.things(.proceeding).last, newest["kind"] == "retrial" else { return }
        update(.proceeding, newest.id) { $0["way"] = entry["way"] ?? $0["way"] }
    }

    /// What is to be retried: what the review examined, else the one decision that can be.
    private func retried(by entry: Entry, _ context: Context) -> String? {
        if let named = context.first(.decision) { return named }
        let stands = context.first(.proceeding).flatMap { file.thing(.proceeding, $0) }
        if let reviewed = stands?["reviews"]?.text, ["retrial", "retrial-review"].contains(stands?["kind"]?.text) {
            return reviewed
        }
        let applied = Entry(kind: "retrial-applied", day: entry.day, fields: [:])
        let possible = Concern(of: applied, in: file, organisation: organisation).candidates(.decision)
        return possible.count == 1 ? possible[0].id : nil
    }

    /// 指定期限: a day that a paper states, or a period that runs from the day it was set.
    mutating func setEvidenceDay(_ entry: Entry, _ context: Context) {
        update(.proceeding, context.first(.proceeding)) { fields in
            fields["evidence-due-on"] = entry["due-on"]
            fields["evidence-period"] = entry["period"]
            fields["evidence-period-in"] = entry["period-in"]
            fields["evidence-set-on"] = entry["period"] == nil ? nil : .text(entry.day.description)
        }
    }

    /// What a later notice does not repeat is as it was in the proceeding below.
    private mutating func inheritParties(_ entry: Entry, from parent: String, to id: String, _ context: inout Context) {
        let kind = file.thing(.proceeding, id)?["kind"]?.text ?? "first"
        if entry["defendants"] == nil {
            for (position, defendant) in file.things(.defendant, in: parent).enumerated() {
                add(
                    .defendant, defendant.id, in: id, by: entry,
                    defendantFields(["organ": .text(defendant.id)], entry, position: position, kind: kind))
                context[.defendant] += [defendant.id]
            }
        }
        let side =
            entry["plaintiffs"] == nil ? ["plaintiff", "defendant", "third-party"] : ["defendant", "third-party"]
        for party in file.things(.party, in: parent) where side.contains(party["side"]?.text ?? "") {
            add(.party, party.id, in: id, by: entry, party.fields)
        }
    }

    private func proceedingFields(_ entry: Entry) -> [String: Value] {
        var fields = entry.fields.filter {
            [
                "number", "court", "procedure", "first-arrived-on", "evidence-due-on", "intake-number", "copy-served",
            ].contains($0.key)
        }
        let said = entry["instance"]?.text ?? entry["number"]?.text.flatMap { CaseNumber($0).proceedingKind }
        fields["kind"] = .text(said ?? "first")
        fields["received-on"] = .text(entry.day.description)
        return fields
    }

    /// The newest proceeding, unless it has been decided and another was decided since: what comes above is about that one then, not about
    /// a review that is over.
    private func parent(ofKind kind: String) -> String? {
        guard kind != "first", let newest = file.things(.proceeding).last?.id else { return nil }
        let decided = file.things(.decision).compactMap { $0["proceeding"]?.text }
        // 再审审查 decides nothing of the suit: the retrial is of what it examined.
        if kind == "retrial", let review = file.thing(.proceeding, newest), review["kind"] == "retrial-review",
            let below = review.parent
        {
            return below
        }
        return decided.contains(newest) ? decided.last : newest
    }

    /// 所审的裁判: a proceeding above reviews one decision of the one below: what ended it; where nothing did yet, the newest judgment, else
    /// the newest ruling. Others of the same proceeding stay as they are.
    private func reviewed(in parent: String?) -> Value? {
        guard let parent else { return nil }
        let all = file.things(.decision).filter { $0["proceeding"]?.text == parent }
        let meant = all.last { $0["ends"]?.flag == true } ?? all.last { $0["document"]?.text == "judgment" } ?? all.last
        return meant.map { .text($0.id) }
    }

    /// Our own appeal is known by its docketing, before any notice.
    mutating func docket(_ entry: Entry, _ context: inout Context) {
        let number = entry["number"]?.text
        let known = file.things(.proceeding).contains { $0.number == number || $0.number == nil }
        guard let number, !known || entry["instance"] != nil else {
            update(.proceeding, context.first(.proceeding)) { fields in
                fields["docketed-on"] = .text(entry.day.description)
                fields.merge(entry.fields.filter { ["number", "court"].contains($0.key) }) { _, new in new }
            }
            return
        }
        let id = nextID(.proceeding, named: entry["proceeding"]?.text)
        let kind = entry["instance"]?.text ?? CaseNumber(number).proceedingKind ?? "first"
        let previous = parent(ofKind: "").flatMap { file.thing(.proceeding, $0) }
        var fields = entry.fields.filter { ["number", "court"].contains($0.key) }
        fields["kind"] = .text(kind)
        fields["docketed-on"] = .text(entry.day.description)
        fields["parent"] = previous.map { .text($0.id) }
        fields["reviews"] = reviewed(in: previous?.id)
        fields["in-retrial"] = inRetrial(previous?.id)
        add(.proceeding, id, by: entry, fields)
        context = Context([.proceeding: [id]])
        for defendant in file.things(.defendant, in: previous?.id) {
            add(.defendant, defendant.id, in: id, by: entry, defendant.fields)
        }
        for party in file.things(.party, in: previous?.id) { add(.party, party.id, in: id, by: entry, party.fields) }
    }

    mutating func openReconsideration(_ entry: Entry, _ context: inout Context) {
        let id = nextID(.proceeding, named: entry["proceeding"]?.text)
        var fields = entry.fields.filter { ["procedure", "accepted-on", "number", "organ", "act"].contains($0.key) }
        fields["kind"] = "reconsideration"
        fields["received-on"] = .text(entry.day.description)
        add(.proceeding, id, by: entry, fields)
        for applicant in entry["applicants"]?.list ?? [] {
            guard let name = applicant["name"]?.text else { continue }
            add(.party, name, in: id, by: entry, ["side": "plaintiff"])
        }
        context[.proceeding] = [id]
    }

    mutating func updateProceeding(_ entry: Entry, _ context: Context) {
        update(.proceeding, context.first(.proceeding)) { fields in
            fields.merge(entry.fields.filter { ["procedure", "court", "number", "claims"].contains($0.key) }) {
                _, new in new
            }
        }
    }

    @discardableResult
    /// - Parameter joins: whether a defendant who is new joins a proceeding that was open before.
    mutating func addParties(_ entry: Entry, proceeding: String?, joins: Bool = false) -> [String] {
        let kind = proceeding.flatMap { file.thing(.proceeding, $0)?["kind"]?.text } ?? "first"
        var organs: [String] = []
        for (position, defendant) in (entry["defendants"]?.list ?? []).enumerated() {
            guard let organ = defendant["organ"]?.text.map(organisation.canonical) else { continue }
            let place = joins ? position + 1 : position
            var fields = defendantFields(defendant.object ?? [:], entry, position: place, kind: kind)
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

    /// A missing `received-on` is the entry's day, a missing standing what the instance implies.
    private func defendantFields(_ said: [String: Value], _ entry: Entry, position: Int, kind: String) -> [String:
        Value]
    {
        var fields = said
        fields["received-on"] = said["received-on"] ?? .text(entry.day.description)
        let implied =
            switch kind {
            case "second": secondStanding(said["organ"]?.text)
            case "retrial-review": applied ? "applicant" : "respondent"
            default: position == 0 ? "defendant" : "co-defendant"
            }
        fields["standing"] = said["standing"] ?? .text(implied)
        return fields
    }

    /// 再审申请人: we, since the newest decision.
    private var applied: Bool {
        let since = (file.items.lastIndex { $0.kind == "decision-received" } ?? -1) + 1
        return file.items[since...].contains { $0.kind == "retrial-applied" }
    }

    /// Who alone appealed is the appellant, and answers no appeal of another.
    private func secondStanding(_ organ: String?) -> String {
        // Only what followed the newest decision: an appeal before a remand is another appeal.
        let since = (file.items.lastIndex { $0.kind == "decision-received" } ?? -1) + 1
        let after = file.items[since...]
        let ours = after.contains { item in
            item.kind == "appeal-filed"
                && (item.entry["by-party"]?.text.map { organisation.canonical($0) == organ.map(organisation.canonical) }
                    ?? true)
        }
        return ours && !after.contains { ["appeal-received", "appeal-withdrawn"].contains($0.kind) }
            ? "appellant" : "appellee"
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
        if entry.kind == "handling-assigned", !listed.isEmpty { removeUnits(in: proceeding) }
        for (position, unit) in listed.enumerated() {
            guard let name = unit["unit"]?.text.map(organisation.canonical) else { continue }
            var fields = unit.object ?? [:]
            fields["part"] = unit["part"] ?? entry["part"] ?? "whole"
            // Whoever has a part of his own leads in it.
            let leads = position == 0 || fields["part"]?.text != "whole"
            fields["role"] = unit["role"] ?? .text(leads ? "lead" : "assist")
            if entry.kind == "handling-assigned" || file.things(.unit, in: proceeding).isEmpty || position > 0 {
                add(.unit, name, in: proceeding, by: entry, fields)
            }
        }
        context[.unit] = listed.compactMap { $0["unit"]?.text }.map(organisation.canonical)
        if context[.unit].isEmpty { context[.unit] = file.things(.unit, in: proceeding).map(\.id) }
    }
}
