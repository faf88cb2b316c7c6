import Casework
import Docket

/// Which functions a route's action may be allowed to, over all relations that they can have.
enum RouteFunctions {
    static func names(for action: Action) -> [String] {
        if action == .anyone { return ["anyone"] }
        return Function.allCases.filter { function in
            relations(of: function).contains { Access.may(function, action, $0) == .allow }
        }.map(\.rawValue)
    }

    private static func relations(of function: Function) -> [Relation] {
        switch function {
        case .handlingUnit, .counselOffice: [.none, .handling]
        case .lawyer: [.none, .assigned]
        case .oversightOffice: [.none, .office, .watching]
        case .systemAdministrator, .securityAdministrator, .auditAdministrator: [.none]
        case .intakeOffice, .leader, .sealKeeper, .assessor, .auditor: [.none, .office]
        }
    }
}
