public import Docket
import LegalCalendar
public import Rulebook

/// 权限: who may do what on a case. A function counts only for the organs of which the actor's unit holds it.
extension Decision {
    static let offices: [Function] = [.intakeOffice, .oversightOffice]

    private var holders: Holders { derivation.holders }

    /// The functions to which an act is given: by a competence norm, else by the vocabulary.
    public func competent(_ kind: Kind, for entry: Entry? = nil) -> (
        functions: [Function], onBehalf: [Function], norm: CompetenceNorm?
    ) {
        if let norm = rules.competences.first(where: { norm in
            norm.of.contains { derivation.concerns($0, kind: kind.name, entry) }
                && inForce(norm, on: entry?.day ?? today)
        }) {
            return (norm.by, norm.onBehalf, norm)
        }
        return (kind.recorders, Self.offices, nil)
    }

    /// Whether somebody may record such an entry: anybody a fact, an act those to whom the rulebook gives it, or who keeps the paper for them.
    public func offers(_ kind: Kind, to actor: Actor) -> Bool {
        let (functions, onBehalf, _) = competent(kind)
        return kind.nature == .fact || functions.isEmpty || actor.has(any: functions) || actor.has(any: onBehalf)
    }

    private func inForce(_ norm: CompetenceNorm, on acted: CivilDay) -> Bool {
        guard rules.speaks(norm.provenance, on: derivation.ruleDay(acted)) else { return false }
        guard !rules.areSeveral, let book = rules.all.first(where: { $0.competences.contains(norm) }),
            let day = derivation.file.notice?.day
        else { return true }
        return book.effective.covers(day)
    }

    /// 以何职能: the function in which somebody records an entry: the one that is competent, else the one that records for it, else the
    /// first in which he has to do with the case.
    public func role(of actor: Actor, recording kind: KindName, _ fields: [String: Value] = [:]) -> Function {
        let entry = Entry(actor: actor.account, unit: actor.unit, kind: kind, day: today, fields: fields)
        let standing = Access.standing(actor, in: derivation).functions
        let own = standing.isEmpty ? actor.functions : standing
        guard own.count > 1, let known = rules.vocabulary.kind(kind) else { return own.first ?? actor.functions[0] }
        let (functions, onBehalf, _) = competent(known, for: entry)
        let places = known.nature == .fact ? known.recorders : deciders(of: entry) ?? functions
        let organs = organs(of: entry)
        func isHeld(_ function: Function) -> Bool {
            own.contains(function) && organs.contains { holds(function, actor, for: $0) }
        }
        return places.first(where: isHeld) ?? onBehalf.first(where: isHeld) ?? own[0]
    }

    func competence(of entry: Entry, _ kind: Kind, _ actor: Actor) -> [Refusal.Violation] {
        let (functions, onBehalf, norm) = competent(kind, for: entry)
        let cite = norm.map { rules.citation($0.provenance) }
        if let missing = notSetUp(entry) {
            // What was taken in by mistake is put right by the office that took it in.
            let government = derivation.organisation.government
            let isOwnMistake =
                entry.kind == .registeredInError
                && government.map { organ in functions.contains { holds($0, actor, for: organ) } } ?? false
            return isOwnMistake ? [] : [missing]
        }
        if functions.isEmpty { return actor.isHandlerOnly ? ownUnit(entry, kind, actor, cite) : [] }
        // Of each organ it is about: nobody hands another organ's unit a case beside his own.
        let organs = organs(of: entry)
        let held = functions.filter { function in
            organs.allSatisfy { holds(function, actor, for: $0, supervising: kind) }
        }
        if !held.isEmpty { return held == [.handlingUnit] ? ownUnit(entry, kind, actor, cite) : [] }
        let organ = organs.first { organ in !functions.contains { holds($0, actor, for: organ) } } ?? organs.first ?? ""
        // Recorded for the competent person, with the paper that shows it.
        let records = onBehalf.contains { function in organs.allSatisfy { holds(function, actor, for: $0) } }
        if records, entry["by"] != nil, entry["original"] != nil || entry["medium"] != nil { return [] }
        let hint = records ? "；代为登记的，请填写实际作出人和原件存放处" : ""
        return [
            .init(
                code: "not-competent", field: "kind", message: "“\(kind.title)”由\(who(functions, organ))办理\(hint)",
                cite: cite)
        ]
    }

    /// Whose an entry is: of several organs that answer, of each whose units or defendants it names.
    private func organs(of entry: Entry) -> [String] {
        guard let item = folded(entry).item else {
            return [derivation.organ(answeringFor: entry["unit"]?.text ?? entry.unit, in: entry["proceeding"]?.text)]
        }
        let proceeding = item.context.first(.proceeding)
        let named = entry["units"]?.list?.compactMap { $0["unit"]?.text } ?? []
        let units = named.isEmpty ? item.context[.unit] : named
        var organs = units.map { derivation.organ(answeringFor: $0, in: proceeding) }
        if organs.isEmpty { organs = [derivation.organ(of: item)] }
        var seen: Set<String> = []
        return organs.filter { seen.insert($0).inserted }
    }

    /// Who decides on the matter of a submission; nil for what is no approval.
    private func deciders(of entry: Entry) -> [Function]? {
        guard entry.kind == .approved, let submission = folded(entry).item?.context.first(.submission),
            let handedIn = derivation.file.thing(.submission, submission)
        else { return nil }
        return derivation.approval(of: handedIn)?.by
    }

    /// What is urged from above is urged of another organ.
    private func holds(_ function: Function, _ actor: Actor, for organ: String, supervising kind: Kind? = nil) -> Bool {
        guard actor.has(function) else { return false }
        // A unit acts for itself, and a lawyer in what was given to him.
        if [.handlingUnit, .lawyer].contains(function) { return true }
        let organs = holders.organs(of: function, in: actor.unit)
        // 上级的职能: a department without counsel has its government's.
        if holders.holder(of: function, for: organ) == derivation.organisation.canonical(actor.unit) { return true }
        let above = kind?.traits.isOfSupervision == true ? holders.organisation.superior(of: organ) : nil
        return organs.contains(organ) || above.map(organs.contains) ?? false
    }

    /// The offices of the organ by name, where they are known.
    private func who(_ functions: [Function], _ organ: String) -> String {
        functions.map { function in
            let unit = function == .handlingUnit ? nil : holders.holder(of: function, for: organ)
            let title = rules.title(of: function)
            return unit.map { $0 == title ? $0 : "\($0)（\(function.title)）" } ?? title
        }.joined(separator: "、")
    }

    /// 机关未设置: nobody here can decide for an organ that has nobody here.
    private func notSetUp(_ entry: Entry) -> Refusal.Violation? {
        let context = folded(entry).item?.context
        let names = (context?[.unit] ?? []) + (context?[.defendant] ?? [])
        let organs = derivation.notSetUp(in: context?.first(.proceeding), of: names)
        guard !organs.isEmpty, !derivation.file.instances.all.isEmpty else { return nil }
        return .init(code: "organ-not-set-up", field: "kind", message: Self.notSetUp(organs))
    }

    private func ownUnit(_ entry: Entry, _ kind: Kind, _ actor: Actor, _ cite: String?) -> [Refusal.Violation] {
        guard let unit = entry["unit"]?.text,
            derivation.organisation.canonical(unit) != derivation.organisation.canonical(actor.unit)
        else { return [] }
        return [.init(code: "not-competent", field: "unit", message: "“\(kind.title)”只能由\(unit)自己办理", cite: cite)]
    }

    /// Who records an act for those to whom a norm gives it.
    func onBehalf(of kind: KindName) -> [Function] {
        guard let known = rules.vocabulary.kind(kind) else { return [] }
        let (_, onBehalf, norm) = competent(known)
        return norm == nil ? [] : onBehalf
    }

    /// Who decides on the matter of a submission (`approval` norms).
    func approval(of item: CaseFile.Item, by actor: Actor) -> [Refusal.Violation] {
        let left = derivation.levelsLeft(of: item.context.first(.submission))
        if item.kind == .sealed, let level = left.first {
            return [.init(code: "levels-left", message: "还没有经过“\(level.name)”审批，不能用印")]
        }
        guard item.kind == .approved, let submission = item.context.first(.submission),
            let norm = derivation.approval(of: derivation.file.thing(.submission, submission))
        else { return [] }
        if !norm.levels.isEmpty, let said = item.entry["level"]?.text, said != left.first?.name {
            let next = left.first.map { "现在应由“\($0.name)”审批" } ?? "各层级都已审批"
            return [.init(code: "another-level", field: "level", message: next, cite: rules.citation(norm.provenance))]
        }
        let (by, organ) = (left.first?.by ?? norm.by, derivation.organ(of: item))
        // What a leader signed on paper the office records for him.
        let records = item.entry["by"] != nil && by.contains(.leader) ? onBehalf(of: .approved) : []
        guard !(by + records).contains(where: { holds($0, actor, for: organ) }) else { return [] }
        return [
            .init(
                code: "not-competent", message: "该事项由\(who(by, derivation.organ(of: item)))审批",
                cite: rules.citation(norm.provenance))
        ]
    }
}

/// 收文时要问的: whether a docket that is opened is for the office that opens it.
extension Decision {
    func aboutOrgans(_ entry: Entry, _ actor: Actor) -> [Question] {
        guard actor.has(.intakeOffice), derivation.file.items.isEmpty else { return [] }
        let opened = Derivation(
            file: folded(entry).file, rules: rules, calendar: derivation.calendar,
            organisation: derivation.organisation)
        let missing = opened.notSetUp(in: opened.file.instances.first?.id, of: [])
        if !missing.isEmpty { return [.init(code: "organ-not-set-up", message: Self.notSetUp(missing))] }
        let organs = opened.answering
        guard organs.allSatisfy({ !holders.organs(of: .intakeOffice, in: actor.unit).contains($0) }) else { return [] }
        let names = organs.joined(separator: "、")
        return [.init(code: "another-organ", message: "这个案件由\(names)收文、办理：登记以后转到\(names)的工作台，本单位看不到它")]
    }

    private static func notSetUp(_ organs: [String]) -> String {
        "\(organs.joined(separator: "、"))还没有登记由谁承担收文、审批、用印等职能：事实可以登记，审批、用印等不能在这里办理；请先在“机构与负责人”登记承担职能"
    }
}

/// 更正、撤下: what stands is changed by whoever recorded it, or by an office of the organ whose it is.
extension Decision {
    /// 撤下: a paper is taken down by the unit that handed it in, or for which it was, or by an office; nobody takes down another's.
    public func mayWithdraw(_ paper: CasePapers.Paper, _ actor: Actor) -> Bool {
        let owner = derivation.organisation.canonical(Self.owner(paper))
        return owner == derivation.organisation.canonical(actor.unit)
            || !actor.isHandlerOnly && isOffice(actor, Function.allCases.filter { $0 != .handlingUnit }, of: owner)
    }

    private static func owner(_ paper: CasePapers.Paper) -> String { paper.entry["unit"]?.text ?? paper.entry.unit }

    func whosePaper(_ entry: Entry, _ actor: Actor) -> [Refusal.Violation] {
        guard entry.kind == .paperWithdrawn else { return [] }
        let paper = CasePapers(file: derivation.file).all.last {
            (entry["file"] != nil && $0.file == entry["file"]?.text)
                || (entry["digest"] != nil && $0.digest == entry["digest"]?.text)
        }
        guard let paper, !mayWithdraw(paper, actor) else { return [] }
        let owner = Self.owner(paper)
        return [
            .init(
                code: "not-competent", field: "kind",
                message:
                    "“\(paper.name)”是\(owner)的材料，只能由\(owner)或者\(who([.intakeOffice], derivation.organ(answeringFor: owner, in: entry["proceeding"]?.text)))撤下"
            )
        ]
    }

    /// 更正: by whoever recorded it, in the function he did it in, or by an office of that organ; nobody rewrites another's word.
    public func mayCorrect(_ entry: Entry, _ actor: Actor) -> Bool {
        entry.actor == actor.account
            || (entry.unit == actor.unit && actor.functions.contains { $0.rawValue == entry.role })
            || isOffice(actor, Self.offices, of: entry.unit)
    }

    /// Whether he is of an office of the organ to which a unit belongs; of one organ that answers, whichever unit it is.
    private func isOffice(_ actor: Actor, _ functions: [Function], of unit: String) -> Bool {
        let organs = derivation.answering
        let own = [derivation.organisation.canonical(unit), derivation.organisation.government(of: unit)]
        let organ = own.lazy.compactMap(\.self).first(where: organs.contains)
        return functions.contains { function in
            guard actor.has(function), !function.isAdministrator else { return false }
            // A lawyer and who sends him are of no organ's office; of several organs he is of one and not of the other.
            if [.lawyer, .counselOffice].contains(function) { return organs.count < 2 }
            let held = holders.organs(of: function, in: actor.unit)
            return organs.count > 1 && organ != nil ? held.contains(organ!) : !held.isDisjoint(with: organs)
        }
    }

    func whoCorrects(_ entry: Entry, _ actor: Actor) -> [Refusal.Violation] {
        guard entry.kind == .corrected, let number = entry["replaces"]?.integer else { return [] }
        let file = derivation.file
        let meant = (file.items + file.pending).map(\.entry) + file.struck
        guard let original = meant.first(where: { $0.sequence == number }) else { return [] }
        return mayCorrect(original, actor) && !movesAway(original, by: entry, actor) ? [] : [Self.notTheRecorder]
    }

    /// Whether a correction makes of an entry another organ's, of which he is no office: what he may not decide he does not correct into being.
    private func movesAway(_ original: Entry, by correction: Entry, _ actor: Actor) -> Bool {
        guard derivation.answering.count > 1,
            let before = derivation.file.items.first(where: { $0.sequence == original.sequence }),
            let after = folded(correction).file.items.first(where: { $0.sequence == original.sequence })
        else { return false }
        let organ = derivation.organ(of: after)
        return organ != derivation.organ(of: before) && !isOffice(actor, Self.offices, of: organ)
    }

    public static var notTheRecorder: Refusal.Violation {
        let offices = Self.offices.map(\.title).joined(separator: "或者")
        return .init(code: "not-competent", message: "只能由原登记单位、\(offices)更正")
    }
}
