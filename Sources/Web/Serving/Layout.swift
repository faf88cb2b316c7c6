import Casework
import Docket
import LegalCalendar
import Store
import Work

/// 版面: what stands around every page.
struct Layout: PageModel {
    struct Item: PageModel {
        let path: String
        let title: String
        let current: Bool
        /// How much of one's own work stands there; nil where nothing does.
        let count: String?
    }

    /// A role of the demo.
    struct Role: PageModel {
        let name: String
        let title: String
        let current: Bool
    }

    let assetVersion: String
    let todayLong: String
    let csrf: String
    /// The random number of the form, by which it is recorded once.
    let request: String
    /// 字体大小
    let size: String
    let sizes: [ChoiceModel]
    /// This page again, with what it was asked for.
    let samePage: String
    /// 帮助 for this page; that of all pages where it has none of its own.
    let help: String
    let isDemo: Bool
    let demoDay: String
    let path: String
    /// What this session's last step said.
    let notice: String?
    /// Why nothing is written any more.
    let stopped: String?
    let signedIn: Bool
    let signedInAs: String?
    let menu: [Item]
    let roles: [Role]

    init(_ exchange: Exchange) throws {
        let (site, session, today) = (exchange.site, exchange.session, exchange.today)
        assetVersion = site.assetVersion
        todayLong = "\(today.chinese)（\(today.weekdayChinese)）"
        (csrf, request) = (session?.csrf ?? "", Randomness.hex(bytes: 16))
        size = exchange.textSize.rawValue
        let asked = exchange.query.fields.filter { !["done", "sig"].contains($0.name) }
        samePage = SiteURL.path(
            exchange.path, asked.map { "\($0.name)=\(Form.percentEncoded($0.value))" }.joined(separator: "&"))
        help = site.help.topic(of: exchange.route).map { SiteURL.help(of: $0.page) } ?? SiteURL.help
        sizes = TextSize.allCases.map {
            ChoiceModel(value: $0.rawValue, title: $0.title, isSelected: $0 == exchange.textSize)
        }
        (isDemo, demoDay, path) = (site.isDemo, today.description, exchange.path)
        notice = Self.said(exchange).map { String($0.prefix(200)) }
        stopped = exchange.store.engine.stopped.map { "\($0)。现在只能查看，请联系系统管理员。" }
        guard let account = session?.account, let actor = account.actor, session?.mustSetPassword == false else {
            (signedIn, signedInAs, menu, roles) = (false, nil, [], [])
            return
        }
        signedIn = true
        let (rules, organisation) = (exchange.store.rules, try exchange.store.organisation())
        signedInAs = "\(account.unit) · \(account.display)（\(account.titles(rules, organisation))）"
        menu = Self.menu(actor, account, exchange.path, try Self.counts(exchange, actor))
        roles =
            site.isDemo
            ? try exchange.store.accounts().filter { $0.actor != nil }.map { other in
                Role(
                    name: other.name, title: "\(other.unit) \(other.display)（\(other.titles(rules, organisation))）",
                    current: other.name == account.name)
            } : []
    }

    /// Only what this session's own last step said.
    private static func said(_ exchange: Exchange) -> String? {
        guard let done = exchange.query["done"], let session = exchange.session,
            exchange.query["sig"] == seal(done, session)
        else { return nil }
        return done
    }

    static func seal(_ text: String, _ session: Session) -> String {
        String(Digest(of: Array("\(session.csrf) \(text)".utf8)).hex.prefix(16))
    }

    private static let items: [(path: String, title: String, action: Action)] = [
        (SiteURL.desk, "工作台", .seeDesk), (SiteURL.city, "全市一览", .oversee), (SiteURL.register, "收文登记", .register),
        (SiteURL.inbox, "收件箱", .receive),
        (SiteURL.cases, "案件", .seeDesk), (SiteURL.hearings, "开庭日历", .seeDesk), (SiteURL.ledger, "期限台账", .seeLedger),
        (SiteURL.leads, "追责线索", .seeLeads),
        (SiteURL.figures, "统计分析", .seeFigures), (SiteURL.matters, "机关台账", .seeMatters),
        (SiteURL.rules, "办法原文", .seeRules), (SiteURL.calculator, "期限计算器", .calculate),
        (SiteURL.me, "个人设置", .ownSession), (SiteURL.office, "机构与负责人", .keepOffice),
        (SiteURL.templates, "文书模板", .keepOffice), (SiteURL.start, "启用准备", .administer),
        (SiteURL.accounts, "账号管理", .administer),
        (SiteURL.audit, "审计", .seeAudit),
    ]

    /// 菜单上的件数: of one's own work, and of what came in; a leader's desk says how many matters wait.
    private static func counts(_ exchange: Exchange, _ actor: Actor) throws -> [String: String] {
        if actor.isAdministrator {
            let start = try StartUp(exchange.store, today: exchange.today)
            return start.isDone || start.isClosed ? [:] : [SiteURL.start: "\(start.done)/\(start.steps.count)"]
        }
        guard actor.functions != [.leader] else { return [:] }
        let cases = try Desk(exchange.store, of: actor, today: exchange.today).total
        let office = Bounded(exactly: try OfficeTask.all(exchange.reading).count)
        let inbox =
            Access.may(actor, .receive, .none) == .allow ? try Inbox(exchange.reading).count : Bounded(exactly: 0)
        var counts: [String: String] = [:]
        if !(cases.isNone && office.isNone) { counts[SiteURL.desk] = Bounded.sum([cases, office]) }
        if !inbox.isNone { counts[SiteURL.inbox] = inbox.description }
        return counts
    }

    private static func menu(_ actor: Actor, _ account: Account, _ path: String, _ counts: [String: String]) -> [Item] {
        let own = account.isUnitAdministrator ? [(SiteURL.unitAccounts, "本单位账号")] : []
        // 启用准备 goes away when all is done; 账号管理 still leads there.
        let allowed = items.filter {
            Access.may(actor, $0.action, .none) == .allow && ($0.path != SiteURL.start || counts[$0.path] != nil)
        }
        let offered = (allowed.filter { $0.path == SiteURL.start } + allowed.filter { $0.path != SiteURL.start }).map {
            ($0.path, $0.title)
        }
        return (own + offered).map { Item(path: $0.0, title: $0.1, current: $0.0 == path, count: counts[$0.0]) }
    }
}
