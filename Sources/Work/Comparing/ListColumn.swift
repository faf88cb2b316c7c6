import Docket

/// 名单的列: what a court's or a region's list of cases says of each.
public enum ListColumn: String, Sendable, Hashable, CaseIterable {
    case number, plaintiff, defendant, court, instance, received, accepted, decided, effective, outcome, head

    public var title: String {
        switch self {
        case .number: "案号"
        case .plaintiff: "原告"
        case .defendant: "被告"
        case .court: "法院"
        case .instance: "审级"
        case .received: "收到日期"
        case .accepted: "立案日期"
        case .decided: "审结日期"
        case .effective: "生效日期"
        case .outcome: "裁判结果"
        case .head: "负责人出庭"
        }
    }

    var isDay: Bool { [.received, .accepted, .decided, .effective].contains(self) }

    /// What courts and other offices call the columns of their lists.
    private static let synonyms: [String: ListColumn] = [
        "案件编号": .number, "立案号": .number, "原告姓名": .plaintiff, "原告名称": .plaintiff, "当事人": .plaintiff, "起诉人": .plaintiff,
        "上诉人": .plaintiff, "被告名称": .defendant, "被诉机关": .defendant, "行政机关": .defendant, "受理法院": .court, "审理法院": .court,
        "经办法院": .court, "审理程序": .instance, "案件类型": .instance, "收到时间": .received, "收文日期": .received,
        "立案时间": .accepted, "收案日期": .accepted, "收案时间": .accepted, "受理日期": .accepted, "结案日期": .decided, "结案时间": .decided,
        "审结时间": .decided, "裁判日期": .decided, "判决日期": .decided, "生效时间": .effective, "结案方式": .outcome, "判决结果": .outcome,
        "处理结果": .outcome, "出庭负责人": .head, "负责人出庭情况": .head, "负责人是否出庭": .head, "行政机关负责人出庭": .head,
        "行政机关负责人出庭情况": .head, "行政机关负责人是否出庭": .head,
    ]

    /// The id of the column that a list calls so.
    public static func guess(_ name: String) -> String? {
        let name = OldLedgerMapping.plainName(name)
        return (allCases.first { $0.title == name } ?? synonyms[name])?.rawValue
    }

    /// Without one of them no row can be found again.
    public static func isEnough(_ mapping: OldLedgerMapping) -> Bool {
        [number, plaintiff].contains { mapping.columns[$0.rawValue] != nil }
    }
}
