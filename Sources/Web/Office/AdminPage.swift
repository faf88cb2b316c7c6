import Casework
import Docket
import Store
import Work

/// 账号管理, each administrator his own part of it.
enum AdminPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply { try page(exchange, error: nil) }

    private static func page(_ exchange: Exchange, error: String?) throws -> Reply {
        try exchange.page(
            "Office/admin",
            of: try AdminModel(
                exchange.store, try exchange.actor, error: error, instant: exchange.site.clock.real),
            status: error == nil ? 200 : 422)
    }

    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        let (form, actor) = (exchange.form, try exchange.actor)
        try form.allow({ ["do", "name", "display", "unit", "function", "alert"].contains($0) }, several: ["function"])
        if form["do"] == "seen" {
            try exchange.store.markSeen(form["alert"] ?? "", by: actor.account)
            return .see(SiteURL.accounts)
        }
        if form["do"] == "seen-all" {
            for alert in try exchange.store.alerts(for: actor.account) {
                try exchange.store.markSeen(alert.id, by: actor.account)
            }
            return .see(SiteURL.accounts)
        }
        let accounts = Accounts(exchange.store, by: actor, instant: exchange.site.clock.real)
        let name = (form["name"] ?? "").trimmingBlanks
        do {
            switch form["do"] {
            case "print": return try Self.print(name, accounts, exchange)
            case "print-all": return try slips(accounts.printAll(), exchange)
            case "grant-listed": return try grantListed(accounts, exchange)
            default: break
            }
            let done = try done(form, name, accounts, actor)
            try exchange.audit(done)
            return .see(SiteURL.accounts, saying: "已办理：\(done.words)，\(name)")
        } catch let failure as Accounts.Failure {
            return try page(exchange, error: failure.description)
        }
    }

    /// What an administrator's own function lets him do; anything else is not there for him.
    private static func done(
        _ form: Form, _ name: String, _ accounts: Accounts, _ actor: Actor
    ) throws -> Accounts.Done {
        // The three exclude each other: an administrator has one function.
        switch (form["do"], actor.functions.first) {
        case ("open", .systemAdministrator):
            try accounts.open(
                name, display: (form["display"] ?? "").foldedName, unit: (form["unit"] ?? "").trimmingBlanks)
        case ("move", .systemAdministrator): try accounts.move(name, to: (form["unit"] ?? "").trimmingBlanks)
        case ("disable", .systemAdministrator): try accounts.close(name)
        case ("enable", .systemAdministrator): try accounts.reopen(name)
        case ("grant", .securityAdministrator):
            try accounts.grant(Set(form.all("function").compactMap(Function.init(rawValue:))), to: name)
        case ("unit-administrator", .securityAdministrator): try accounts.set(unitAdministrator: true, name)
        case ("no-unit-administrator", .securityAdministrator): try accounts.set(unitAdministrator: false, name)
        default: throw PageError.absent
        }
    }

    /// 按名单授予: to everybody who waits.
    private static func grantListed(_ accounts: Accounts, _ exchange: Exchange) throws -> Reply {
        guard try exchange.actor.has(.securityAdministrator) else { throw PageError.absent }
        let done = try accounts.grantAsListed()
        for one in done { try exchange.audit(one) }
        return .see(SiteURL.accounts, saying: "已按名单授予 \(done.count) 个账号的职能")
    }

    static func slips(_ printed: [Accounts.Printed], _ exchange: Exchange) throws -> Reply {
        let slips = try printed.compactMap { one -> Slip? in
            guard case .slip(let slip, let done) = one else { return nil }
            try exchange.audit(done)
            return slip
        }
        guard !slips.isEmpty else { return .see(exchange.path, saying: "没有要打印的登录条") }
        return try exchange.page("Office/slip", of: SlipModel(slips))
    }

    private static func print(_ name: String, _ accounts: Accounts, _ exchange: Exchange) throws -> Reply {
        switch try accounts.print(name) {
        case .waits(let done):
            try exchange.audit(done)
            return .see(SiteURL.accounts, saying: "已记录。安全管理员的登录条须由系统管理员和安全审计员共同办理，待另一名办理")
        case .slip(let slip, let done):
            try exchange.audit(done)
            return try exchange.page("Office/slip", of: SlipModel([slip]))
        }
    }
}

extension Exchange {
    func audit(_ done: Accounts.Done) throws {
        try audit(
            done.kind,
            [
                "account": .text(done.account.name), "unit": .text(done.account.unit), "what": .text(done.words),
            ])
    }
}
