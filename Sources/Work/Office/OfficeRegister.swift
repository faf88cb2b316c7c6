public import Casework
public import Docket
import LegalCalendar
public import Rulebook
public import Store

/// 机构与负责人: the dated organisation. An entry is checked against it in the transaction that appends it.
public struct OfficeRegister: Sendable {
    /// What is recorded here, in the order in which it is offered.
    public static let kinds: [KindName] = [
        .headAppointed, .headRelieved, .portfolioGiven, .unitEstablished, .unitDescribed, .functionsHeld,
        .measuresApplied, .unitRenamed, .unitMerged,
        .unitAbolished,
    ]

    /// 办法: what is recorded of its versions.
    public static let measures: [KindName] = [.rulebookAdopted, .transitionDecided]

    /// Few cases are derived anew before the answer, so that who looks next sees them; many follow by themselves.
    private static let patience: Duration = .milliseconds(800)

    private let store: CaseStore

    public init(_ store: CaseStore) { self.store = store }

    /// The kind of that name, where it is one of the register's.
    public func kind(_ word: String?) -> Kind? {
        let name = word.map { KindName($0) }
        let all = Self.kinds + Self.measures
        return name.flatMap { all.contains($0) || store.rules.isMatter($0) ? store.rules.vocabulary.kind($0) : nil }
    }

    private func digest(of draft: Draft) -> Digest? {
        draft.fields["rulebook"]?.text.flatMap { store.shelf.bytes(of: $0) }.map { Digest(of: $0) }
    }

    /// The text that is meant, by its digest: a folder that is edited afterwards is not it.
    private func keepText(_ draft: inout Draft) throws {
        guard let id = draft.fields["rulebook"]?.text, let bytes = store.shelf.bytes(of: id) else { return }
        let kept = try store.files.put(bytes)
        draft.fields["digest"] = .text(kept.digest.hex)
        draft.fields["text"] = .text(kept.id)
    }

    /// 现行办法: the version that holds by being there keeps its text by its digest too, as soon as another is adopted beside it.
    private func keepHolding(beside adopted: Draft, _ request: Request) throws {
        guard let first = store.rules.allVersions.first, adopted.fields["rulebook"] != .text(first.id),
            try !store.organisation().adoptions.contains(where: { $0.rulebook == first.id })
        else { return }
        var held = Draft(
            .rulebookAdopted, day: first.effective.from ?? adopted.day,
            ["rulebook": .text(first.id), "document-number": .text(first.number), "held": .flag(true)])
        held.fields["organ"] = adopted.fields["organ"]
        try keepText(&held)
        try store.appendOnce(
            Entry(
                stream: .office, instant: request.instant, actor: request.actor.account,
                role: role(of: request.actor).rawValue, unit: request.actor.unit, request: request.id + "-held",
                kind: held.kind, day: held.day, fields: held.fields))
    }

    private func role(of actor: Actor) -> Function {
        actor.functions.first { Access.may($0, .keepOffice, .none) == .allow } ?? actor.functions[0]
    }

    /// 机关 for whose office somebody records what comes round; nil where there are several.
    public static func organ(of actor: Actor, _ holders: Holders) -> String? {
        let own = Set(
            [Function.oversightOffice, .intakeOffice].filter(actor.has).flatMap {
                holders.organs(of: $0, in: actor.unit)
            })
        // A bureau acts for its government before itself.
        let government = holders.organisation.government(of: actor.unit)
        return own.first { $0 == government } ?? (own.count == 1 ? own.first : nil)
    }

    /// Of a year that is not asked for yet nothing is reported.
    private func checkYear(_ draft: Draft, today: CivilDay) throws {
        guard let year = draft.fields["year"]?.integer else { return }
        let asked = try store.officeMatters(through: today).filter { matter in
            matter.duty.norm.fulfilledBy.triggers.contains { $0.kind == draft.kind }
        }.map(\.turn.year)
        guard let last = asked.max(), year > last else { return }
        throw Refusal(of: "year", "\(year)年度的还没有到办理的时候，现在是\(last)年度")
    }

    /// 机关事项: with the organ whose it is, of a year that is asked for; also as it should have been.
    func completed(_ draft: Draft, by actor: Actor, today: CivilDay) throws -> Draft {
        var draft = draft
        let holders = Holders(try store.organisation(), store.rules)
        if draft.fields["organ"] == nil {
            draft.fields["organ"] = Self.organ(of: actor, holders).map { .text($0) }
        }
        try checkYear(draft, today: today)
        try OfficeRules(holders, rules: store.rules, today: today).check(draft, by: actor)
        return draft
    }

    /// - Throws: `Refusal` where it contradicts the register as it stands then; `NotRecorded` where it must be asked first.
    public func record(_ draft: Draft, _ request: Request) throws {
        var draft = draft
        if let code = draft.fields["uscc"]?.text { draft.fields["uscc"] = .text(CreditCode.normalised(code)) }
        let rules = store.rules
        if rules.isMatter(draft.kind) { draft = try completed(draft, by: request.actor, today: request.today) }
        if draft.kind == .rulebookAdopted { draft.fields["digest"] = digest(of: draft).map { .text($0.hex) } }
        try OfficeRules(Holders(try store.organisation(), rules), rules: rules, today: request.today).check(
            draft, by: request.actor)
        let questions =
            try MeasuresRegister.questions(draft, store, request)
            + OfficeRules(Holders(try store.organisation(), rules), rules: rules, today: request.today).questions(draft)
        guard questions.allSatisfy({ request.confirmed.contains($0.code) }) else { throw NotRecorded.asked(questions) }
        if draft.kind == .rulebookAdopted {
            try keepHolding(beside: draft, request)
            try keepText(&draft)
        }
        let entry = Entry(
            stream: .office, instant: request.instant, actor: request.actor.account,
            role: role(of: request.actor).rawValue, unit: request.actor.unit, request: request.id, kind: draft.kind,
            day: draft.day, fields: draft.fields)
        try store.appendOnce(entry) { [draft] organisation in
            try OfficeRules(Holders(organisation, rules), rules: rules, today: request.today).check(
                draft, by: request.actor)
        }
        let started = ContinuousClock.now
        while try store.rederive() > 0, ContinuousClock.now - started < Self.patience {}
    }
}
