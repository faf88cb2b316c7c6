import Docket
import HTTPTypes
import LegalCalendar
import Store

/// 登录
enum LoginPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        try page(exchange, error: nil, status: 200)
    }

    private static func page(_ exchange: Exchange, error: String?, status: Int) throws -> Reply {
        let accounts = exchange.site.isDemo ? try exchange.store.accounts().filter { $0.function != nil } : []
        return try exchange.page(
            "login",
            [
                "title": "登录", "next": next(exchange), "error": error ?? "", "has-error": error != nil,
                "name": exchange.form["name"] ?? "",
                "kept": exchange.query["kept"] != nil,
                "demo-accounts": accounts.map {
                    ["name": $0.name, "title": "\($0.unit) · \($0.display)", "function": $0.function?.title ?? ""]
                        as Model
                },
            ], status: status)
    }

    /// Only a path of this site.
    private static func next(_ exchange: Exchange) -> String {
        let next = exchange.form["next"] ?? exchange.query["next"] ?? "/"
        return next.hasPrefix("/") && !next.hasPrefix("//") && !next.contains("\\") ? next : "/"
    }

    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        try exchange.form.allow { ["name", "password"].contains($0) }
        let name = (exchange.form["name"] ?? "").trimmingBlanks
        // Argon2id takes a third of a second of one core: not on the threads that serve.
        let (store, password, now) = (exchange.store, exchange.form["password"] ?? "", exchange.site.clock.real)
        let outcome = try await Task.detached { try store.signIn(name, password, instant: now) }.value
        switch outcome {
        case .session(let token):
            try exchange.audit("signed-in", ["account": .text(name)])
            return signedIn(token, to: next(exchange), exchange)
        case .locked, .refused:
            try exchange.audit("sign-in-refused", ["account": .text(String(name.prefix(80)))])
            return try page(exchange, error: "账号或口令不对，或者账号已暂时锁定。连续五次不对会锁定十五分钟。", status: 401)
        }
    }

    static func signedIn(_ token: String, to path: String, _ exchange: Exchange) -> Reply {
        var reply = Reply.see(path)
        reply.headers[.setCookie] = "\(Gate.cookieName)=\(token); Path=/; HttpOnly; SameSite=Lax"
        return reply
    }

    @Sendable static func logout(_ exchange: Exchange) async throws -> Reply {
        if let token = exchange.token { try exchange.store.endSession(token) }
        try exchange.audit("signed-out", [:])
        var reply = Reply.see("/login")
        reply.headers[HTTPField.Name("Clear-Site-Data")!] = "\"cache\", \"cookies\", \"storage\""
        return reply
    }
}

/// 设置口令
enum PasswordPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply { try page(exchange, error: nil) }

    private static func page(_ exchange: Exchange, error: String?) throws -> Reply {
        try exchange.page(
            "password",
            [
                "title": "设置口令", "error": error ?? "", "has-error": error != nil,
                "needs-current": exchange.session?.account.hasPassword == true,
            ],
            status: error == nil ? 200 : 422)
    }

    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        try exchange.form.allow { ["current", "password", "again"].contains($0) }
        guard let account = exchange.session?.account else { throw PageError.absent }
        let (store, form, now) = (exchange.store, exchange.form, exchange.site.clock.real)
        if account.hasPassword {
            guard
                case .session = try await Task.detached(operation: {
                    try store.signIn(account.name, form["current"] ?? "", instant: now)
                }).value
            else {
                return try page(exchange, error: "现口令不对")
            }
        }
        let password = form["password"] ?? ""
        if let weakness = Password.weakness(password, account: account.name) {
            return try page(exchange, error: weakness)
        }
        guard password == form["again"] else { return try page(exchange, error: "两次填写的口令不一样") }
        try await Task.detached { try store.setPassword(password, for: account.name) }.value
        try exchange.audit("password-set", [:])
        return LoginPage.signedIn(try store.openSession(account.name, instant: now), to: "/", exchange)
    }
}

/// 草稿: saved every twenty seconds while typing.
enum DraftPage {
    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        guard let account = exchange.session?.account, let path = exchange.query["form"], path.hasPrefix("/"),
            path.utf8.count < 200
        else { throw PageError.absent }
        try exchange.store.saveDraft(
            exchange.form.draft, form: path, account: account.name, instant: exchange.site.clock.real)
        return .text("saved\n")
    }
}

/// 演示: role and day, only in a demo.
enum DemoPage {
    @Sendable static func role(_ exchange: Exchange) async throws -> Reply {
        let name = exchange.form["account"] ?? ""
        guard try exchange.store.account(name)?.function != nil else { throw PageError.absent }
        return LoginPage.signedIn(
            try exchange.store.openSession(name, instant: exchange.site.clock.real), to: "/", exchange)
    }

    @Sendable static func day(_ exchange: Exchange) async throws -> Reply {
        guard let day = exchange.form["day"].flatMap({ CivilDay.read($0) }) else {
            throw PageError.badForm("没有这一天：\(exchange.form["day"] ?? "")")
        }
        exchange.site.clock.move(to: day)
        let back = exchange.form["next"] ?? "/"
        return .see(back.hasPrefix("/") && !back.hasPrefix("//") ? back : "/")
    }
}
