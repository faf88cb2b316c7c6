import Casework
import Docket
import LegalCalendar
import Rulebook
import Store
import Work

/// 账号管理 as a page shows it.
struct AdminModel: PageModel {
    struct Alert: PageModel {
        let id: String
        let day: String
        let text: String
    }

    struct Grant: PageModel {
        /// From a list, and not granted yet.
        let isListed: Bool
        let functions: [ChoiceModel]
        let isUnitAdministrator: Bool
    }

    struct Line: PageModel {
        let name: String
        let display: String
        let unit: String
        let function: String
        /// 机关: whose functions they are, where they are an office's; nil for whoever works for his unit alone.
        let organs: String?
        let isDisabled: Bool
        let canClose: Bool
        let canMove: Bool
        /// Nil for who grants nothing, and for the three administrators.
        let grant: Grant?
        /// On the button that prints his slip; nil for who does not.
        let slip: String?
    }

    struct Opening: PageModel {
        let units: [String]
        let start = SiteURL.start
    }

    let title = "账号管理"
    let error: String?
    let alerts: [Alert]
    /// How many there are, where more than a few.
    let several: Int?
    /// Nil for who opens no accounts.
    let opening: Opening?
    /// 待授予职能的人数 of a list; nil for who grants nothing, and where nobody waits.
    let waiting: Int?
    /// 可成批打印的登录条
    let slips: Int?
    let accounts: [Line]

    init(_ store: CaseStore, _ actor: Actor, error: String?, instant: Int) throws {
        self.error = error
        alerts = try store.alerts(for: actor.account).map {
            Alert(id: $0.id, day: CivilDay(instant: $0.at).chinese, text: $0.text)
        }
        several = alerts.count > 3 ? alerts.count : nil
        let opens = actor.has(.systemAdministrator)
        opening =
            opens ? Opening(units: try store.organisation().units.filter { $0.through == nil }.map(\.name)) : nil
        let (all, holders) = (try store.accounts(), try store.holders())
        let requests = try store.functionRequests()
        waiting = actor.has(.securityAdministrator) && !requests.isEmpty ? requests.count : nil
        let unprinted = try Accounts(store, by: actor, instant: instant).unprinted().count
        slips = unprinted > 1 ? unprinted : nil
        accounts = all.map { Line($0, actor, among: all, holders, store.rules, requested: requests[$0.name] ?? []) }
    }
}

extension AdminModel.Line {
    fileprivate init(
        _ account: Account, _ actor: Actor, among all: [Account], _ holders: Holders, _ rules: Rules,
        requested: Set<Function>
    ) {
        (name, display, unit) = (account.name, account.display, account.unit)
        let listed = Function.allCases.filter(requested.contains).map(\.title).joined(separator: "、")
        function =
            account.functions.isEmpty
            ? listed.isEmpty ? "（待授权）" : "（待授权，名单写：\(listed)）" : account.titles(rules, holders.organisation)
        let shown = account.functions.isEmpty ? requested : Set(account.functions)
        let offices = account.functions.filter { Function.ofOrgans.contains($0) && $0 != .counselOffice }
        let held = Set(offices.flatMap { holders.organs(of: $0, in: account.unit) }).sorted()
        organs =
            offices.isEmpty
            ? nil
            : held.isEmpty ? "▲ 本单位没有登记承担这项职能" : held == [account.unit] ? "本单位作被告的案件" : held.joined(separator: "、")
        isDisabled = account.isDisabled
        canClose = actor.has(.systemAdministrator)
        canMove = canClose && !account.isAdministrator && !account.isDisabled
        let isGrantable = actor.has(.securityAdministrator) && !account.isAdministrator
        grant =
            isGrantable
            ? AdminModel.Grant(
                isListed: account.functions.isEmpty && !requested.isEmpty,
                functions: Function.allCases.filter { !$0.isAdministrator }.map {
                    .init(value: $0.rawValue, title: rules.choice(of: $0), isSelected: shown.contains($0))
                }, isUnitAdministrator: account.isUnitAdministrator) : nil
        let printer = Slip.printer(of: account, among: all)
        let prints = printer?.may(actor.functions, isUnitAdministratorThere: false) ?? false
        slip = prints ? (printer == .otherTwoAdministrators ? "共同办理登录条" : "打印登录条") : nil
    }
}
