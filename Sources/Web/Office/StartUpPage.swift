import Casework
import Docket
import Rulebook
import Store
import Work

/// 启用准备: what is left before the first notice, and the list from which accounts are opened.
enum StartUpPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply { try page(exchange) }

    private static func page(
        _ exchange: Exchange, list: StartUpModel.List? = nil, problem: String? = nil, address: String = ""
    ) throws -> Reply {
        let start = try StartUp(exchange.store, today: exchange.today)
        return try exchange.page(
            "Office/start",
            of: try StartUpModel(start, exchange, list: list, problem: problem, address: address),
            status: problem == nil ? 200 : 422)
    }

    /// An empty list, with what may stand in it.
    @Sendable static func template(_ exchange: Exchange) async throws -> Reply {
        try system(exchange)
        let functions = Function.allCases.filter { !$0.isAdministrator }.map(exchange.store.rules.choice)
        return try ExportPage.sheet(
            exchange, "应诉人员名单",
            "一行一人。职能可写：\(functions.joined(separator: "、"))；几项用顿号分开。账号不写的，与姓名相同",
            [("姓名", 14), ("单位", 28), ("职能", 36), ("账号", 18)], [])
    }

    @discardableResult private static func system(_ exchange: Exchange) throws -> Actor {
        let actor = try exchange.actor
        guard actor.has(.systemAdministrator) else { throw PageError.absent }
        return actor
    }

    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        let (form, actor) = (exchange.form, try system(exchange))
        try form.allow({ ["do", "file", "kept", "agree", "address"].contains($0) }, several: ["agree"])
        switch form["do"] {
        case "checked":
            try StartUp.checkUnits(exchange.store, by: actor.account, today: exchange.today)
            return .see(SiteURL.start, saying: "已记下：单位名单已逐项核对")
        case "close":
            try StartUp.close(exchange.store, by: actor.account, today: exchange.today)
            return .see(SiteURL.start, saying: "已收起；以后从“账号管理”进来")
        case "letter": return try letter(exchange)
        default: return try await list(exchange, actor)
        }
    }

    /// 试读, and with `do=import` opened.
    private static func list(_ exchange: Exchange, _ actor: Actor) async throws -> Reply {
        let form = exchange.form
        do {
            guard let (bytes, kept) = try exchange.keptTable("file") else {
                return try page(exchange, problem: "请选择名单文件")
            }
            let file = try await OldLedgerFile.read(bytes, name: kept.name, guess: AccountList.Column.guess)
            let list = try AccountList(
                file, exchange.store.rules, try exchange.store.holders(), accounts: try exchange.store.accounts())
            let agreed = Set(form.all("agree").compactMap { Int($0) })
            let shown = StartUpModel.List(list, kept, agreed: agreed)
            guard form["do"] == "import" else { return try page(exchange, list: shown) }
            guard list.isReady(agreed: agreed) else {
                let words = list.wrong.isEmpty ? "还有行没有勾“对”" : "还有 \(list.wrong.count) 行要改"
                return try page(exchange, list: shown, problem: "\(words)，一个账号也没有开立")
            }
            return try open(list, agreed, kept, exchange)
        } catch let failure as OldLedgerFile.Failure {
            return try page(exchange, problem: failure.description)
        } catch let failure as Accounts.Failure {
            return try page(exchange, problem: failure.description)
        }
    }

    private static func open(_ list: AccountList, _ agreed: Set<Int>, _ kept: Upload, _ exchange: Exchange) throws
        -> Reply
    {
        let accounts = Accounts(exchange.store, by: try exchange.actor, instant: exchange.site.clock.real)
        let opened = try accounts.open(list, agreed: agreed, file: kept.name)
        for account in opened {
            try exchange.audit(
                .accountOpened,
                ["account": .text(account.name), "unit": .text(account.unit), "file": .text(kept.name)])
        }
        return .see(SiteURL.start, saying: "已开立 \(opened.count) 个账号，待安全管理员授予职能后打印登录条")
    }

    /// 试发: to one address, so that reminders are known to arrive.
    private static func letter(_ exchange: Exchange) throws -> Reply {
        let address = (exchange.form["address"] ?? "").trimmingBlanks
        guard let send = exchange.site.letter else { throw PageError.absent }
        guard CaseStore.isMailAddress(address) else {
            return try page(exchange, problem: "请填写收件邮箱，如 name@example.gov.cn", address: address)
        }
        do {
            try send(address, "应诉系统试发邮件", "这是应诉系统的试发邮件。收到它，说明每日提醒可以送到这个邮箱。")
        } catch { return try page(exchange, problem: "\(error)", address: address) }
        return .see(SiteURL.start, saying: "已交给邮件服务器，请到 \(address) 查收")
    }
}

extension SiteURL {
    static let start = "/start"
    static let accountListTemplate = "/start/files/list.xlsx"
}
