import Casework
import Docket
import Foundation
import LegalCalendar
import Rulebook
import Store
import Testing
import Work

/// What the register of units and heads refuses, and that two who write at once don't contradict each other.
struct OfficeRulesTests {
    private static let organisation = Organisation(
        entries: try! ScenarioShelf.office(DemoStore.root + "/Scenarios/office.yaml"))
    private static let office = try! DemoStore.shelf().rules["zhongwei-2022-3"]!
    private let rules = OfficeRules(Holders(organisation, office), rules: office, today: CivilDay("2026-02-13")!)
    private let clerk = Actor(account: "li", name: "李某", function: .intakeOffice, unit: "市政府办公室")

    private func head(_ name: String, post: String? = "副市长", organ: String = "中卫市人民政府") -> Value {
        var fields: [String: Value] = ["name": .text(name), "organ": .text(organ)]
        fields["post"] = post.map { .text($0) }
        return .object(fields)
    }

    private func draft(_ kind: KindName, _ fields: [String: Value], on day: String = "2026-02-10") -> Draft {
        Draft(kind, day: CivilDay(day)!, fields)
    }

    /// The field and a part of the message.
    private func refusal(_ draft: Draft) -> String? {
        do throws(Refusal) {
            try rules.check(draft, by: clerk)
            return nil
        } catch {
            return error.violations.map { "\($0.field ?? "")：\($0.message)" }.joined()
        }
    }

    @Test func nothingIsRegisteredBeforeItsDay() {
        let appointed = ["head": head("何某")]
        #expect(refusal(draft(.headAppointed, appointed, on: "2026-02-13")) == nil)
        #expect(refusal(draft(.headAppointed, appointed, on: "2026-02-14"))?.hasPrefix("day：") == true)
    }

    @Test func thereIsOnePrincipalAtATime() {
        let principal: [String: Value] = ["head": head("何某", post: "市长"), "principal": .flag(true)]
        #expect(refusal(draft(.headAppointed, principal))?.contains("现任正职马某") == true)
        let again: [String: Value] = ["head": head("马某", post: "市长"), "principal": .flag(true)]
        #expect(refusal(draft(.headAppointed, again)) == nil)
    }

    @Test func whoIsNotOnTheRosterIsNeitherRelievedNorGivenUnits() {
        #expect(refusal(draft(.headRelieved, ["head": head("何某")]))?.hasPrefix("head.name：") == true)
        #expect(refusal(draft(.headRelieved, ["head": head("刘某")])) == nil)
        let units: [String: Value] = ["head": head("何某", post: nil), "units": .list(["市司法局"])]
        #expect(refusal(draft(.portfolioGiven, units))?.contains("请先登记任职") == true)
        let secretary: [String: Value] = ["head": head("何某", post: "秘书长"), "units": .list(["市司法局", "市某局"])]
        #expect(refusal(draft(.portfolioGiven, secretary)) == "units：没有这个单位：市某局")
    }

    @Test(arguments: [
        ("name", "已有这个单位", KindName.unitEstablished, ["name": "市司法局"] as [String: Value]),
        ("name", "没有这个单位", .unitDescribed, ["name": "市某局", "phone": "0955-1"]),
        ("full-name", "没有填写要登记的信息", .unitDescribed, ["name": "市司法局"]),
        ("aliases", "已经是市司法局的名称", .unitDescribed, ["name": "市公安局", "aliases": .list(["市司法局"])]),
        ("uscc", "校验位不符", .unitDescribed, ["name": "市公安局", "uscc": "11640500010000012X"]),
        ("uscc", "已登记为中卫市人民政府", .unitDescribed, ["name": "市公安局", "uscc": "11640500010000012P"]),
        ("successor", "不能是这个单位自己", .unitMerged, ["name": "市司法局", "successor": "中卫市司法局"]),
        ("successor", "继续履行职能", .unitRenamed, ["name": "市司法局"]),
        ("successor", "请先登记", .unitAbolished, ["name": "市信访局", "successor": "市某局"]),
    ])
    func aUnitContradictsNoOther(_ field: String, _ words: String, _ kind: KindName, _ fields: [String: Value]) throws {
        let said = try #require(refusal(draft(kind, fields)))
        #expect(said.hasPrefix("\(field)：") && said.contains(words), "\(said)")
    }
}

struct OfficeRegisterTests {
    @Test func twoPrincipalsAppointedAtOnceAreOneAndARefusal() async throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("yingsu-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let store = try DataFolder(path).store(shelf: try DemoStore.shelf(), rulebook: "zhongwei-2022-3")
        try store.append([
            Entry(
                stream: .office, kind: .unitEstablished, day: CivilDay("2004-01-01")!,
                fields: ["name": "中卫市人民政府", "level": "city", "government": "中卫市人民政府"])
        ])
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for name in ["甲某", "乙某"] {
                group.addTask {
                    let actor = Actor(account: "admin", name: "管理员", function: .systemAdministrator, unit: "办公室")
                    let request = Request(
                        actor: actor, id: name, seen: 0, instant: 1, today: CivilDay("2026-02-13")!)
                    let draft = Draft(
                        .headAppointed, day: CivilDay("2026-02-10")!,
                        [
                            "head": .object(["name": .text(name), "post": "市长", "organ": "中卫市人民政府"]),
                            "principal": .flag(true),
                        ])
                    do {
                        try OfficeRegister(store).record(draft, request)
                        return true
                    } catch { return false }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count { $0 } == 1)
        let principals = try store.organisation().heads.filter(\.isPrincipal)
        #expect(principals.count == 1)
    }
}
