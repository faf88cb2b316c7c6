/// 考核的一项 (第二十条的各项制度): what it is judged by and how many points it has. The points are given by a person; what is counted
/// here stands beside.
public struct AssessmentItem: Sendable, Hashable {
    public let id: String
    public let title: String
    /// 分值
    public let points: Int
    /// How the office that scores has said it does.
    public let says: String
    /// 比率; nil where only a number is counted.
    public let indicator: String?
    /// 件数、人次; without either a person alone judges it.
    public let count: String?
    /// 扣分事实: what of it a unit should have done otherwise, named case by case.
    public let shortfall: [FigurePart]
}
