/// 各单位在办与逾期
public struct UnitCount: Sendable, Hashable {
    public let unit: String
    public let overdue: Bounded
    public let open: Bounded
}
