import Casework
import Docket
public import LegalCalendar
import Rulebook
public import Store

/// 启用准备: what an installation needs before the first notice is taken in, step by step, read from what is there.
public struct StartUp: Sendable, Hashable {
    public enum Key: String, Sendable, CaseIterable {
        case units, heads, accounts, seal, holidays
    }

    public enum State: Sendable, Hashable {
        case done, underway, open
    }

    public struct Step: Sendable, Hashable {
        public let key: Key
        public let state: State
        /// What is there, and what is missing.
        public let words: String
    }

    public let steps: [Step]
    /// 收起: somebody said that the rest can wait.
    public let isClosed: Bool

    static let (checkedName, closedName) = ("units-checked", "start-up-closed")

    public var done: Int { steps.count { $0.state == .done } }
    public var isDone: Bool { done == steps.count }
    /// The step at hand.
    public var next: Key? { steps.first { $0.state != .done }?.key }
    /// Nothing is left without which no notice can be taken in.
    public var mayClose: Bool { !isClosed && steps.allSatisfy { $0.state != .open } }

    public init(_ store: CaseStore, today: CivilDay) throws {
        let facts = StartUpFacts(
            rules: store.rules, holders: try store.holders(), accounts: try store.accounts(),
            isChecked: try store.setting(Self.checkedName) != nil, notices: store.calendar.notices, today: today)
        steps = Key.allCases.map(facts.step)
        isClosed = try store.setting(Self.closedName) != nil
    }

    /// 已逐项核对: the list of units is as the office has it.
    public static func checkUnits(_ store: CaseStore, by account: String, today: CivilDay) throws {
        try store.set(checkedName, to: "\(today) \(account)")
    }

    public static func close(_ store: CaseStore, by account: String, today: CivilDay) throws {
        try store.set(closedName, to: "\(today) \(account)")
    }
}

/// What the steps are read from.
private struct StartUpFacts {
    let rules: Rules
    let holders: Holders
    let accounts: [Account]
    let isChecked: Bool
    let notices: [HolidayNotice]
    let today: CivilDay

    func step(_ key: StartUp.Key) -> StartUp.Step {
        let (state, words) =
            switch key {
            case .units: units
            case .heads: heads
            case .accounts: people
            case .seal: seal
            case .holidays: holidays
            }
        return .init(key: key, state: state, words: words)
    }

    private var organisation: Organisation { holders.organisation }
    private var current: [Organisation.Unit] { organisation.units.filter { $0.through == nil } }

    private var units: (StartUp.State, String) {
        guard let government = organisation.government else { return (.open, "还没有登记本级政府和它的部门") }
        let counties = current.count { $0.level == "county" && $0.name != government }
        let count = "\(current.count) 个" + (counties == 0 ? "" : "，含 \(counties) 个县（区）")
        let missing = needed.filter { holders.holder(of: $0, for: government) == nil }.map(rules.choice)
        guard missing.isEmpty else { return (.open, "\(count)；还没有登记由谁承担：\(missing.joined(separator: "、"))") }
        let lost = organisation.units.filter { $0.through != nil && $0.successor == nil }.map(\.name)
        guard lost.isEmpty else {
            return (.underway, "\(count)；撤并以后没有写由谁继续履职：\(lost.prefix(3).joined(separator: "、"))")
        }
        return isChecked ? (.done, "\(count)；撤并的都写了继续履职的单位") : (.underway, "\(count)；请逐项核对名称、职能和撤并情况，对了按“已核对”")
    }

    /// What no suit goes without, as far as the measures name it.
    private var needed: [Function] {
        let named = Set(rules.competences.flatMap { $0.by + $0.onBehalf })
        return [.intakeOffice, .oversightOffice, .leader, .sealKeeper].filter(named.contains)
    }

    private var heads: (StartUp.State, String) {
        guard let government = organisation.government else { return (.open, "先登记单位") }
        let heads = organisation.heads(of: government, on: today)
        let count = "\(organisation.present(government))负责人 \(heads.count) 人"
        guard heads.contains(where: \.isPrincipal) else {
            return (heads.isEmpty ? .open : .underway, heads.isEmpty ? "还没有登记负责人" : "\(count)，还没有登记正职")
        }
        let bare = heads.count { !$0.isPrincipal && $0.portfolio.isEmpty }
        return (.done, bare == 0 ? "\(count)，都登记了分工" : "\(count)，其中 \(bare) 人没有登记分工")
    }

    private func people(with function: Function) -> [Account] {
        accounts.filter { !$0.isDisabled && $0.functions.contains(function) }
    }

    private var people: (StartUp.State, String) {
        let business = accounts.filter { !$0.isAdministrator && !$0.isDisabled }
        guard !business.isEmpty else { return (.open, "还没有账号；每个单位至少一名承办人") }
        let waiting = business.count { $0.functions.isEmpty }
        let missing = needed.filter { $0 != .leader && $0 != .sealKeeper && people(with: $0).isEmpty }.map(rules.choice)
        let there = Set(people(with: .handlingUnit).map { organisation.present($0.unit) })
        let without = current.filter { $0.level == "department" && !there.contains($0.name) }.count
        let parts = [
            "\(business.count) 个账号", waiting == 0 ? nil : "\(waiting) 个待安全管理员授予职能",
            missing.isEmpty ? nil : "还没有人承担：\(missing.joined(separator: "、"))",
            without == 0 ? "每个部门都有承办人" : "\(without) 个部门还没有承办人",
        ].compactMap(\.self)
        let isDone = waiting == 0 && missing.isEmpty && without == 0
        return (isDone ? .done : .underway, parts.joined(separator: "；"))
    }

    private var seal: (StartUp.State, String) {
        guard let government = organisation.government else { return (.open, "先登记单位") }
        let keepers = people(with: .sealKeeper).filter {
            holders.organs(of: .sealKeeper, in: $0.unit).contains(organisation.canonical(government))
        }
        guard !keepers.isEmpty else { return (.open, "\(organisation.present(government))印章由谁保管；审批的人不得用印") }
        let names = keepers.map { "\($0.unit)\($0.display)" }.joined(separator: "、")
        guard keepers.contains(where: { !$0.functions.contains(.leader) }) else {
            return (.underway, "\(names)也审批；他审批的没有另一人可以用印")
        }
        return (.done, names)
    }

    private var holidays: (StartUp.State, String) {
        let known = notices.filter { $0.region == nil && !$0.provisional }
        guard let now = known.last(where: { $0.year == today.year }) else {
            return (.open, "\(today.year)年的放假通知还没有录入，期限只按周末计，标“暂计”")
        }
        let isNextKnown = known.contains { $0.year == today.year + 1 }
        let next = isNextKnown ? "\(today.year + 1)年也已录入" : "\(today.year + 1)年的还没有录入，到那一年的期限标“暂计”"
        return (.done, "\(today.year)年已录入（\(now.number)）；\(next)")
    }
}
