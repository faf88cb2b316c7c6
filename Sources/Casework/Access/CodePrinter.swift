public import Docket

/// 登录条由谁打印: a code makes whoever holds it the person. So who opens accounts never prints one, a handler gets his in his own house,
/// and the security administrator's needs the other two together.
public enum CodePrinter: Sendable, Hashable {
    case unitAdministrator
    case securityAdministrator
    /// 系统管理员和安全审计员共同办理
    case otherTwoAdministrators

    /// - Parameter hasUnitAdministrator: whether somebody else in his unit may print slips there.
    public static func of(_ function: Function, isUnitAdministrator: Bool, hasUnitAdministrator: Bool) -> CodePrinter {
        if function == .securityAdministrator { return .otherTwoAdministrators }
        let isReserved =
            function.isAdministrator || function == .leader || function == .sealKeeper || isUnitAdministrator
        return isReserved || !hasUnitAdministrator ? .securityAdministrator : .unitAdministrator
    }

    public func may(_ function: Function, isUnitAdministratorThere: Bool) -> Bool {
        switch self {
        case .unitAdministrator: isUnitAdministratorThere
        case .securityAdministrator: function == .securityAdministrator
        case .otherTwoAdministrators: function == .systemAdministrator || function == .auditAdministrator
        }
    }
}
