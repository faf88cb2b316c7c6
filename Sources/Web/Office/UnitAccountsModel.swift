import Casework
import Docket
import Rulebook
import Store
import Work

struct UnitAccountsModel: PageModel {
    struct Line: PageModel {
        let name: String
        let display: String
        let function: String
        let isDisabled: Bool
        let canPrint: Bool
    }

    let title = "本单位账号"
    let unit: String
    /// 可成批打印的登录条
    let slips: Int?
    let accounts: [Line]

    init(_ admin: Account, unprinted: Int, among all: [Account], _ rules: Rules, _ organisation: Organisation) {
        unit = admin.unit
        slips = unprinted > 1 ? unprinted : nil
        accounts = all.filter { $0.unit == admin.unit }.map { account in
            Line(
                name: account.name, display: account.display,
                function: account.functions.isEmpty ? "（待授权）" : account.titles(rules, organisation),
                isDisabled: account.isDisabled,
                canPrint: Slip.isFor(unitAdministrator: admin, account, among: all))
        }
    }
}
