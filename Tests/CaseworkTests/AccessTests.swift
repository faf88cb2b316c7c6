import Casework
import Docket
import Testing

@Suite struct AccessTests {
    static func actor(_ function: Function, _ unit: String = "市住房和城乡建设局") -> Actor {
        Actor(account: "a", name: "甲", function: function, unit: unit)
    }

    @Test("administrators see no case", arguments: Function.allCases.filter(\.isAdministrator))
    func administrators(_ function: Function) {
        #expect(Access.visible(Self.actor(function)) == .nothing)
        for relation in Relation.allCases { #expect(Access.may(Self.actor(function), .seeCase, relation) == .hide) }
    }

    @Test("a unit that is not on the case is answered as if it were absent")
    func foreign() {
        let actor = Self.actor(.handlingUnit)
        #expect(Access.relation(actor, units: ["市自然资源局"], accounts: []) == .none)
        #expect(Access.may(actor, .seeCase, .none) == .hide)
        #expect(Access.relation(actor, units: ["市住房和城乡建设局"], accounts: []) == .handling)
        #expect(Access.may(actor, .record, .handling) == .allow)
    }

    @Test("a lawyer is on a case by his own account, never by his office's name, and never in the inner volume")
    func lawyers() {
        let lawyer = Self.actor(.lawyer, "中卫市法律顾问室")
        #expect(Access.visible(lawyer) == .account("a"))
        #expect(Access.relation(lawyer, units: ["中卫市法律顾问室"], accounts: ["b"]) == .none)
        #expect(Access.relation(lawyer, units: [], accounts: ["a"]) == .assigned)
        #expect(Access.may(lawyer, .seeInner, .assigned) == .hide && Access.may(lawyer, .seeCase, .assigned) == .allow)
        #expect(!Access.sees(inner: nil, lawyer) && !Access.sees(inner: "中卫市法律顾问室", lawyer))
    }

    @Test("registering is the intake office's; another's attempt names the article")
    func register() {
        #expect(Access.may(Self.actor(.intakeOffice), .register, .none) == .allow)
        #expect(Access.may(Self.actor(.handlingUnit), .register, .none) == .refuse("第十条第一款"))
        #expect(Access.may(nil, .register, .none) == .hide)
    }

    @Test("auditors and assessors read, and never the inner volume", arguments: [Function.auditor, .assessor])
    func readers(_ function: Function) {
        #expect(Access.may(Self.actor(function), .seeCase, .office) == .allow)
        #expect(Access.may(Self.actor(function), .seeInner, .office) == .hide)
        #expect(Access.may(Self.actor(function), .record, .office) == .hide)
    }
}
