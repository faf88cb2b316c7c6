public import Casework
import Docket
public import LegalCalendar
public import Rulebook
public import Store

/// 查看: one reader at one store on one day. Opens a case as he may see it, and nothing else.
public struct Reading: Sendable {
    public let store: CaseStore
    public let today: CivilDay
    /// Who asks, by the name his unit has now.
    public let reader: Actor
    /// 职能归属 as it stands.
    public let holders: Holders

    public init(store: CaseStore, actor: Actor, today: CivilDay) throws {
        (self.store, self.today) = (store, today)
        holders = try store.holders()
        reader = Actor(
            account: actor.account, name: actor.name, functions: Set(actor.functions),
            unit: holders.organisation.canonical(actor.unit))
    }

    /// Which cases are his to see.
    public var scope: CaseScope { Access.visible(reader, holders) }

    /// Whether a case is his to see.
    public func maySee(_ caseID: String) throws -> Bool {
        guard let standing = try store.standing(of: reader, to: caseID, today: today) else { return false }
        return Access.may(reader, .seeCase, standing) == .allow
    }

    /// What of a case he sees.
    func sight(_ derivation: Derivation) -> Sight { Sight(reader, derivation) }

    /// Whether his unit holds a function of an organ.
    func holds(_ function: Function, of organ: String) -> Bool {
        reader.has(function) && holders.organs(of: function, in: reader.unit).contains(organ)
    }

    /// 本系统的机构: an office of the government whose installation it is, for what all organs share.
    public var keepsInstallation: Bool {
        guard let government = holders.organisation.government, !reader.has(.systemAdministrator) else { return true }
        return [.intakeOffice, .oversightOffice].contains { holds($0, of: government) }
    }

    /// The office that takes in the post of the government to which his unit belongs.
    public var intakeOffice: String {
        let government = holders.organisation.government(of: reader.unit)
        return government.flatMap { holders.holder(of: .intakeOffice, for: $0) } ?? store.rules.title(of: .intakeOffice)
    }

    /// 应诉机关 for which he takes in the post, that of the installation first.
    public var ownOrgan: String? {
        let organs = holders.organs(of: .intakeOffice, in: reader.unit)
        let organisation = holders.organisation
        let own = [organisation.government, organisation.government(of: reader.unit)].compactMap(\.self)
        return own.first(where: organs.contains) ?? organs.sorted().first ?? organisation.government
    }

    /// A case as he may see it; nil for one that is not his to see, or that does not exist.
    /// - Parameter day: as it was known then.
    public func view(_ caseID: String, asKnownOn day: CivilDay? = nil) throws -> Derivation? {
        guard try maySee(caseID) else { return nil }
        return try store.view(caseID, of: reader, asKnownOn: day)
    }
}
