public import Docket

/// 登录条由谁打印: a code makes whoever holds it the person. So who opens accounts never prints one, a handler gets his in his own house,
/// and the security administrator's needs the other two together.
public enum CodePrinter: Sendable, Hashable {
    case unitAdministrator
    case securityAdministrator
    /// 系统管理员和安全审计员共同办理
    case otherTwoAdministrators

    /// - Parameter hasUnitAdministrator: whether somebody else in his unit may print slips there.
    public static func of(_ functions: [Function], isUnitAdministrator: Bool, hasUnitAdministrator: Bool) -> CodePrinter
    {
        if functions.contains(.securityAdministrator) { return .otherTwoAdministrators }
        let isReserved =
            functions.contains { $0.isAdministrator || $0 == .leader || $0 == .sealKeeper } || isUnitAdministrator
        return isReserved || !hasUnitAdministrator ? .securityAdministrator : .unitAdministrator
    }

    public func may(_ functions: [Function], isUnitAdministratorThere: Bool) -> Bool {
        switch self {
        case .unitAdministrator: isUnitAdministratorThere
        case .securityAdministrator: functions.contains(.securityAdministrator)
        case .otherTwoAdministrators: functions.contains { $0 == .systemAdministrator || $0 == .auditAdministrator }
        }
    }
}
