/// 关系: how a function of a person stands to a case.
public enum Relation: String, Sendable, Hashable, CaseIterable {
    /// 收文、审批、监督职能，在应诉机关
    case office
    /// 本单位承办或者是被告
    case handling
    /// 受指派的律师
    case assigned
    /// 上级监督: days, appearance, outcome and recommendations of an organ below, and nothing of its drafts
    case watching
    case none
}
