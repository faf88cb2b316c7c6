/// 状态
public enum DutyStatus: String, Sendable, Hashable, CaseIterable {
    case open, fulfilled, fulfilledLate = "fulfilled-late", overdue, waived, lapsed, undated, excused

    public var chinese: String {
        switch self {
        case .open: "办理中"
        case .fulfilled: "已办"
        case .fulfilledLate: "已办（超期）"
        case .overdue: "逾期"
        case .waived: "不再适用"
        case .lapsed: "未行使，期限已过"
        case .undated: "待补录日期"
        case .excused: "不算逾期"
        }
    }
}
