import LegalCalendar

/// 程序: what opens one, what a number is another copy of, and what its papers say of it.
extension Folding {
    /// A notice opens a proceeding, unless it names one or carries a number already known: then it is another copy of the same.
    mutating func openProceeding(
        _ entry: Entry, _ context: inout Context, _ choices: inout [ThingKind: [String]]
    ) {
        var fields = proceedingFields(entry)
        let kind = fields["kind"]?.text ?? "first"
        if let known = knownProceeding(entry, context, kind: kind) {
            join(known, entry, fields, &context)
        } else {
            fields["received-on"] = .text(entry.day.description)
            open(kind, fields, entry, &context, &choices)
        }
        noteArrival(entry, context)
        // What it reviews is the proceeding's, not the notice's own.
        context[.decision] = []
    }

    /// - Parameter fields: what the entry itself says of the proceeding.
    mutating func open(
        _ kind: String, _ said: [String: Value], _ entry: Entry, _ context: inout Context,
        _ choices: inout [ThingKind: [String]]
    ) {
        var fields = said
        fields["kind"] = .text(kind)
        let id = nextID(.proceeding, entry, named: context.first(.proceeding))
        let origin = origin(of: kind, entry, decision: context.first(.decision))
        fields["parent"] = origin.parent.map(Value.text)
        fields["reviews"] = origin.reviews.map(Value.text)
        if !origin.possible.isEmpty {
            fields["may-review"] = .list(origin.possible.map(Value.text))
            choices[.decision] = origin.possible
        }
        fields["in-retrial"] = inRetrial(origin.parent)
        fields["continues"] = continued(by: fields)
        if let ruling = started(by: fields) {
            fields["started-by"] = .text(ruling.id)
            // 发回重审: the number alone does not tell it from a suit of its own.
            if ruling["starts"] == "remand", entry["instance"] == nil {
                (fields["kind"], fields["parent"]) = ("remand", ruling["proceeding"])
                fields["reviews"] = .text(ruling.id)
            }
        }
        context[.proceeding] = [id]
        add(.proceeding, id, by: entry, fields)
        context[.defendant] = addParties(entry, proceeding: id)
        if let opened = file.thing(.proceeding, id), let below = before(opened) {
            inheritParties(entry, from: below, to: id, &context)
        }
        if context[.defendant].isEmpty, let government = organisation.receiving(entry.unit) {
            add(
                .defendant, government, in: id, by: entry,
                defendantFields([:], entry, position: 0, proceeding: id))
            context[.defendant] = [government]
        }
    }

    /// The earliest day counts, on whichever copy it stands.
    private mutating func join(_ known: Thing, _ entry: Entry, _ said: [String: Value], _ context: inout Context) {
        // 立案 alone brings nobody's days: they begin with the notice.
        let isFirstCopy = known["received-on"] == nil
        context[.proceeding] = [known.id]
        var fields = said
        fields["received-on"] = .text(entry.day.description)
        update(.proceeding, known.id) { old in
            old.merge(fields) { first, second in
                first.day.flatMap { day in second.day.map { $0 < day } } == true ? second : first
            }
        }
        context[.defendant] = addParties(entry, proceeding: known.id, joins: !isFirstCopy)
        if context[.defendant].isEmpty {
            context[.defendant] = file.things(.defendant, in: known.id).filter { $0.scope == known.id }.map(\.id)
        }
        for defendant in file.things(.defendant, in: known.id) where defendant["received-on"] == nil {
            update(.defendant, defendant.id, in: known.id) { $0["received-on"] = .text(entry.day.description) }
        }
        guard context[.defendant].isEmpty, let government = organisation.receiving(entry.unit) else { return }
        add(
            .defendant, government, in: known.id, by: entry,
            defendantFields([:], entry, position: 0, proceeding: known.id))
        context[.defendant] = [government]
    }

    private mutating func noteArrival(_ entry: Entry, _ context: Context) {
        let arrived = entry["first-arrived-on"]
        for defendant in context[.defendant] {
            update(.defendant, defendant, in: context.first(.proceeding)) { old in
                let known = old["first-arrived-on"]?.day
                if let day = arrived?.day, known.map({ day < $0 }) ?? true { old["first-arrived-on"] = arrived }
            }
        }
        guard let proceeding = context.first(.proceeding).flatMap({ file.thing(.proceeding, $0) }),
            proceeding["kind"] == "retrial", let order = retrialOrder(of: proceeding)
        else { return }
        update(.proceeding, proceeding.id) { fields in
            fields["way"] = fields["way"] ?? order["way"]
            fields["retried-as"] = fields["retried-as"] ?? order["procedure"]
        }
    }

    /// The proceeding that a notice is another copy of; or the review that an application for retrial began, before it had a number.
    private func knownProceeding(_ entry: Entry, _ context: Context, kind: String) -> Thing? {
        let number = entry["number"]?.text.map { CaseNumber($0).normalised }
        return file.instances.all.first { thing in
            thing.id == context.first(.proceeding)
                || (number != nil && thing.number.map { CaseNumber($0).normalised } == number)
        } ?? file.instances.open.last { kind == "retrial-review" && $0["kind"]?.text == kind && $0.number == nil }
    }

    /// 再审审查 begins with the application; the court's number comes later, if at all. One that began with the court's notice is the same.
    mutating func openReview(_ entry: Entry, _ context: inout Context, _ choices: inout [ThingKind: [String]]) {
        let decision = context.first(.decision)
        let applied = file.items(of: entry.kind).flatMap { $0.context[.proceeding] }
        let begun = file.instances.open.last { review in
            review["kind"] == "retrial-review" && !applied.contains(review.id)
                && (decision == nil || review["reviews"] == nil || review["reviews"]?.text == decision)
        }
        let named = entry["proceeding"]?.text.flatMap { id in
            file.thing(.proceeding, id).map { $0["kind"] == "retrial-review" ? [id] : [] } ?? [id]
        }
        context[.proceeding] = named ?? []
        var fields = proceedingFields(entry)
        fields["kind"] = "retrial-review"
        if let begun = context.first(.proceeding).flatMap({ file.thing(.proceeding, $0) }) ?? begun {
            join(begun, entry, fields, &context)
        } else {
            fields["received-on"] = .text(entry.day.description)
            open("retrial-review", fields, entry, &context, &choices)
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
        return fields
    }

    /// 立案: our own appeal, a remand, a retrial may be known by its docketing, before any notice.
    mutating func docket(_ entry: Entry, _ context: inout Context, _ choices: inout [ThingKind: [String]]) {
        let number = entry["number"]?.text.map { CaseNumber($0).normalised }
        let kind = entry["instance"]?.text ?? entry["number"]?.text.flatMap { CaseNumber($0).proceedingKind }
        let named = entry["proceeding"]?.text.flatMap { file.thing(.proceeding, $0) }
        let known =
            named
            ?? file.instances.all.first { thing in
                number != nil && thing.number.map { CaseNumber($0).normalised } == number
            }
            ?? file.instances.open.last { $0.number == nil && (kind == nil || $0["kind"]?.text == kind) }
        if known == nil, let number = entry["number"] {
            var fields = entry.fields.filter { ["court", "procedure"].contains($0.key) }
            fields["number"] = number
            fields["docketed-on"] = .text(entry.day.description)
            context[.proceeding] = entry["proceeding"]?.text.map { [$0] } ?? []
            open(kind ?? "first", fields, entry, &context, &choices)
            context[.defendant] = []
            return
        }
        if let known { context[.proceeding] = [known.id] }
        update(.proceeding, context.first(.proceeding)) { fields in
            fields["docketed-on"] = .text(entry.day.description)
            fields.merge(entry.fields.filter { ["number", "court"].contains($0.key) }) { _, new in new }
        }
    }

    mutating func openReconsideration(_ entry: Entry, _ context: inout Context) {
        let id = nextID(.proceeding, entry, named: entry["proceeding"]?.text)
        var fields = entry.fields.filter {
            ["procedure", "accepted-on", "number", "organ", "respondent", "act"].contains($0.key)
        }
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
        // 移送: what was set at this court is not held here.
        if entry.kind == .transferred { putOff(in: context.first(.proceeding), after: entry.day) }
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
}
