/// 阶段
public enum Stage: String, Sendable, Hashable, CaseIterable {
    case registered, instructed, forwarded, preparing, approving, sealing, filing, hearing, judged, closed, foreign,
        registeredInError = "struck"

    public var title: String {
        switch self {
        case .registered: "登记"
        case .instructed: "批示"
        case .forwarded: "转送"
        case .preparing: "准备材料"
        case .approving: "审批"
        case .sealing: "用印"
        case .filing: "提交法院"
        case .hearing: "开庭"
        case .judged: "裁判"
        case .closed: "结案归档"
        case .foreign: "不属本办法"
        case .registeredInError: "误登"
        }
    }

    /// The strip on a case's page.
    public static let strip: [Stage] = [
        .registered, .instructed, .forwarded, .preparing, .approving, .sealing, .filing, .hearing, .judged, .closed,
    ]
}
