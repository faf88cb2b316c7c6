/// 职能: what the regulation calls by an office's name. Which unit holds a function from when to when is an entry of the office docket.
public enum Function: String, Sendable, Hashable, CaseIterable {
    case intakeOffice = "intake-office"
    case oversightOffice = "oversight-office"
    case handlingUnit = "handling-unit"
    case counselOffice = "counsel-office"
    case lawyer
    case leader
    case sealKeeper = "seal-keeper"
    case assessor
    case auditor
    case systemAdministrator = "system"
    case securityAdministrator = "security"
    case auditAdministrator = "audit"

    /// 职能名, whichever organ's it is; what a city calls the unit that holds it its measures say.
    public var title: String {
        switch self {
        case .intakeOffice: "收文机构"
        case .oversightOffice: "监督机构"
        case .handlingUnit: "承办单位"
        case .counselOffice: "法律顾问机构"
        case .lawyer: "律师"
        case .leader: "分管领导"
        case .sealKeeper: "印章保管人"
        case .assessor: "考核督察"
        case .auditor: "审计（只读）"
        case .systemAdministrator: "系统管理员"
        case .securityAdministrator: "安全管理员"
        case .auditAdministrator: "安全审计员"
        }
    }

    /// 机关的职能: which a unit is recorded to hold of an organ.
    public static let ofOrgans: [Function] = [
        .intakeOffice, .oversightOffice, .counselOffice, .leader, .sealKeeper, .assessor, .auditor,
    ]

    public var isAdministrator: Bool {
        [.systemAdministrator, .securityAdministrator, .auditAdministrator].contains(self)
    }
}
