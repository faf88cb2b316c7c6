import Docket
import Rulebook
import Store

struct LoginModel: PageModel {
    /// A role of the demo.
    struct Account: PageModel {
        let name: String
        let title: String
        let function: String
    }

    let title = "登录"
    let next: String
    let error: String?
    let name: String?
    /// 登录已过期
    let kept: Bool
    let demoAccounts: [Account]
}

extension LoginModel.Account {
    init(_ account: Store.Account, _ rules: Rules, _ organisation: Organisation) {
        (name, title) = (account.name, "\(account.unit) · \(account.display)")
        function = account.titles(rules, organisation)
    }
}
