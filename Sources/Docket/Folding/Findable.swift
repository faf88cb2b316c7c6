import LegalCalendar

/// 所涉: what an entry can be about that does not say so itself: what is open to it, never simply the newest. One possible thing is meant; of
/// several none is, until somebody says which. Forms, derivation and scenarios ask here.
public struct Findable: Sendable {
    let file: CaseFile
    let organisation: Organisation
    /// The entry, with what it already says.
    let entry: Entry
    let said: Context
    let traits: Kind.Traits

    public init(of entry: Entry, in file: CaseFile, organisation: Organisation, said: Context = Context()) {
        (self.file, self.organisation, self.entry, self.said) = (file, organisation, entry, said)
        traits = Vocabulary.traits(entry.kind)
    }

    /// The entry's own step and those that settle it as well.
    var settling: [KindName] { [entry.kind] + traits.excludes }

    /// Kinds of things that the entry is about, in the order in which they are found.
    public var things: [ThingKind] {
        let isOfHearing =
            entry.kind == .filedWithCourt
            ? carries("absence-statement") || carries("head-cert")
            : ![.recommendationReceived, .decisionReceived].contains(entry.kind) || entry["absence"] != nil
        let concerned = Set(traits.concerns).union(traits.subject == nil ? [] : [.decision])
        return [.submission, .decision, .hearing, .recommendation, .proceeding, .defendant].filter {
            concerned.contains($0) && (isOfHearing || ![.hearing, .defendant].contains($0))
        }
    }

    /// The field of a kind in which it is said what it is about.
    public static func field(_ thing: ThingKind, of kind: Kind) -> String {
        kind.fields.contains { $0.name == thing.rawValue } ? "about-\(thing.rawValue)" : thing.rawValue
    }

    /// Every thing of the kind that can be meant.
    public func candidates(_ kind: ThingKind) -> [Thing] {
        switch kind {
        case .submission: submissions
        case .decision: decisions
        case .hearing: hearings
        case .recommendation: recommendations
        case .proceeding: proceedings
        case .defendant: defendants
        default: []
        }
    }

    /// The first choice that leaves anything.
    func narrowed(_ all: [Thing], _ tests: ((Thing) -> Bool)...) -> [Thing] {
        tests.reduce(all) { left, test in
            let kept = left.filter(test)
            return kept.isEmpty ? left : kept
        }
    }

    func inProceeding(_ all: [Thing]) -> [Thing] {
        guard let proceeding = said.first(.proceeding) else { return all }
        return all.filter { $0["proceeding"]?.text == proceeding }
    }

    func entries(_ kinds: [KindName], _ kind: ThingKind, _ thing: Thing) -> Bool {
        file.count(kinds, kind, thing.id) > 0
    }

    // MARK: - 裁判

    public static func isOfPerformance(_ kind: KindName) -> Bool { Vocabulary.traits(kind).subject == .performance }

    private var decisions: [Thing] {
        if entry.kind == .retrialApplicationReceived { return reviewable(in: "retrial-review") }
        guard let subject = traits.subject else { return [] }
        let known = inProceeding(file.things(.decision).filter(isKnown))
        let hasPerformances = known.contains { !performances(of: $0).isEmpty }
        let all =
            subject == .performance && hasPerformances ? known.filter { isOpen($0, to: subject, nil) } : known
        let party = (entry["party"] ?? entry["by-party"])?.text.map(organisation.canonical)
        let answered = traits.answers
        let isAnswered: (Thing) -> Bool = { answered.isEmpty || entries(answered, .decision, $0) }
        // What a judgment orders is owed by it, also where another upheld it.
        let goesOn: (Thing) -> Bool = {
            subject == .performance || !isReviewed($0) || !answered.isEmpty && isAnswered($0)
        }
        let isHis: (Thing) -> Bool = { decision in party.map { isParty($0, decision) } ?? true }
        // Who was served matters where he can still appeal.
        let isAwaited: (Thing) -> Bool = { subject != .served || $0["appealable"]?.flag == true }
        let found = narrowed(all, goesOn, isHis, isAwaited, { isOpen($0, to: subject, party) }, isAnswered)
        // The step that was really taken goes before one that ended the matter: 要求上诉 before 不上诉意见.
        let nearest = answered.reduce(found) { left, kind in
            left.count > 1 ? narrowed(left, { entries([kind], .decision, $0) }) : left
        }
        // What is done once for a decision: where it was done it is not meant now.
        let isOnce = !traits.excludes.isEmpty
        return narrowed(nearest, { !isOnce || !entries(settling, .decision, $0) })
    }

    /// A paper served on the other side before it came to us is known only afterwards.
    private func isKnown(_ decision: Thing) -> Bool {
        if let made = decision["made-on"]?.day { return made <= entry.day }
        let all = file.things(.decision)
        let earlier = all.filter { $0.openedOn <= entry.day }
        return decision.openedOn <= entry.day || (earlier.isEmpty && decision.id == all.first?.id)
    }

    private func isReviewed(_ decision: Thing) -> Bool {
        // A day of service is told last; what was reviewed only later was not yet then.
        file.instances.all.contains { $0["reviews"]?.text == decision.id && $0.openedOn <= entry.day }
    }

    private func isParty(_ party: String, _ decision: Thing) -> Bool {
        file.thing(.party, party, in: decision["proceeding"]?.text) != nil
    }

    private func isOpen(_ decision: Thing, to subject: Kind.Subject, _ party: String?) -> Bool {
        switch subject {
        case .served: party.map { file.served[decision.id]?[$0] == nil } ?? true && !isReviewed(decision)
        case .appeal: decision["appealable"]?.flag == true
        case .effect:
            decision["ends"]?.flag != false && !entries([.tookEffect], .decision, decision)
        case .loss: decision["document"]?.text == "judgment" && decision["ends"]?.flag != false
        case .retrial: decision["ends"]?.flag != false && !leavesBelow(decision)
        case .performance: performances(of: decision).contains { isOfSide($0) }
        case .review: decision["ends"]?.flag != true || decision["document"]?.text == "ruling"
        }
    }

    private func performances(of decision: Thing) -> [Thing] { file.things(.performance, in: decision.id) }

    /// Whose performance it is: what the other side did is never what we owe, nor the other way round.
    private func isOfSide(_ performance: Thing) -> Bool {
        let side: String? =
            switch entry.kind {
            case .complied: entry["who"]?.text.map { file.side(of: $0, organisation) }
            case .actRemade: "government"
            default: "opponent"
            }
        return side.map { performance["who"]?.text == $0 } ?? true
    }

    /// 履行事项 of a decision that can be meant.
    public func performances(of decision: String) -> [Thing] {
        let all = file.things(.performance, in: decision).filter(isOfSide)
        return narrowed(
            all, { entry["what"] == nil || $0["what"] == entry["what"] },
            { performance in
                !file.items(of: .complied, .actRemade).contains {
                    $0.context[.decision].contains(decision) && $0.context[.performance].contains(performance.id)
                }
            })
    }
}

extension CaseFile {
    /// 履行方 as people write it: an organ that is sued or that the register knows is the government's side, anybody else the other.
    public func side(of who: String, _ organisation: Organisation) -> String {
        let name = organisation.canonical(who)
        let isOurs =
            ["government", Words.title("government", field: "who"), "我方"].contains(who)
            || things(.defendant).contains { $0.id == name } || organisation.unit(name) != nil
        return isOurs ? "government" : "opponent"
    }
}
