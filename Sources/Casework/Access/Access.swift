public import Docket

/// 权限: the one place that decides who may see and do what.
public enum Access: Sendable {
    public static func visible(_ actor: Actor) -> CaseScope {
        switch actor.function {
        case .intakeOffice, .oversightOffice, .leader, .sealKeeper, .auditor, .assessor: .all
        case .handlingUnit, .counselOffice: .unit(actor.unit)
        // By name, never by his office: a colleague's case is not his.
        case .lawyer: .account(actor.account)
        case .systemAdministrator, .securityAdministrator, .auditAdministrator: .nothing
        }
    }

    /// *May see* comes first (else hidden); *is competent* is asked by `Decision`, with the article.
    public static func may(_ actor: Actor?, _ action: Action, _ relation: Relation) -> Verdict {
        guard let actor else { return action == .anyone ? .allow : .hide }
        let function = actor.function
        switch action {
        case .anyone, .ownSession: return .allow
        case .administer: return function.isAdministrator ? .allow : .hide
        case .seeAudit: return function == .auditAdministrator ? .allow : .hide
        case .seeRules, .calculate: return .allow
        case .seeDesk: return function.isAdministrator ? .hide : .allow
        // Lists of all of a unit's cases are not for a lawyer, who has some of them.
        case .seeLedger: return function.isAdministrator || function == .lawyer ? .hide : .allow
        case .register: return function == .intakeOffice ? .allow : function.isAdministrator ? .hide : .refuse("第十条第一款")
        case .receive: return function.isAdministrator || function == .auditor || function == .assessor ? .hide : .allow
        case .supervise:
            return [.oversightOffice, .intakeOffice].contains(function)
                ? .allow : function.isAdministrator ? .hide : .refuse("第三条")
        case .keepOffice:
            return [.intakeOffice, .oversightOffice, .systemAdministrator].contains(function) ? .allow : .hide
        // Facts for accountability are the oversight office's alone; elsewhere they do not exist.
        case .seeLeads: return function == .oversightOffice ? .allow : .hide
        case .seeCase, .record, .seeInner: return onCase(function, action, relation)
        }
    }

    /// 副卷: not for who only reads; what one unit heard from its lawyers and its legal section is not its co-defendant's.
    public static func sees(inner unit: String?, _ actor: Actor) -> Bool {
        guard may(actor, .seeInner, .office) == .allow else { return false }
        return actor.function != .handlingUnit || unit == nil || unit == actor.unit
    }

    /// Whether an entry's words are for a reader. A correction is what it says anew.
    public static func sees(_ entry: Entry, _ reader: Actor, _ organisation: Organisation) -> Bool {
        if entry.kind == .corrected, let content = entry["entry"],
            let kind = content["kind"]?.text.map({ KindName($0) })
        {
            let anew = Entry(
                actor: entry.actor, role: entry.role, unit: entry.unit, kind: kind, day: entry.day,
                fields: content["fields"]?.object ?? [:])
            return sees(anew, reader, organisation)
        }
        // 指导意见 is between the oversight office and those who handle the case; 追责 between it and the organ that is named.
        if entry.kind == .guidanceGiven, ![.oversightOffice, .handlingUnit].contains(reader.function) {
            return false
        }
        // A city's own kinds of it are known by their first word.
        let isOfAccountability =
            Vocabulary.traits(entry.kind).isOfAccountability || entry.kind.rawValue.hasPrefix("accountability-")
        if isOfAccountability {
            // The oversight office writes in its own name; that its bureau has a handler on the case gives him nothing.
            let answering = entry.role == Function.handlingUnit.rawValue ? entry.unit : nil
            let organs = [entry["organ"]?.text, entry["unit"]?.text, answering].compactMap(\.self).map(
                organisation.canonical)
            return reader.function == .oversightOffice || (organs.contains(reader.unit) && sees(inner: nil, reader))
        }
        let inner =
            entry["volume"]?.text == "inner"
            || entry["paper-kind"]?.text.flatMap { PaperKind.kind($0)?.isInner } == true
        guard Vocabulary.traits(entry.kind).isInner || inner else { return true }
        // An instruction goes to all whom it instructs; what the offices write is for all who handle the case.
        let own = entry.role == Function.handlingUnit.rawValue ? entry.unit : nil
        let unit = [.opined, .guidanceGiven].contains(entry.kind) ? nil : entry["unit"]?.text ?? own
        return sees(inner: unit.map(organisation.canonical), reader)
    }

    public static func sees(_ paper: CasePapers.Paper, _ actor: Actor) -> Bool {
        !paper.isInner || sees(inner: paper.unit, actor)
    }

    private static func onCase(_ function: Function, _ action: Action, _ relation: Relation) -> Verdict {
        if function.isAdministrator || relation == .none { return .hide }
        let readsOnly = function == .auditor || function == .assessor
        switch action {
        // 副卷: instructions, collective study and legal opinions are not for auditors and assessors, nor for those who come
        // from outside the units that answer: lawyers, and the office that sends them.
        case .seeInner: return readsOnly || [.lawyer, .counselOffice].contains(function) ? .hide : .allow
        case .record: return readsOnly ? .hide : .allow
        default: return .allow
        }
    }

    /// How an actor stands to a case whose units and defendants are these, and to which these accounts are assigned.
    public static func relation(_ actor: Actor, units: Set<String>, accounts: Set<String>) -> Relation {
        switch visible(actor) {
        case .all: .office
        case .unit(let unit): units.contains(unit) ? .handling : .none
        case .account(let account): accounts.contains(account) ? .assigned : .none
        case .nothing: .none
        }
    }
}
