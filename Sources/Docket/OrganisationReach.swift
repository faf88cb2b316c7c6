/// 波及: which cases a change of the organisation can concern. A telephone number concerns none.
public enum OrganisationReach: Sendable, Hashable {
    case none
    /// Cases that name one of these units, by any of its names; and, if heads changed, those with a hearing.
    case some(names: Set<String>, heads: Bool)
    /// Who holds a function, or which government it is, is asked by nearly every duty.
    case all
}
