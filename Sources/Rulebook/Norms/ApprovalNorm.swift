public import Docket

/// 审批: who decides on a matter.
public struct ApprovalNorm: Sendable, Hashable {
    public let matter: String
    public let provenance: Provenance
    public let by: [Function]
    public let papers: [String]
    /// 审批层级: where it is decided by several one after another, each by whom; empty where one answer is all.
    public let levels: [Level]

    public struct Level: Sendable, Hashable {
        /// 分管副市长、常务会议: as it stands in the entry.
        public let name: String
        public let by: [Function]
        /// Where it is asked for; always, if empty.
        public let conditions: [Condition]
    }
}
