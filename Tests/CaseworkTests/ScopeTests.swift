import Casework
import Docket
import Testing

/// Who sees which cases, and who takes in the post: a table, so that a function that sees more than before is found here.
@Suite struct ScopeTests {
    private func actor(_ function: Function) -> Actor {
        Actor(account: "zhang", name: "张某", function: function, unit: "市公安局")
    }

    @Test("each function sees the cases that are its own to see, and no more", arguments: Function.allCases)
    func scope(_ function: Function) {
        let expected: CaseScope =
            switch function {
            case .intakeOffice, .oversightOffice, .leader, .sealKeeper, .auditor, .assessor: .all
            case .handlingUnit, .counselOffice: .unit("市公安局")
            case .lawyer: .account("zhang")
            case .systemAdministrator, .securityAdministrator, .auditAdministrator: .nothing
            }
        #expect(Access.visible(actor(function)) == expected)
    }

    @Test(
        "who only reads takes in nothing, records nothing and registers nothing",
        arguments: [Function.auditor, .assessor])
    func readers(_ function: Function) {
        for action in [Action.receive, .record, .register, .supervise, .keepOffice] {
            #expect(Access.may(actor(function), action, .office) != .allow, "\(action)")
        }
    }

    @Test("an inbox is for whoever works on cases", arguments: Function.allCases)
    func inbox(_ function: Function) {
        let expected =
            switch function {
            case .intakeOffice, .oversightOffice, .leader, .sealKeeper, .handlingUnit, .counselOffice, .lawyer: true
            case .auditor, .assessor, .systemAdministrator, .securityAdministrator, .auditAdministrator: false
            }
        #expect((Access.may(actor(function), .receive, .none) == .allow) == expected)
    }
}
