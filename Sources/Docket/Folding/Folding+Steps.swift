import LegalCalendar

extension Folding {
    mutating func openSubmission(_ entry: Entry, _ context: inout Context) {
        let id = nextID(.submission, named: entry["submission"]?.text)
        var fields = entry.fields
        fields["matter"] = entry["matter"] ?? "defence"
        fields["proceeding"] = context.first(.proceeding).map(Value.text)
        fields["unit"] = context.first(.unit).map(Value.text)
        add(.submission, id, by: entry, fields)
        context[.submission] = [id]
    }

    /// A hearing that was held without any notice is still a hearing.
    mutating func hear(_ entry: Entry, _ context: inout Context) {
        let opens = entry.kind == "hearing-notified" && file.thing(.hearing, entry["hearing"]?.text ?? "") == nil
        let id =
            opens || context[.hearing].isEmpty
            ? nextID(.hearing, named: entry["hearing"]?.text) : context.first(.hearing)!
        context[.hearing] = [id]
        var fields = entry.fields.filter {
            ["place", "head-required", "head-appeared", "head", "agents"].contains($0.key)
        }
        if let at = entry["at"] {
            fields["at"] = at
            fields["day"] = at.day.map { .text($0.description) }
        } else if entry.kind == "hearing-held" {
            fields["day"] = .text(entry.day.description)
        }
        if entry.kind == "hearing-held" { fields["held-on"] = .text(entry.day.description) }
        if entry.kind != "hearing-held" { fields["notified-on"] = entry["notified-on"] ?? .text(entry.day.description) }
        if file.thing(.hearing, id) == nil {
            fields["proceeding"] = context.first(.proceeding).map(Value.text)
            add(.hearing, id, by: entry, fields)
        } else {
            update(.hearing, id) { old in old.merge(fields) { _, new in new } }
        }
    }

    /// 不能出庭的说明: a ground, and its statement handed to the court by the day of the hearing.
    mutating func noteAbsence(_ entry: Entry, _ context: Context) {
        let carries = (entry["papers"]?.list ?? []).contains { $0["kind"]?.text == "absence-statement" }
        guard entry.kind != "filed-with-court" || carries else { return }
        update(.hearing, context.first(.hearing)) { hearing in
            if carries {
                hearing["absence-filed-on"] = entry["posted-on"] ?? .text(entry.day.description)
            } else {
                hearing["ground"] = entry["ground"] ?? hearing["ground"]
            }
            let day = (hearing["held-on"] ?? hearing["day"])?.day
            let isInTime = hearing["absence-filed-on"]?.day.flatMap { filed in day.map { filed <= $0 } } ?? false
            hearing["absence-reported"] = hearing["ground"] != nil && isInTime ? .flag(true) : nil
        }
    }

    mutating func openDecision(_ entry: Entry, _ context: inout Context) {
        let id = nextID(.decision, named: entry["decision"]?.text)
        context[.decision] = [id]
        var fields = entry.fields
        fields["proceeding"] = context.first(.proceeding).map(Value.text)
        fields["served-on"] = entry["served-on"] ?? .text(entry.day.description)
        fields["document"] = entry["document"] ?? "judgment"
        let codes = (entry["outcomes"]?.list ?? []).compactMap { $0["outcome"]?.text }
        let document = fields["document"]?.text ?? "judgment"
        fields["ends"] = procedure.ends(document: document, outcomes: codes).map { .flag($0) }
        fields["reopens"] = procedure.reopens(codes) ? .flag(true) : nil
        fields["moves"] = procedure.moves(codes) ? .flag(true) : nil
        let kind = context.first(.proceeding).flatMap { file.thing(.proceeding, $0)?["kind"]?.text } ?? "first"
        fields["appealable"] =
            entry["appealable"] ?? .flag(procedure.isAppealable(document: document, outcomes: codes, in: kind))
        add(.decision, id, by: entry, fields)
        var parts: [String] = []
        for outcome in entry["outcomes"]?.list ?? [] {
            let code = outcome["outcome"].map { [$0] } ?? []
            for part in partsMeant(by: outcome, context) {
                if !parts.contains(part) { parts.append(part) }
                add(.part, part, in: id, by: entry, ["outcomes": .list([])])
                update(.part, part, in: id) { $0["outcomes"] = .list(($0["outcomes"]?.list ?? []) + code) }
            }
        }
        context[.part] = parts
        for (index, performance) in (entry["performances"]?.list ?? []).enumerated() {
            add(.performance, String(index + 1), in: id, by: entry, performance.object ?? [:])
        }
        context[.performance] = file.things(.performance, in: id).map(\.id)
        let served = fields["served-on"]?.day ?? entry.day
        for defendant in context[.defendant] where file.things(.defendant, in: context.first(.proceeding)).count == 1 {
            markServed(id, defendant, on: served)
        }
        // Our own side learns of it on the same paper, unless a party's own day is entered.
        for defendant in file.things(.defendant, in: context.first(.proceeding))
        where organisation.unit(defendant.id) != nil {
            markServed(id, defendant.id, on: served)
        }
    }

    /// 维持 of the whole is of each part of what it affirms.
    private func partsMeant(by outcome: Value, _ context: Context) -> [String] {
        let part = outcome["part"]?.text ?? "whole"
        guard part == "whole", let code = outcome["outcome"]?.text, procedure.inherits(code),
            let proceeding = context.first(.proceeding).flatMap({ file.thing(.proceeding, $0) }),
            let below = proceeding["reviews"]?.text
        else { return [part] }
        let parts = file.things(.part, in: below).map(\.id)
        return parts.isEmpty ? [part] : parts
    }

    mutating func serve(_ entry: Entry, _ context: Context) {
        guard let decision = context.first(.decision), let party = context.first(.party) else { return }
        markServed(decision, party, on: entry.day)
    }

    mutating func openRecommendation(_ entry: Entry, _ context: inout Context) {
        let id = nextID(.recommendation, named: entry["recommendation"]?.text)
        add(.recommendation, id, by: entry, entry.fields)
        context[.recommendation] = [id]
        // Tied to no case: the docket's own proceeding.
        if file.things(.proceeding).isEmpty {
            let proceeding = nextID(.proceeding, named: entry["proceeding"]?.text)
            var fields = entry.fields.filter { ["number", "court"].contains($0.key) }
            fields["kind"] = "recommendation"
            fields["superior"] = entry["superior"]
            fields["received-on"] = .text(entry.day.description)
            add(.proceeding, proceeding, by: entry, fields)
        }
        if let newest = file.things(.proceeding).last, context[.proceeding].isEmpty {
            context[.proceeding] = [newest.id]
        }
    }
}
