/// 关系: how a person's unit stands to a case.
public enum Relation: String, Sendable, Hashable, CaseIterable {
    /// 收文、审批、监督职能，看全部案件
    case office
    /// 本单位承办或者是被告
    case handling
    /// 受指派的律师
    case assigned
    case none
}
