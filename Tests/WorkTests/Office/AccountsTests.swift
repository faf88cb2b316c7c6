import Casework
import Docket
import Foundation
import LegalCalendar
import Store
import Testing
import Work

/// Who may do what to whose account.
struct AccountsTests {
    private static let instant = 1_770_000_000_000

    /// The three administrators, a clerk and a handler.
    private func with(_ body: (CaseStore, (Function) -> Accounts) throws -> Void) throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("yingsu-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let store = try DataFolder(path).store(shelf: try DemoStore.shelf(), rulebook: "zhongwei-2022-3")
        try store.append(try ScenarioShelf.office(DemoStore.root + "/Scenarios/office.yaml"))
        for (name, function) in [
            ("系统", Function.systemAdministrator), ("安全", .securityAdministrator), ("安审", .auditAdministrator),
            ("李某", .intakeOffice),
        ] {
            try store.enroll(name, display: name, unit: "市政府办公室", functions: [function])
        }
        try store.enroll("王某", display: "王某", unit: "市自然资源局", functions: [.handlingUnit])
        try body(store) { function in
            let account = try! store.accounts().first { $0.functions == [function] }!
            return Accounts(store, by: account.actor!, instant: Self.instant)
        }
    }

    @Test func anAccountIsOpenedWithoutAFunctionAndTheOthersAreTold() throws {
        try with { store, by in
            let done = try by(.systemAdministrator).open("高某", display: "高某", unit: "市住建局")
            #expect(done.kind == .accountOpened && done.account.unit == "市住房和城乡建设局")
            #expect(done.account.functions.isEmpty && !done.account.hasPassword)
            let (security, own) = (try store.alerts(for: "安全"), try store.alerts(for: "系统"))
            #expect(security.count == 1 && security[0].text.contains("高某") && own.isEmpty)
        }
    }

    @Test func whatIsWrongWithANewAccountIsSaid() throws {
        try with { _, by in
            let system = by(.systemAdministrator)
            #expect(throws: Accounts.Failure.incomplete) { try system.open("高", display: "高某", unit: "市司法局") }
            #expect(throws: Accounts.Failure.noSuchUnit("市某局")) {
                try system.open("高某", display: "高某", unit: "市某局")
            }
            #expect(throws: Accounts.Failure.taken("王某")) {
                try system.open("王某", display: "王某", unit: "市司法局")
            }
        }
    }

    @Test func nobodyShutsHimselfOutNorTheLastOfAFunction() throws {
        try with { store, by in
            let system = by(.systemAdministrator)
            #expect(throws: Accounts.Failure.ownAccount) { try system.close("系统") }
            #expect(throws: Accounts.Failure.lastOf("李某", "收文机构")) { try system.close("李某") }
            let (closed, isClosed) = (try system.close("王某"), try store.account("王某")?.isDisabled)
            #expect(closed.kind == .accountDisabled && isClosed == true)
            let reopened = try system.reopen("王某")
            #expect(reopened.kind == .accountEnabled)
        }
    }

    @Test func administratorsHaveNoBusinessFunctionAndTheReverse() throws {
        try with { store, by in
            let security = by(.securityAdministrator)
            #expect(throws: Accounts.Failure.mixed) { try security.grant([.leader], to: "系统") }
            #expect(throws: Accounts.Failure.mixed) { try security.grant([.auditAdministrator], to: "王某") }
            #expect(throws: Accounts.Failure.noFunction) { try security.grant([], to: "王某") }
            #expect(throws: Accounts.Failure.mixed) { try security.grant([.leader, .auditAdministrator], to: "王某") }
            #expect(throws: Accounts.Failure.lawyerAlone) { try security.grant([.lawyer, .handlingUnit], to: "王某") }
            #expect(throws: Accounts.Failure.noBusinessFunction) { try security.set(unitAdministrator: true, "安审") }
            let granted = try security.grant([.leader], to: "王某")
            let function = try store.account("王某")?.functions
            #expect(granted.kind == .functionGranted && function == [.leader])
        }
    }

    @Test func whoOpensAccountsPrintsNoSlipAndNobodyHisOwn() throws {
        try with { _, by in
            #expect(throws: Accounts.Failure.notYours("王某")) { try by(.systemAdministrator).print("王某") }
            guard case .slip(let slip, let done) = try by(.securityAdministrator).print("王某") else {
                return #expect(Bool(false), "no slip")
            }
            #expect(slip.code.count >= 8 && done.kind == .codePrinted)
            #expect(slip.until == CivilDay(instant: Self.instant + 86_400_000))
        }
    }

    @Test func theSecurityAdministratorsSlipNeedsTheOtherTwo() throws {
        try with { _, by in
            #expect(throws: Accounts.Failure.notYours("安全")) { try by(.securityAdministrator).print("安全") }
            for _ in 1...2 {
                // The same one asking twice is one.
                guard case .waits(let done) = try by(.systemAdministrator).print("安全") else {
                    return #expect(Bool(false), "printed by one")
                }
                #expect(done.kind == .codeAsked)
            }
            guard case .slip = try by(.auditAdministrator).print("安全") else {
                return #expect(Bool(false), "not printed by two")
            }
        }
    }

    @Test func aUnitsAdministratorPrintsForHisPeopleAlone() throws {
        try with { store, by in
            try store.enroll("赵某", display: "赵某", unit: "市自然资源局", functions: [.handlingUnit])
            _ = try by(.securityAdministrator).set(unitAdministrator: true, "赵某")
            try store.setPassword("演示 Demo-12345678", for: "赵某")
            let admin = try #require(try store.account("赵某"))
            let accounts = Accounts(store, by: try #require(admin.actor), instant: Self.instant)
            let (foreign, own) = (try accounts.print("李某", inUnitOf: admin), try accounts.print("赵某", inUnitOf: admin))
            #expect(foreign == nil && own == nil)
            guard case .slip? = try accounts.print("王某", inUnitOf: admin) else {
                return #expect(Bool(false), "no slip")
            }
            #expect(throws: Accounts.Failure.notYours("王某")) { try by(.securityAdministrator).print("王某") }
        }
    }
}
