import Casework
import Docket
import LegalCalendar
import Rulebook
import Testing

@Suite struct AccessTests {
    private static let bureau = "市住房和城乡建设局"

    static func actor(_ function: Function, _ unit: String = bureau) -> Actor {
        Actor(account: "a", name: "甲", function: function, unit: unit)
    }

    @Test("administrators see no case", arguments: Function.allCases.filter(\.isAdministrator))
    func administrators(_ function: Function) throws {
        #expect(Access.visible(Self.actor(function), try Organs.holders()).isEmpty)
        for relation in Relation.allCases { #expect(Access.may(function, .seeCase, relation) == .hide) }
    }

    @Test("a unit that is not on the case is answered as if it were absent")
    func foreign() throws {
        let (actor, holders) = (Self.actor(.handlingUnit), try Organs.holders())
        let stranger = Access.standing(actor, [.organ("中卫市人民政府"), .unit("市自然资源局")], holders)
        #expect(stranger.isNone && Access.may(actor, .seeCase, stranger) == .hide)
        let own = Access.standing(actor, [.unit(Self.bureau)], holders)
        #expect(own.relations == [.handlingUnit: .handling] && Access.may(actor, .record, own) == .allow)
    }

    @Test("a lawyer is on a case by his own account, never by his office's name, and never in the inner volume")
    func lawyers() throws {
        let (lawyer, holders) = (Self.actor(.lawyer, "中卫市法律顾问室"), try Organs.holders())
        #expect(Access.visible(lawyer, holders).keys == [.account("a")])
        #expect(Access.standing(lawyer, [.unit("中卫市法律顾问室"), .account("b")], holders).isNone)
        let assigned = Access.standing(lawyer, [.account("a")], holders)
        #expect(assigned.relations == [.lawyer: .assigned])
        #expect(Access.may(lawyer, .seeInner, assigned) == .hide && Access.may(lawyer, .seeCase, assigned) == .allow)
    }

    @Test("registering is the intake office's; another's attempt names the article")
    func register() {
        #expect(Access.may(Self.actor(.intakeOffice), .register) == .allow)
        #expect(Access.may(Self.actor(.handlingUnit), .register) == .refuse(.forwarded))
        #expect(Access.may(nil, .register) == .hide)
    }

    @Test("auditors and assessors read, and never the inner volume", arguments: [Function.auditor, .assessor])
    func readers(_ function: Function) {
        #expect(Access.may(function, .seeCase, .office) == .allow)
        #expect(Access.may(function, .seeInner, .office) == .hide)
        #expect(Access.may(function, .record, .office) == .hide)
    }

    @Test("from above one sees that something happened, and no paper, no inner volume; and records nothing")
    func watching() throws {
        let (reviewer, holders) = (Self.actor(.oversightOffice, "市司法局"), try Organs.holders())
        let county: Set<CaseScope.Key> = [.organ("沙坡头区人民政府"), .above("沙坡头区人民政府"), .above("中卫市人民政府")]
        let standing = Access.standing(reviewer, county, holders)
        #expect(standing.isWatching && Access.may(reviewer, .seeCase, standing) == .allow)
        for action in [Action.seePapers, .seeInner, .record] {
            #expect(Access.may(reviewer, action, standing) == .hide, "\(action)")
        }
        // No other office of the city looks down.
        for function in [Function.intakeOffice, .leader, .sealKeeper, .auditor] {
            let unit = function == .leader ? "中卫市人民政府" : function == .auditor ? "市审计局" : "市政府办公室"
            #expect(Access.standing(Self.actor(function, unit), county, holders).isNone, "\(function)")
        }
    }
}
