import LegalCalendar

/// 归并: from entries to a file. Corrected entries stand in their first place; late recording changes nothing.
struct Folding {
    let organisation: Organisation
    let procedure: Procedure
    private(set) var file: CaseFile
    private var confirmations: [Entry] = []
    /// 承继: by proceeding and party, who took his place.
    var successors: [String: String] = [:]
    /// 推定的送达: by decision and party.
    private var assumed: Set<String> = []
    private var given: [ThingKind: Set<String>] = [:]
    /// By kind, the number from which the next free id is looked for.
    private var numbers: [ThingKind: Int] = [:]
    /// By number, the corrections.
    private var correcting: [Int: Entry] = [:]

    init(organisation: Organisation, procedure: Procedure) {
        (self.organisation, self.procedure) = (organisation, procedure)
        file = CaseFile(by: procedure)
    }

    func file(of entries: [Entry]) -> CaseFile {
        var folding = self
        let (live, struck, corrections) = Self.corrected(entries)
        folding.file.struck = struck
        folding.correcting = Dictionary(
            entries.filter { $0.kind == .corrected }.map { ($0.sequence, $0) }, uniquingKeysWith: { first, _ in first }
        )
        for (target, number) in corrections {
            guard let first = entries.first(where: { $0.sequence == target }), let by = folding.correcting[number]
            else {
                continue
            }
            folding.file.revisions[target] = CaseFile.Revision(first: first, by: by)
        }
        folding.confirmations = live.filter { $0.kind == .factConfirmed }
        folding.given = Self.given(by: live)
        let inOrder = live.sorted { ($0.day, $0.sequence) < ($1.day, $1.sequence) }
        // The other side may have been served before the paper came here: that is told last, when every decision is known.
        for late in [false, true] {
            for entry in inOrder where (entry.kind == .servedOnParty) == late {
                folding.fold(entry, correctedBy: corrections[entry.sequence])
            }
        }
        folding.file.sort()
        return folding.file
    }

    /// Applies corrections in the order they were recorded: the last one wins, and a correction may itself be corrected.
    static func corrected(_ entries: [Entry]) -> (live: [Entry], struck: [Entry], corrections: [Int: Int]) {
        var (live, struck, corrections) = ([Int: Entry](), [Entry](), [Int: Int]())
        // A correction of a correction goes on to the entry that is really meant.
        var meant: [Int: Int] = [:]
        for entry in entries.sorted(by: { $0.sequence < $1.sequence }) {
            guard entry.kind == .corrected else {
                live[entry.sequence] = entry
                continue
            }
            guard var target = entry["replaces"]?.integer else { continue }
            while let next = meant[target] { target = next }
            guard let original = live[target] ?? struck.last(where: { $0.sequence == target }) else { continue }
            meant[entry.sequence] = target
            corrections[target] = entry.sequence
            if let content = entry["entry"] {
                live[target] = original.corrected(to: content)
                struck.removeAll { $0.sequence == target }
            } else {
                live[target] = nil
                struck.append(original)
            }
        }
        return (Array(live.values), struck, corrections)
    }

    private mutating func fold(_ entry: Entry, correctedBy correction: Int?) {
        var (context, choices) = context(of: entry)
        guard !isPending(entry, context, correctedBy: correction) else {
            file.pending.append(CaseFile.Item(entry: entry, context: context, correctedBy: correction))
            return
        }
        switch entry.kind {
        case .noticeReceived: openProceeding(entry, &context, &choices)
        case .docketed: docket(entry, &context, &choices)
        case .procedureConverted, .transferred, .jurisdictionRuled, .claimsChanged:
            updateProceeding(entry, context)
        case .courtSetDay where entry["of"]?.text == "evidence": setEvidenceDay(entry, context)
        case .partyAdded: context[.defendant] = addParties(entry, proceeding: context.first(.proceeding), joins: true)
        case .partySubstituted: substituteParty(entry, &context)
        case .retrialOrdered: noteRetrial(entry, &context, &choices)
        case .retrialApplicationReceived: openReview(entry, &context, &choices)
        case .suspended: putOff(in: context.first(.proceeding), after: entry.day)
        case .resumed: setAgain(in: context.first(.proceeding), on: entry.day)
        case .headUnavailable, .absenceExplained, .filedWithCourt: noteAbsence(entry, context)
        case .postponementAnswered where entry["granted"]?.flag == true:
            let moved = Hearings.moved(context.first(.hearing).flatMap { file.thing(.hearing, $0) }, by: entry)
            update(.hearing, context.first(.hearing)) { ($0["postponed"], $0["moved-by"]) = (.flag(true), moved) }
            putOff(context.first(.hearing))
        case .retrialApproved:
            update(.decision, context.first(.decision)) { $0[entry.kind.rawValue] = entry["decision"] ?? "同意" }
        case .enforcementDecided:
            update(.decision, context.first(.decision)) {
                $0["enforcement"] = entry["way"]
                $0["enforcement-decision"] = entry["decision"]
            }
        case .handlingAssigned, .forwarded: placeUnits(entry, &context)
        case .markedMajor: file.fields["major"] = .text(entry["major"]?.flag == false ? "no" : "yes")
        case .submittedForApproval: openSubmission(entry, &context)
        case .hearingNotified, .hearingRescheduled, .hearingHeld: hear(entry, &context)
        case .attendanceVerified: noteAttendance(Self.verified(entry), context)
        case .decisionReceived: openDecision(entry, &context, &choices)
        case .servedOnParty: serve(entry, context)
        case .recommendationReceived: openRecommendation(entry, &context)
        case .reconsiderationReceived: openReconsideration(entry, &context)
        case .registeredInError: file.registeredInError = true
        default: break
        }
        file.append(CaseFile.Item(entry: entry, context: context, choices: choices, correctedBy: correction))
    }

    /// 他方的事实: what a unit did is for that unit to say, or for the intake office with the court's receipt in hand. Another unit's
    /// word of it is kept and settles nothing. What the teller corrected after it was confirmed is to be confirmed again; what that unit
    /// itself or an office corrected stands.
    private func isPending(_ entry: Entry, _ context: Context, correctedBy correction: Int?) -> Bool {
        guard let other = other(entry, context.first(.proceeding)) else { return false }
        let changed = correction.flatMap { correcting[$0] }.flatMap { correction in
            correction.role == Function.handlingUnit.rawValue && organisation.canonical(correction.unit) != other
                ? correction.sequence : nil
        }
        return !confirmations.contains { confirmation in
            confirmation["of"]?.integer == entry.sequence && confirmation.sequence > changed ?? 0
                && (confirmation.role != Function.handlingUnit.rawValue
                    || organisation.canonical(confirmation.unit) == other)
        }
    }

    /// The unit or defendant, other than the recorder's own, of which a fact is told; nil where there is none.
    private func other(_ entry: Entry, _ proceeding: String?) -> String? {
        guard entry.role == Function.handlingUnit.rawValue, !entry.unit.isEmpty,
            Vocabulary.standard.kind(entry.kind)?.nature == .fact, !Vocabulary.traits(entry.kind).isOfNobody
        else { return nil }
        let own = organisation.canonical(entry.unit)
        if let unit = entry["unit"]?.text.map(organisation.canonical), unit != own { return unit }
        guard entry["unit"] == nil, let named = entry["defendant"]?.text.map(organisation.canonical), named != own
        else {
            return nil
        }
        let sued = Set(file.things(.defendant, in: proceeding).map(\.id))
        return sued.contains(own) || (sued.contains(named) && named != organisation.government) ? named : nil
    }

    mutating func update(
        _ kind: ThingKind, _ id: String?, in scope: String? = nil, _ change: (inout [String: Value]) -> Void
    ) {
        guard let id, file.has(kind, id) else { return }
        file.change(kind) { $0.update(id, in: scope, change) }
    }

    /// Adds a thing, or leaves the one that is there.
    mutating func add(
        _ kind: ThingKind, _ id: String, in scope: String? = nil, by entry: Entry, _ fields: [String: Value]
    ) {
        guard !file.has(kind, id, in: scope) else { return }
        let thing = Thing(
            kind: kind, id: id, scope: scope, openedBy: entry.sequence, openedOn: entry.day, fields: fields)
        file.change(kind) { $0.append(thing) }
    }

    /// The id the entry gives, else the next that is free and that no other entry gives.
    mutating func nextID(_ kind: ThingKind, _ entry: Entry, named name: String?) -> String {
        if let name = entry[Vocabulary.idField]?.text ?? name { return name }
        let free = kind.freeID(from: numbers[kind] ?? 1) { file.has(kind, $0) || given[kind]?.contains($0) == true }
        numbers[kind] = free.number
        return free.id
    }

    /// 已编的号: by kind, the ids that entries give to what they open.
    private static func given(by entries: [Entry]) -> [ThingKind: Set<String>] {
        var given: [ThingKind: Set<String>] = [:]
        for entry in entries {
            guard let kind = Vocabulary.traits(entry.kind).opens, let id = entry[Vocabulary.idField]?.text else {
                continue
            }
            given[kind, default: []].insert(id)
        }
        return given
    }

    /// What the oversight office verified stands above what was reported.
    private static func verified(_ entry: Entry) -> [String: Value] {
        entry.fields.filter { $0.key == "head-appeared" }.merging(["verified": .flag(true)]) { old, _ in old }
    }

    mutating func leave(_ defendant: String, in proceeding: String?) { file.leave(defendant, in: proceeding) }
    mutating func removePerformances(of decision: String) {
        file.change(.performance) { $0.remove { $0.scope == decision } }
    }
    mutating func removeUnits(in proceeding: String?) { file.change(.unit) { $0.remove { $0.scope == proceeding } } }
    mutating func removeParty(_ name: String, in proceeding: String?) {
        file.change(.party) { $0.remove { $0.id == name && $0.scope == proceeding } }
    }
    /// - Parameter isAssumed: not told of him himself; his own day takes its place, also a later one.
    mutating func markServed(_ decision: String, _ party: String, on day: CivilDay, isAssumed: Bool = false) {
        let key = "\(decision)|\(party)"
        let known = assumed.contains(key) && !isAssumed ? nil : file.served[decision]?[party]
        if isAssumed, known == nil { assumed.insert(key) } else if !isAssumed { assumed.remove(key) }
        file.served[decision, default: [:]][party] = known.map { min($0, day) } ?? day
    }
}
