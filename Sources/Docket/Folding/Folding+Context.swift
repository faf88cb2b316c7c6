import LegalCalendar

extension Folding {
    /// What an entry concerns: what it names, and what can only be meant where it names nothing.
    func context(of entry: Entry) -> Context {
        var context = Context()
        for kind in ThingKind.allCases {
            guard let id = entry[kind.rawValue]?.text else { continue }
            // Some kinds say 同意与否 in a field of the same name: only a known decision is one.
            if kind == .decision, entry.kind != "decision-received", file.thing(.decision, id) == nil { continue }
            context[kind] = [kind == .unit || kind == .defendant || kind == .party ? organisation.canonical(id) : id]
        }
        if entry.kind != "notice-received", entry.kind != "recommendation-received" { fillProceeding(entry, &context) }
        guard let proceeding = context.first(.proceeding) else { return context }
        fillSubmission(entry, &context)
        fillDecision(entry, &context)
        fillHearing(entry, &context)
        fillUnit(entry, &context, proceeding: proceeding)
        fillDefendant(&context, proceeding: proceeding)
        fillPart(&context, proceeding: proceeding)
        if let party = (entry["party"] ?? entry["by-party"])?.text { context[.party] = [organisation.canonical(party)] }
        fillAppellant(entry, &context, proceeding: proceeding)
        return context
    }

    /// Through the thing that is named, else the newest proceeding that is still open.
    private func fillProceeding(_ entry: Entry, _ context: inout Context) {
        guard context[.proceeding].isEmpty else { return }
        for kind in [ThingKind.submission, .decision, .hearing] {
            if let id = context.first(kind), let scope = file.thing(kind, id)?.fields["proceeding"]?.text {
                context[.proceeding] = [scope]
                return
            }
        }
        if let current = file.currentProceeding { context[.proceeding] = [current.id] }
    }

    private func fillSubmission(_ entry: Entry, _ context: inout Context) {
        guard context[.submission].isEmpty,
            ["returned", "approved", "sealed", "sealed-papers-forwarded"].contains(entry.kind)
        else { return }
        let (unit, proceeding) = (context.first(.unit), context.first(.proceeding))
        let candidates = file.things(.submission).filter { submission in
            submission["proceeding"]?.text == proceeding
                && (unit == nil || submission["unit"]?.text == unit)
                && (entry["matter"] == nil || submission["matter"] == entry["matter"])
        }
        if let newest = candidates.last { context[.submission] = [newest.id] }
    }

    private static let concernsDecision: Set<String> = [
        "served-on-party", "took-effect", "appeal-proposed", "appeal-forgone", "appeal-reviewed", "appeal-decided",
        "appeal-filed",
        "appeal-received", "appeal-fee-paid", "appeal-withdrawn", "loss-report-submitted", "copied", "measure-set",
        "measure-done",
        "retrial-ground-known", "retrial-proposed", "retrial-approved", "retrial-applied", "complied", "default-noted",
        "limitation-interrupted", "enforcement-proposed", "enforcement-decided", "enforcement-applied",
        "enforced-by-self", "act-remade",
    ]

    /// The newest decision of the proceeding, else the newest of the case: an appeal's papers still speak of the first judgment.
    private func fillDecision(_ entry: Entry, _ context: inout Context) {
        guard context[.decision].isEmpty, Self.concernsDecision.contains(entry.kind) else { return }
        let all = file.things(.decision)
        let ofProceeding = all.last {
            entry["proceeding"] != nil && $0["proceeding"]?.text == context.first(.proceeding)
        }
        guard let decision = ofProceeding ?? all.last else { return }
        context[.decision] = [decision.id]
        if entry["proceeding"] == nil, let proceeding = decision["proceeding"]?.text {
            context[.proceeding] = [proceeding]
        }
        if context[.performance].isEmpty {
            let performances = file.things(.performance, in: decision.id)
            let said = performances.filter { entry["what"] != nil && $0["what"] == entry["what"] }
            if performances.count == 1 {
                context[.performance] = [performances[0].id]
            } else if said.count == 1 {
                context[.performance] = [said[0].id]
            }
        }
    }

    private func fillHearing(_ entry: Entry, _ context: inout Context) {
        let kinds: Set<String> = [
            "head-unavailable", "absence-explained", "absence-accepted", "absence-rejected", "attendance-verified",
            "appearance-decided",
            "postponement-requested", "postponement-answered", "hearing-held", "hearing-rescheduled", "told",
            "filed-with-court",
        ]
        guard context[.hearing].isEmpty, kinds.contains(entry.kind) else { return }
        let proceeding = context.first(.proceeding)
        let candidates = file.things(.hearing).filter { hearing in
            // What was held on another day is another hearing.
            let held = hearing["held-on"]?.day
            return hearing["proceeding"]?.text == proceeding
                && (entry.kind != "hearing-held" || held == nil || held == entry.day)
        }
        if let newest = candidates.last { context[.hearing] = [newest.id] }
    }

    private func fillUnit(_ entry: Entry, _ context: inout Context, proceeding: String) {
        guard context[.unit].isEmpty else { return }
        if let submission = context.first(.submission), let unit = file.thing(.submission, submission)?["unit"]?.text {
            context[.unit] = [unit]
            return
        }
        if let list = entry["units"]?.list {
            context[.unit] = list.compactMap { $0["unit"]?.text }.map(organisation.canonical)
            return
        }
        let units = file.things(.unit, in: proceeding)
        if units.count == 1 {
            context[.unit] = [units[0].id]
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

    /// Who appeals, where only one of that side can be meant.
    private func fillAppellant(_ entry: Entry, _ context: inout Context, proceeding: String) {
        guard context[.party].isEmpty, ["appeal-filed", "appeal-received"].contains(entry.kind) else { return }
        let ours = entry.kind == "appeal-filed"
        let side = file.things(.party, in: proceeding).filter { ($0["side"]?.text == "defendant") == ours }
        if side.count == 1 { context[.party] = [side[0].id] }
    }

    private func fillDefendant(_ context: inout Context, proceeding: String) {
        guard context[.defendant].isEmpty else { return }
        let defendants = file.things(.defendant, in: proceeding)
        if defendants.count == 1 {
            context[.defendant] = [defendants[0].id]
        } else if let unit = context.first(.unit), context[.unit].count == 1 {
            let units = Set(file.things(.unit, in: proceeding).map(\.id))
            let others = defendants.filter { !units.contains($0.id) && $0.id != unit }
            if defendants.contains(where: { $0.id == unit }) {
                context[.defendant] = [unit]
            } else if others.count == 1 {
                context[.defendant] = [others[0].id]
            }
        }
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
