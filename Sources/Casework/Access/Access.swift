public import Docket
public import Rulebook

/// 权限: the one place that decides who may see and do what.
public enum Access: Sendable {
    /// Offices see the cases of the organs whose functions their unit holds; the oversight office also those of the organs below.
    public static func visible(_ actor: Actor, _ holders: Holders) -> CaseScope {
        CaseScope(keys: Set(actor.functions.flatMap { keys($0, actor, holders) }))
    }

    private static func keys(_ function: Function, _ actor: Actor, _ holders: Holders) -> [CaseScope.Key] {
        switch function {
        case .intakeOffice, .leader, .sealKeeper, .auditor, .assessor:
            holders.organs(of: function, in: actor.unit).map { .organ($0) }
        case .oversightOffice: holders.organs(of: function, in: actor.unit).map { .above($0) }
        case .handlingUnit, .counselOffice: [.unit(holders.organisation.canonical(actor.unit))]
        // By name, never by his office: a colleague's case is not his.
        case .lawyer: [.account(actor.account)]
        case .systemAdministrator, .securityAdministrator, .auditAdministrator: []
        }
    }

    /// Of whose cases somebody reads a book: seals are the organ's own, and not for who watches from above.
    public static func books(_ actor: Actor, _ book: Book, _ holders: Holders) -> CaseScope {
        let keys = visible(actor, holders).keys
        guard book == .seals else { return CaseScope(keys: keys) }
        return CaseScope(
            keys: Set(
                keys.map { key in
                    if case .above(let organ) = key { .organ(organ) } else { key }
                }))
    }

    /// How a person stands to a case of which the index says these keys.
    public static func standing(_ actor: Actor, _ keys: Set<CaseScope.Key>, _ holders: Holders) -> Standing {
        Standing(
            Dictionary(
                uniqueKeysWithValues: actor.functions.map { ($0, relation($0, actor, keys, holders)) }))
    }

    private static func relation(
        _ function: Function, _ actor: Actor, _ keys: Set<CaseScope.Key>, _ holders: Holders
    ) -> Relation {
        let own = self.keys(function, actor, holders)
        switch function {
        case .oversightOffice:
            let organs = holders.organs(of: function, in: actor.unit)
            return organs.contains { keys.contains(.organ($0)) }
                ? .office : own.contains(where: keys.contains) ? .watching : .none
        case .handlingUnit, .counselOffice: return own.contains(where: keys.contains) ? .handling : .none
        case .lawyer: return own.contains(where: keys.contains) ? .assigned : .none
        default: return own.contains(where: keys.contains) ? .office : .none
        }
    }

    /// *May see* comes first (else hidden); *is competent* is asked by `Decision`, with the article. Any function of his will do.
    /// - Parameter standing: to the case the action is about; to none where it is about no case.
    public static func may(_ actor: Actor?, _ action: Action, _ standing: Standing = .none) -> Verdict {
        guard let actor else { return action == .anyone ? .allow : .hide }
        let verdicts = actor.functions.map { may($0, action, standing.relations[$0] ?? .none) }
        if verdicts.contains(.allow) { return .allow }
        return verdicts.first { $0 != .hide } ?? .hide
    }

    /// What one function may that stands so to a case.
    public static func may(_ function: Function, _ action: Action, _ relation: Relation) -> Verdict {
        switch action {
        case .anyone, .ownSession: return .allow
        case .administer: return function.isAdministrator ? .allow : .hide
        case .seeAudit: return function == .auditAdministrator ? .allow : .hide
        case .seeRules, .calculate: return .allow
        case .seeDesk: return function.isAdministrator ? .hide : .allow
        // Lists of all of a unit's cases are not for a lawyer, who has some of them.
        case .seeLedger, .seeFigures, .seeMatters:
            return function.isAdministrator || function == .lawyer ? .hide : .allow
        case .register:
            return function == .intakeOffice ? .allow : function.isAdministrator ? .hide : .refuse(.forwarded)
        case .receive: return function.isAdministrator || function == .auditor || function == .assessor ? .hide : .allow
        case .supervise:
            return [.oversightOffice, .intakeOffice].contains(function)
                ? .allow : function.isAdministrator ? .hide : .refuse(.supervisionIssued)
        case .keepOffice:
            return [.intakeOffice, .oversightOffice, .systemAdministrator].contains(function) ? .allow : .hide
        // Facts for accountability are the oversight office's alone; elsewhere they do not exist.
        case .oversee, .seeLeads: return function == .oversightOffice ? .allow : .hide
        case .seeCase, .seePapers, .record, .seeInner: return onCase(function, action, relation)
        }
    }

    private static func onCase(_ function: Function, _ action: Action, _ relation: Relation) -> Verdict {
        if function.isAdministrator || relation == .none { return .hide }
        // From above one sees what happened and what is due, and no paper of it.
        if relation == .watching { return action == .seeCase ? .allow : .hide }
        let readsOnly = function == .auditor || function == .assessor
        switch action {
        // 副卷: instructions, collective study and legal opinions are not for auditors and assessors, nor for those who come
        // from outside the units that answer: lawyers, and the office that sends them.
        case .seeInner: return readsOnly || [.lawyer, .counselOffice].contains(function) ? .hide : .allow
        case .record: return readsOnly ? .hide : .allow
        default: return .allow
        }
    }
}

extension Access {
    /// How a person stands to a case, read from the case itself.
    public static func standing(_ actor: Actor, in derivation: Derivation) -> Standing {
        standing(actor, Set(Participants.keys(of: derivation).map(\.key)), derivation.holders)
    }
}
