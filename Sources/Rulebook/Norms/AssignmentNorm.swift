public import Docket

/// 承办: one row of the decision table that names the handling units.
public struct AssignmentNorm: Sendable, Hashable {
    public struct Share: Sendable, Hashable {
        public enum Source: Sendable, Hashable {
            case path(Path)
            case function(Function)
            /// The units of the proceeding below.
            case parent
        }

        public let to: Source
        public let part: String
        public let role: String
    }

    public let id: String
    public let provenance: Provenance
    public let conditions: [Condition]
    public let shares: [Share]
    /// Nobody can be named: who refers, and to whom.
    public let refer: Function?
    public let reason: String
    /// 登记即承办: the unit has the case by the measures alone; nobody hands it over.
    public let isAtOnce: Bool
}
