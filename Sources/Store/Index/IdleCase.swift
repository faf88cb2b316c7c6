/// 没有下一步的案件
public struct IdleCase: Sendable, Hashable {
    public let caseID: String
    public let number: String
    public let title: String
    public let stage: String
}
