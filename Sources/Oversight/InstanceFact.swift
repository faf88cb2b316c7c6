import Docket
import LegalCalendar
import Rulebook

/// 案件·审级的事实: one proceeding of one defendant: when it came, was heard, was decided and took effect; who appeared; what came out.
struct InstanceFact {
    /// 准许撤回上诉、按撤回上诉处理: of the review alone.
    static let appealWithdrawn = "appeal-ended"

    private let derivation: Derivation
    private let proceeding: Thing
    private let organ: String
    private let effects: [String: Derivation.ComputedMoment]
    private(set) var fact: Fact

    private var file: CaseFile { derivation.file }

    /// Nil for who is no defendant there.
    init?(
        _ derivation: Derivation, _ proceeding: Thing, _ organ: String, _ effects: [String: Derivation.ComputedMoment]
    ) {
        (self.derivation, self.proceeding, self.organ, self.effects) = (derivation, proceeding, organ, effects)
        let kind = proceeding["kind"]?.text ?? "first"
        let place = Fact.Place(
            organ: organ, unit: Self.unit(derivation, proceeding.id, organ), court: proceeding["court"]?.text ?? "",
            kind: kind)
        fact = Fact(.instance, "\(proceeding.id)|\(organ)", place)
        fact.number = derivation.shownNumber(proceeding)
        let sued = file.things(.defendant, in: proceeding.id)
        let own = sued.first { $0.id == organ || derivation.organisation.current($0.id) == organ }
        guard own != nil || sued.isEmpty else { return nil }
        describe(kind, own, isJoint: sued.count > 1)
        hear(own?.id)
        decide(kind)
    }

    /// 主办单位: who leads there for this defendant, else below.
    private static func unit(_ derivation: Derivation, _ proceeding: String, _ organ: String) -> String {
        for place in derivation.file.lineage(of: proceeding) {
            let units = units(derivation, place, organ)
            guard let lead = units.first(where: { $0["role"]?.text == "lead" }) ?? units.first else { continue }
            return derivation.organisation.present(lead.id)
        }
        return ""
    }

    /// Those who answer for this defendant; one who is sued himself answers for himself alone.
    private static func units(_ derivation: Derivation, _ proceeding: String, _ organ: String) -> [Thing] {
        let sued = Set(
            derivation.file.things(.defendant, in: proceeding).map { derivation.organisation.canonical($0.id) })
        return derivation.file.things(.unit, in: proceeding).filter { unit in
            let name = derivation.organisation.canonical(unit.id)
            return derivation.organ(answeringFor: unit.id, in: proceeding) == organ
                && (name == organ || !sued.contains(name))
        }
    }

    private mutating func describe(_ kind: String, _ own: Thing?, isJoint: Bool) {
        let received = own?["received-on"]?.day ?? proceeding["accepted-on"]?.day ?? proceeding.openedOn
        fact.set("received-on", .day(received), by: own?.openedBy ?? proceeding.openedBy)
        word("kind", kind, by: proceeding.openedBy)
        word("procedure", proceeding["procedure"]?.text ?? "ordinary", by: proceeding.openedBy)
        word("branch", derivation.branch.rawValue, by: proceeding.openedBy)
        word("standing", own?["standing"]?.text, by: own?.openedBy)
        word("level", derivation.organisation.unit(organ)?.level, by: nil)
        word("joint", isJoint ? "yes" : "no", by: proceeding.openedBy)
        let notice = file.notice
        classify()
        word("reconsideration", notice?.entry["reconsideration"]?.text ?? "unknown", by: notice?.sequence)
        let plaintiffs = file.things(.party, in: proceeding.id).filter { $0["side"]?.text == "plaintiff" }
        word("plaintiff", plaintiffs.first?["kind"]?.text ?? "unknown", by: plaintiffs.first?.openedBy)
        fact.set("plaintiffs", .number(plaintiffs.count), by: plaintiffs.first?.openedBy)
    }

    private mutating func classify() {
        let known = CaseClass(file, act: proceeding["act"], derivation.rules.figures)
        for (field, said) in known.words { word(field, said.word, by: said.entry) }
        word("classified", known.isConfirmed ? "yes" : "no", by: known.entry)
    }

    private mutating func word(_ field: String, _ word: String?, by entry: Int?) {
        fact.set(field, word.map { .word($0) }, by: entry)
    }

    // MARK: - 开庭

    /// 同一审级多次开庭计一次: a head who came to one of them came; who was excused from all was excused.
    private mutating func hear(_ defendant: String?) {
        let all = file.things(.hearing).filter { $0["proceeding"]?.text == proceeding.id }
        let required = all.first { $0["head-required"]?.flag == true }
        word("head-required", required == nil ? "no" : "yes", by: required?.openedBy)
        let held = all.filter { $0["held-on"] != nil }
        let days = held.compactMap { hearing in hearing["held-on"]?.day.map { (day: $0, hearing: hearing) } }
        guard let first = days.min(by: { $0.day < $1.day }) else { return }
        fact.set("heard-on", .day(first.day), by: heldBy(first.hearing, defendant) ?? first.hearing.openedBy)
        fact.set("hearings", .number(held.count), by: nil)
        let seen = days.map { attendance($0.hearing, defendant, on: $0.day) }
        let order = ["appeared", "nobody", "staff", "unknown", "excused"]
        guard let one = order.lazy.compactMap({ word in seen.first { $0.word == word } }).first else { return }
        word("head", one.word, by: one.entry)
        if one.word == "appeared" { word("principal", one.principal, by: one.entry) }
    }

    private func entries(_ kind: KindName, _ hearing: Thing, _ defendant: String?) -> [CaseFile.Item] {
        file.items(of: kind).filter { item in
            item.context[.hearing].contains(hearing.id)
                && (item.context[.defendant].isEmpty || defendant.map(item.context[.defendant].contains) ?? true)
        }
    }

    private func heldBy(_ hearing: Thing, _ defendant: String?) -> Int? {
        entries(.hearingHeld, hearing, defendant).last?.sequence
    }

    private func attendance(_ hearing: Thing, _ defendant: String?, on day: CivilDay) -> (
        word: String, principal: String, entry: Int?
    ) {
        let held = entries(.hearingHeld, hearing, defendant).last
        let entry = entries(.attendanceVerified, hearing, defendant).last?.sequence ?? held?.sequence
        guard let appeared = Hearings.value("head-appeared", of: hearing, for: defendant)?.flag else {
            return ("unknown", "unknown", entry)
        }
        let head = Hearings.value("head", of: hearing, for: defendant)
        if appeared, isOwn(head, on: day) { return ("appeared", principal(head, on: day), entry) }
        if held?.entry["nobody"]?.flag == true { return ("nobody", "unknown", entry) }
        let accepted = entries(.absenceAccepted, hearing, defendant).last
        let rejected = entries(.absenceRejected, hearing, defendant).last
        guard !appeared, let accepted, accepted.sequence > rejected?.sequence ?? 0 else {
            return ("staff", "unknown", entry)
        }
        return ("excused", "unknown", accepted.sequence)
    }

    /// 本机关的负责人: another organ's head is no head of this one.
    private func isOwn(_ head: Value?, on day: CivilDay) -> Bool {
        let organisation = derivation.organisation
        guard let name = head?["name"]?.text else { return true }
        if organisation.heads(of: organ, on: day).contains(where: { $0.name == name }) { return true }
        if let said = head?["organ"]?.text {
            return organisation.present(said) == organ
        }
        return !organisation.heads.contains { $0.name == name }
    }

    private func principal(_ head: Value?, on day: CivilDay) -> String {
        let known = derivation.organisation.heads(of: organ, on: day).first { $0.name == head?["name"]?.text }
        return known.map { $0.isPrincipal ? "yes" : "no" } ?? "unknown"
    }

    // MARK: - 审结

    private mutating func decide(_ kind: String) {
        if kind == "reconsideration" {
            let decided = file.items(of: .reconsiderationDecided).last {
                $0.context[.proceeding].contains(proceeding.id)
            }
            fact.set("decided-on", decided.map { .day($0.day) }, by: decided?.sequence)
            word("outcome", decided?.entry["outcome"]?.text, by: decided?.sequence)
            return
        }
        let decisions = file.things(.decision).filter {
            $0["proceeding"]?.text == proceeding.id && derivation.judgments.ending.contains($0.id)
        }
        guard let decision = decisions.last else { return follow() }
        let day = decision["made-on"]?.day ?? decision["served-on"]?.day ?? decision.openedOn
        fact.set("decided-on", .day(day), by: decision.openedBy)
        word("document", decision["document"]?.text ?? "judgment", by: decision.openedBy)
        let (counts, outcome) = result(decision)
        // A notice that came after the ruling came at the latest with it.
        if let received = fact.day("received-on"), day < received {
            fact.set("received-on", .day(day), by: fact.entries["received-on"])
        }
        // 准许撤回上诉: nothing of the suit was withdrawn, and what was appealed takes effect by itself.
        if kind == "second", derivation.leavesStanding(decision) {
            word("counts", OutcomeNorm.Counts.none.rawValue, by: decision.openedBy)
            return word("outcome", Self.appealWithdrawn, by: decision.openedBy)
        }
        word("counts", counts.rawValue, by: decision.openedBy)
        word("outcome", outcome, by: decision.openedBy)
        fact.set("amount", decision["amount"]?.integer.map { .number($0) }, by: decision.openedBy)
        guard let effect = effects[decision.id], let effective = effect.day else { return }
        fact.set("effective-on", .day(effective), by: decision.openedBy)
    }

    /// 移送: what goes on under another number is over under this.
    private mutating func follow() {
        guard let next = file.instances.all.first(where: { $0["continues"]?.text == proceeding.id }) else { return }
        fact.set("decided-on", .day(next.openedOn), by: next.openedBy)
        word("outcome", "transfer", by: next.openedBy)
        word("counts", OutcomeNorm.Counts.pending.rawValue, by: next.openedBy)
    }

    /// What the decision comes to for this defendant: for its own part, where it has one, and the outcome that makes it so.
    private func result(_ decision: Thing) -> (OutcomeNorm.Counts, String?) {
        let own = Set(file.lineage(of: proceeding.id).lazy.map(parts).first { !$0.isEmpty } ?? [])
        let all = file.things(.part, in: decision.id)
        let mine = all.filter { own.contains($0.id) }
        let parts = mine.isEmpty || own.contains("whole") ? all : mine
        let codes = parts.flatMap { ($0["outcomes"]?.list ?? []).compactMap(\.text) }
        let known = codes.map { ($0, derivation.rules.outcome($0, on: decision.openedOn)?.counts ?? .none) }
        let order: [OutcomeNorm.Counts] = [.loss, .partialLoss, .inherit, .win, .neutral, .pending, .none]
        let telling = order.lazy.compactMap { counts in known.first { $0.1 == counts }?.0 }.first
        return (parts.isEmpty ? .none : counts(decision, own), telling)
    }

    /// 所承办的部分 of those who answer for this defendant in a proceeding.
    private func parts(_ proceeding: String) -> [String] {
        Self.units(derivation, proceeding, organ).compactMap { $0["part"]?.text }
    }

    /// 维持 of the whole comes, for whoever has a part of his own, to what was affirmed of that part.
    private func counts(_ decision: Thing, _ own: Set<String>) -> OutcomeNorm.Counts {
        let counts = derivation.judgments.counts[decision.id] ?? [:]
        let mine = own.contains("whole") ? [] : own.compactMap { counts[$0] }
        if !mine.isEmpty { return Judgments.mostAdverse(mine) }
        let outcomes = (decision["outcomes"]?.list ?? []).compactMap { $0["outcome"]?.text }
        let affirms = outcomes.contains { derivation.rules.outcome($0, on: decision.openedOn)?.counts == .inherit }
        let below = decision["proceeding"]?.text.flatMap { file.thing(.proceeding, $0) }
        if affirms, !own.isEmpty, !own.contains("whole"), let reviewed = below?["reviews"]?.text,
            reviewed != decision.id, let affirmed = file.thing(.decision, reviewed)
        {
            return self.counts(affirmed, own)
        }
        return Judgments.mostAdverse(Array(counts.values))
    }
}
