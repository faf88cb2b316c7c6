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

    public init(store: CaseStore, actor: Actor, today: CivilDay) throws {
        (self.store, self.today) = (store, today)
        reader = Actor(
            account: actor.account, name: actor.name, function: actor.function,
            unit: try store.organisation().canonical(actor.unit))
    }

    /// Whether a case is his to see.
    public func maySee(_ caseID: String) throws -> Bool {
        guard let relation = try store.relation(of: reader, to: caseID, today: today) else { return false }
        return Access.may(reader, .seeCase, relation) == .allow
    }

    /// A case as he may see it; nil for one that is not his to see, or that does not exist.
    /// - Parameter day: as it was known then.
    public func view(_ caseID: String, asKnownOn day: CivilDay? = nil) throws -> Derivation? {
        guard try maySee(caseID) else { return nil }
        return try store.view(caseID, of: reader, asKnownOn: day)
    }
}
