import Casework
import Docket
import LegalCalendar
import Store

/// 账号管理: the system administrator opens accounts, the security administrator grants functions; neither does the other's.
enum AdminPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply { try page(exchange, slip: nil, error: nil) }

    private static func page(_ exchange: Exchange, slip: (name: String, code: String)?, error: String?) throws -> Reply
    {
        let actor = try exchange.actor
        let grantable = Function.allCases.filter { !$0.isAdministrator }
        return try exchange.page(
            "admin",
            [
                "title": "账号管理", "can-open": actor.function == .systemAdministrator,
                "can-grant": actor.function == .securityAdministrator, "error": error ?? "",
                "has-error": error != nil,
                "slip": slip.map { ["name": $0.name, "code": $0.code] as Model } as Any, "has-slip": slip != nil,
                "units": try exchange.store.organisation().units.filter { $0.through == nil }.map(\.name),
                "accounts": try exchange.store.accounts().map { account in
                    [
                        "name": account.name, "display": account.display, "unit": account.unit,
                        "function": account.function?.title ?? "（待授权）", "disabled": account.isDisabled,
                        "is-administrator": account.function?.isAdministrator ?? false,
                        "has-password": account.hasPassword,
                        "functions": grantable.map {
                            ["value": $0.rawValue, "title": $0.title, "selected": $0 == account.function] as Model
                        },
                    ] as Model
                },
            ], status: error == nil ? 200 : 422)
    }

    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        let form = exchange.form
        try form.allow { ["do", "name", "display", "unit", "function"].contains($0) }
        let actor = try exchange.actor
        let name = (form["name"] ?? "").trimmingBlanks
        switch (form["do"], actor.function) {
        case ("open", .systemAdministrator): return try open(name, exchange)
        case ("reset", .systemAdministrator):
            let code = try exchange.store.reset(account: name, instant: exchange.site.clock.real)
            try exchange.audit("account-reset", ["account": .text(name)])
            return try page(exchange, slip: (name, code), error: nil)
        case ("disable", .systemAdministrator), ("enable", .systemAdministrator):
            try exchange.store.disable(name, form["do"] == "disable")
            try exchange.audit("account-\(form["do"] ?? "")d", ["account": .text(name)])
        case ("grant", .securityAdministrator):
            guard let account = try exchange.store.account(name), account.function?.isAdministrator != true,
                let function = form["function"].flatMap(Function.init(rawValue:)),
                !function.isAdministrator
            else {
                return try page(exchange, slip: nil, error: "三员账号不能兼任业务职能，业务账号也不能授予三员职能")
            }
            try exchange.store.grant(function, to: name)
            try exchange.audit("function-granted", ["account": .text(name), "function": .text(function.rawValue)])
        default: throw PageError.absent
        }
        return .see("/admin?done=\(Form.percentEncoded("已办理：\(name)"))")
    }

    private static func open(_ name: String, _ exchange: Exchange) throws -> Reply {
        let form = exchange.form
        let (display, unit) = ((form["display"] ?? "").trimmingBlanks, (form["unit"] ?? "").trimmingBlanks)
        guard name.count >= 2, name.count <= 40, !display.isEmpty, display.count <= 40 else {
            return try page(exchange, slip: nil, error: "请填写账号（二到四十个字）和姓名")
        }
        guard let known = try exchange.store.organisation().unit(unit) else {
            return try page(exchange, slip: nil, error: "没有这个单位：\(unit)")
        }
        guard try exchange.store.account(name) == nil else {
            return try page(exchange, slip: nil, error: "账号 \(name) 已经有了")
        }
        let code = try exchange.store.open(
            account: name, display: display, unit: known.name, function: nil, instant: exchange.site.clock.real)
        try exchange.audit("account-opened", ["account": .text(name), "unit": .text(known.name)])
        return try page(exchange, slip: (name, code), error: nil)
    }
}

/// 审计: the chain checked, and what the audit stream says.
enum AuditPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        let store = exchange.store
        let verification = exchange.query["verify"] == nil ? nil : try store.verify()
        let head = try store.head()
        return try exchange.page(
            "audit",
            [
                "title": "审计", "head": head.hash.hex, "count": head.sequence, "verified": verification != nil,
                "is-whole": verification?.firstBad == nil,
                "bad": verification?.firstBad.map { "第\($0)条：\(verification?.reason ?? "")" } ?? "",
                "entries": try store.auditEntries().suffix(200).reversed().map { entry in
                    [
                        "sequence": entry.sequence, "day": entry.day.description, "kind": entry.kind,
                        "who": "\(entry.unit) \(entry.actor)",
                        "fields": entry.fields.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.words.joined())" }
                            .joined(separator: " "),
                    ] as Model
                },
            ])
    }
}
