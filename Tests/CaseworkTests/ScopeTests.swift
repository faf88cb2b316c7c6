import Casework
import Docket
import LegalCalendar
import Rulebook
import Testing

/// Who sees which cases, and who takes in the post: a table, so that a function that sees more than before is found here.
@Suite struct ScopeTests {
    private func actor(_ function: Function, _ unit: String = "市公安局") -> Actor {
        Actor(account: "zhang", name: "张某", function: function, unit: unit)
    }

    @Test("each function of the offices sees the cases of the city, and no unit's people see more than their own")
    func scope() throws {
        let holders = try Organs.holders()
        let city = "中卫市人民政府"
        for (function, unit, keys) in [
            (Function.intakeOffice, "市政府办公室", [.organ(city), .organ("市政府办公室")]),
            (.oversightOffice, "市司法局", [.above(city), .above("市司法局")]),
            (.leader, city, [.organ(city)]),
            (.sealKeeper, "市政府办公室", [.organ(city), .organ("市政府办公室")]),
            (.auditor, "市审计局", [.organ(city), .organ("市审计局")]),
            (.assessor, "市司法局", [.organ(city), .organ("市司法局")]),
            (.handlingUnit, "市公安局", [.unit("市公安局")]),
            (.counselOffice, "中卫市法律顾问室", [.unit("中卫市法律顾问室")]),
            (.lawyer, "中卫市法律顾问室", [.account("zhang")]),
            (.systemAdministrator, "市政府办公室", []), (.securityAdministrator, "市政府办公室", []),
            (.auditAdministrator, "市政府办公室", []),
        ] as [(Function, String, Set<CaseScope.Key>)] {
            #expect(Access.visible(actor(function, unit), holders).keys == keys, "\(function)")
        }
    }

    @Test("who takes in a county's post, or a department's own, sees that organ's cases and none of the city's")
    func strangers() throws {
        let holders = try Organs.holders()
        #expect(
            Access.visible(actor(.intakeOffice, "沙坡头区政府办公室"), holders).keys
                == [.organ("沙坡头区人民政府"), .organ("沙坡头区政府办公室")])
        #expect(Access.visible(actor(.intakeOffice, "市公安局"), holders).keys == [.organ("市公安局")])
        // A function that nobody granted to his unit: a bureau's clerk is not the city's leader.
        #expect(Access.visible(actor(.leader, "市公安局"), holders).keys == [.organ("市公安局")])
        // Before a county says who takes in its post, its own people do.
        #expect(Access.visible(actor(.intakeOffice, "中宁县人民政府"), holders).keys == [.organ("中宁县人民政府")])
    }

    @Test("of a person's functions any will do, and none more than it gives alone")
    func several() throws {
        let holders = try Organs.holders()
        let both = Actor(account: "zhang", name: "张某", functions: [.handlingUnit, .oversightOffice], unit: "市司法局")
        #expect(
            Access.visible(both, holders).keys == [.above("中卫市人民政府"), .above("市司法局"), .unit("市司法局")])
        let reads = Actor(account: "zhang", name: "张某", functions: [.auditor, .handlingUnit], unit: "市审计局")
        let other = Access.standing(reads, [.organ("中卫市人民政府"), .unit("市公安局")], holders)
        #expect(Access.may(reads, .seeCase, other) == .allow && Access.may(reads, .record, other) == .hide)
        let own = Access.standing(reads, [.organ("中卫市人民政府"), .unit("市审计局")], holders)
        #expect(Access.may(reads, .record, own) == .allow)
    }

    @Test(
        "who only reads takes in nothing, records nothing and registers nothing",
        arguments: [Function.auditor, .assessor])
    func readers(_ function: Function) {
        for action in [Action.receive, .record, .register, .supervise, .keepOffice] {
            #expect(Access.may(function, action, .office) != .allow, "\(action)")
        }
    }

    @Test("an inbox is for whoever works on cases", arguments: Function.allCases)
    func inbox(_ function: Function) {
        let expected =
            switch function {
            case .intakeOffice, .oversightOffice, .leader, .sealKeeper, .handlingUnit, .counselOffice, .lawyer: true
            case .auditor, .assessor, .systemAdministrator, .securityAdministrator, .auditAdministrator: false
            }
        #expect((Access.may(actor(function), .receive) == .allow) == expected)
    }
}
