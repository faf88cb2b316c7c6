import Casework
import Docket
import LegalCalendar
import Store

/// 账号管理: the system administrator opens and closes accounts and never learns a code; the security administrator grants functions and
/// prints the slips that no unit prints itself; each is told what the others did.
enum AdminPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply { try page(exchange, error: nil) }

    private static func page(_ exchange: Exchange, error: String?) throws -> Reply {
        let actor = try exchange.actor
        let grantable = Function.allCases.filter { !$0.isAdministrator }
        let accounts = try exchange.store.accounts()
        return try exchange.page(
            "admin",
            [
                "title": "账号管理", "can-open": actor.function == .systemAdministrator,
                "can-grant": actor.function == .securityAdministrator, "error": error ?? "",
                "has-error": error != nil,
                "alerts": try exchange.store.alerts(for: actor.account).map {
                    ["id": $0.id, "text": $0.text, "day": CivilDay(instant: $0.at).chinese] as Model
                },
                "units": try exchange.store.organisation().units.filter { $0.through == nil }.map(\.name),
                "accounts": accounts.map { account -> Model in
                    let printer = Slip.printer(of: account, accounts)
                    return [
                        "name": account.name, "display": account.display, "unit": account.unit,
                        "function": account.function?.title ?? "（待授权）", "disabled": account.isDisabled,
                        "is-administrator": account.function?.isAdministrator ?? false,
                        "is-unit-administrator": account.isUnitAdministrator,
                        "can-print": printer?.may(actor.function, isUnitAdministratorThere: false) ?? false,
                        "joint": printer == .otherTwoAdministrators,
                        "functions": grantable.map {
                            ["value": $0.rawValue, "title": $0.title, "selected": $0 == account.function] as Model
                        },
                    ]
                },
            ], status: error == nil ? 200 : 422)
    }

    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        let form = exchange.form
        try form.allow { ["do", "name", "display", "unit", "function", "alert"].contains($0) }
        let actor = try exchange.actor
        let name = (form["name"] ?? "").trimmingBlanks
        switch (form["do"], actor.function) {
        case ("seen", _):
            try exchange.store.markSeen(form["alert"] ?? "", by: actor.account)
            return .see(SiteURL.accounts)
        case ("open", .systemAdministrator): return try open(name, exchange)
        case ("print", _): return try print(name, exchange)
        case ("disable", .systemAdministrator), ("enable", .systemAdministrator):
            return try close(name, form["do"] == "disable", exchange)
        case ("grant", .securityAdministrator): return try grant(name, exchange)
        case ("unit-administrator", .securityAdministrator), ("no-unit-administrator", .securityAdministrator):
            let isGranted = form["do"] == "unit-administrator"
            guard let account = try exchange.store.account(name), account.function?.isAdministrator == false else {
                return try page(exchange, error: "只能指定已授予业务职能的账号为本单位管理员")
            }
            try exchange.store.grant(unitAdministration: isGranted, to: name)
            return try done(
                isGranted ? .unitAdministratorGranted : .unitAdministratorWithdrawn, "\(isGranted ? "指定" : "取消")本单位管理员",
                account, exchange)
        default: throw PageError.absent
        }
    }

    /// Recorded, and told to the other administrators.
    private static func done(_ kind: KindName, _ words: String, _ account: Account, _ exchange: Exchange) throws
        -> Reply
    {
        try tell(kind, words, account, exchange)
        return .see(SiteURL.accounts, saying: "已办理：\(words)，\(account.name)")
    }

    static func tell(_ kind: KindName, _ words: String, _ account: Account, _ exchange: Exchange) throws {
        let actor = try exchange.actor
        try exchange.audit(kind, ["account": .text(account.name), "unit": .text(account.unit)])
        try exchange.store.alert(
            "\(actor.unit)\(actor.name)：\(words)，账号 \(account.name)（\(account.unit)\(account.display)）",
            by: actor.account,
            instant: exchange.site.clock.real)
    }

    private static func open(_ name: String, _ exchange: Exchange) throws -> Reply {
        let form = exchange.form
        let (display, unit) = ((form["display"] ?? "").foldedName, (form["unit"] ?? "").trimmingBlanks)
        guard name.count >= 2, name.count <= 40, !display.isEmpty, display.count <= 40 else {
            return try page(exchange, error: "请填写账号（二到四十个字）和姓名")
        }
        guard let known = try exchange.store.organisation().unit(unit) else {
            return try page(exchange, error: "没有这个单位：\(unit)")
        }
        guard try exchange.store.account(name) == nil else { return try page(exchange, error: "账号 \(name) 已经有了") }
        try exchange.store.enroll(name, display: display, unit: known.name)
        guard let account = try exchange.store.account(name) else { throw PageError.absent }
        return try done(.accountOpened, "开立账号（待安全管理员授予职能）", account, exchange)
    }

    /// Nobody shuts himself out, and nobody the last who can do something.
    private static func close(_ name: String, _ isClosed: Bool, _ exchange: Exchange) throws -> Reply {
        guard let account = try exchange.store.account(name) else { return try page(exchange, error: "没有账号 \(name)") }
        if isClosed, account.name == (try exchange.actor.account) { return try page(exchange, error: "不能停用自己的账号") }
        let others = try exchange.store.accounts().filter {
            $0.function == account.function && !$0.isDisabled && $0.name != name
        }
        if isClosed, let function = account.function, others.isEmpty, function != .handlingUnit, function != .lawyer {
            return try page(exchange, error: "\(account.name) 是最后一个能办理“\(function.title)”事项的账号，不能停用；请先开立并授予另一个账号")
        }
        try exchange.store.disable(name, isClosed)
        return try done(
            isClosed ? .accountDisabled : .accountEnabled, isClosed ? "停用账号" : "启用账号", account, exchange)
    }

    private static func grant(_ name: String, _ exchange: Exchange) throws -> Reply {
        guard let account = try exchange.store.account(name), account.function?.isAdministrator != true,
            let function = exchange.form["function"].flatMap(Function.init(rawValue:)), !function.isAdministrator
        else {
            return try page(exchange, error: "三员账号不能兼任业务职能，业务账号也不能授予三员职能")
        }
        try exchange.store.grant(function, to: name)
        return try done(.functionGranted, "授予“\(function.title)”", account, exchange)
    }

    private static func print(_ name: String, _ exchange: Exchange) throws -> Reply {
        let actor = try exchange.actor
        let accounts = try exchange.store.accounts()
        guard let account = accounts.first(where: { $0.name == name }),
            let printer = Slip.printer(of: account, accounts),
            printer.may(actor.function, isUnitAdministratorThere: false)
        else { return try page(exchange, error: "账号 \(name) 的登录条不由您打印") }
        guard account.name != actor.account else { return try page(exchange, error: "自己的登录条由别人打印") }
        if printer == .otherTwoAdministrators,
            try !exchange.store.ask(codeFor: name, by: actor.account, instant: exchange.site.clock.real)
        {
            try tell(.codeAsked, "要求打印登录条，待另一名管理员在一日内共同办理", account, exchange)
            return .see(SiteURL.accounts, saying: "已记录。安全管理员的登录条须由系统管理员和安全审计员共同办理，待另一名办理")
        }
        return try Slip.page(account, exchange)
    }
}

/// 登录条: a one-time code on paper, for a day; shown once, to whoever hands it over.
enum Slip {
    /// Nil for an account that has no function yet, or that is closed.
    static func printer(of account: Account, _ accounts: [Account]) -> CodePrinter? {
        guard let function = account.function, !account.isDisabled else { return nil }
        let there = accounts.contains {
            $0.unit == account.unit && $0.isUnitAdministrator && !$0.isDisabled && $0.name != account.name
                && $0.hasPassword
        }
        return .of(function, isUnitAdministrator: account.isUnitAdministrator, hasUnitAdministrator: there)
    }

    static func page(_ account: Account, _ exchange: Exchange) throws -> Reply {
        let now = exchange.site.clock.real
        let code = try exchange.store.printCode(for: account.name, by: try exchange.actor.account, instant: now)
        try AdminPage.tell(.codePrinted, account.hasPassword ? "重新打印登录条（原口令失效）" : "打印登录条", account, exchange)
        return try exchange.page(
            "slip",
            [
                "title": "登录条", "name": account.name, "display": account.display, "unit": account.unit, "code": code,
                "until": CivilDay(instant: now + 86_400_000).chinese,
            ])
    }
}

/// 本单位账号: the unit's own administrator prints the slips of its people; he opens no accounts and grants nothing.
enum UnitAccountsPage {
    private static func own(_ exchange: Exchange) throws -> (admin: Account, accounts: [Account]) {
        guard let admin = exchange.session?.account, admin.isUnitAdministrator else { throw PageError.absent }
        return (admin, try exchange.store.accounts())
    }

    private static func mayPrint(_ account: Account, _ admin: Account, _ accounts: [Account]) -> Bool {
        account.unit == admin.unit && account.name != admin.name
            && Slip.printer(of: account, accounts)?.may(admin.function ?? .handlingUnit, isUnitAdministratorThere: true)
                == true
    }

    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        let (admin, accounts) = try own(exchange)
        return try exchange.page(
            "unitaccounts",
            [
                "title": "本单位账号", "unit": admin.unit,
                "accounts": accounts.filter { $0.unit == admin.unit }.map { account -> Model in
                    [
                        "name": account.name, "display": account.display,
                        "function": account.function?.title ?? "（待授权）",
                        "disabled": account.isDisabled, "can-print": mayPrint(account, admin, accounts),
                    ]
                },
            ])
    }

    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        try exchange.form.allow { $0 == "name" }
        let (admin, accounts) = try own(exchange)
        guard let account = accounts.first(where: { $0.name == exchange.form["name"] }),
            mayPrint(account, admin, accounts)
        else {
            throw PageError.refused("这个账号的登录条不由本单位打印", cite: nil)
        }
        return try Slip.page(account, exchange)
    }
}
