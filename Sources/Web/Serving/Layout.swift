import Casework
import Docket
import LegalCalendar
import Store

/// 版面: what stands around every page.
struct Layout {
    let exchange: Exchange

    /// Only what this session's own last step said.
    private var said: String {
        guard let done = exchange.query["done"], let session = exchange.session,
            exchange.query["sig"] == Self.seal(done, session)
        else { return "" }
        return done
    }

    static func seal(_ text: String, _ session: Session) -> String {
        String(Digest(of: Array("\(session.csrf) \(text)".utf8)).hex.prefix(16))
    }

    var model: Model {
        get throws {
            var model: Model = [
                "asset-version": exchange.site.assetVersion,
                "today-long": "\(exchange.today.chinese)（\(exchange.today.weekdayChinese)）",
                "csrf": exchange.session?.csrf ?? "", "request": Randomness.hex(bytes: 16),
                "is-demo": exchange.site.isDemo,
                "demo-day": exchange.today.description, "path": exchange.path, "notice": said.prefix(200),
            ]
            model["has-notice"] = !said.isEmpty
            if let reason = exchange.store.engine.stopped { model["stopped"] = "\(reason)。现在只能查看，请联系系统管理员。" }
            guard let account = exchange.session?.account, let actor = account.actor,
                exchange.session?.mustSetPassword == false
            else { return model }
            model["signed-in"] = true
            model["signed-in-as"] = "\(account.unit) · \(account.display)（\(actor.function.title)）"
            model["menu"] = try menu(actor)
            if exchange.site.isDemo { model["roles"] = try roles(account) }
            return model
        }
    }

    private func menu(_ actor: Actor) throws -> [Model] {
        let items: [(path: String, title: String, action: Action)] = [
            ("/", "工作台", .seeDesk), (SiteURL.register, "收文登记", .register), (SiteURL.inbox, "收件箱", .receive),
            (SiteURL.cases, "案件", .seeDesk), (SiteURL.ledger, "期限台账", .seeLedger),
            (SiteURL.leads, "追责线索", .seeLeads),
            (SiteURL.rules, "办法原文", .seeRules),
            (SiteURL.calculator, "期限计算器", .calculate), (SiteURL.me, "个人设置", .ownSession),
            (SiteURL.office, "机构与负责人", .keepOffice),
            (SiteURL.templates, "文书模板", .keepOffice),
            (SiteURL.accounts, "账号管理", .administer), (SiteURL.audit, "审计", .seeAudit),
        ]
        let own: [Model] =
            exchange.session?.account.isUnitAdministrator == true
            ? [["path": SiteURL.unitAccounts, "title": "本单位账号", "current": exchange.path == SiteURL.unitAccounts]] : []
        return own
            + items.filter { Access.may(actor, $0.action, .none) == .allow }.map { item in
                ["path": item.path, "title": item.title, "current": item.path == exchange.path]
            }
    }

    private func roles(_ account: Account) throws -> [Model] {
        try exchange.store.accounts().filter { $0.function != nil }.map { other in
            [
                "name": other.name, "title": "\(other.unit) \(other.display)（\(other.function?.title ?? "")）",
                "current": other.name == account.name,
            ]
        }
    }
}
