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

    private static func next(_ exchange: Exchange) -> String {
        Form.sitePath(exchange.form["next"] ?? exchange.query["next"])
    }

    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        try exchange.form.allow { ["name", "password"].contains($0) }
        let name = (exchange.form["name"] ?? "").trimmingBlanks
        let (store, now) = (exchange.store, exchange.site.clock.real)
        let place = SignInLimiter.Place(
            address: exchange.place.address,
            isKnownBrowser: try store.knows(browser: exchange.place.browser, of: name), browser: exchange.place.browser)
        guard case .go = exchange.site.signIns.enter(name, place, instant: now) else {
            return try refused(name, exchange)
        }
        let outcome = Result { try store.signIn(name, exchange.form["password"] ?? "", instant: now) }
        let fits = if case .success(.session) = outcome { true } else { false }
        exchange.site.signIns.leave(name, place, fits: fits, instant: now)
        guard case .session(let token) = try outcome.get() else { return try refused(name, exchange) }
        try exchange.audit(.signedIn, ["account": .text(name)])
        var reply = signedIn(token, to: next(exchange), exchange)
        // A slip of paper says nothing of the browser it was typed into; a password does.
        if !place.isKnownBrowser, try store.account(name)?.hasPassword == true { try remember(&reply, name, exchange) }
        return reply
    }

    private static func refused(_ name: String, _ exchange: Exchange) throws -> Reply {
        try exchange.audit(.signInRefused, ["account": .text(String(name.prefix(80)))])
        let message = "账号或口令不对，或者从这台电脑试错的次数过多。连续五次不对，这台电脑要等十五分钟；别的电脑不受影响。"
        return try page(exchange, error: message, status: 401)
    }

    static let browserCookie = "yingsu-browser"

    /// This browser is known for this account from now on: others' guesses do not shut it out.
    private static func remember(_ reply: inout Reply, _ name: String, _ exchange: Exchange) throws {
        let token = try exchange.store.know(browserOf: name, instant: exchange.site.clock.real)
        reply.cookies.append("\(browserCookie)=\(token); Path=/login; Max-Age=31536000; \(exchange.site.cookieRules)")
    }

    static func signedIn(_ token: String, to path: String, _ exchange: Exchange) -> Reply {
        var reply = Reply.see(path)
        reply.cookies.append("\(Gate.cookieName)=\(token); Path=/; \(exchange.site.cookieRules)")
        return reply
    }

    @Sendable static func logout(_ exchange: Exchange) async throws -> Reply {
        if let token = exchange.token { try exchange.store.endSession(token) }
        try exchange.audit(.signedOut, [:])
        var reply = Reply.see(SiteURL.login)
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
            guard try store.fits(form["current"] ?? "", of: account.name) else {
                return try page(exchange, error: "现口令不对")
            }
        }
        let password = form["password"] ?? ""
        if let weakness = Password.weakness(password, account: account.name) {
            return try page(exchange, error: weakness)
        }
        guard password == form["again"] else { return try page(exchange, error: "两次填写的口令不一样") }
        try store.setPassword(password, for: account.name)
        try exchange.audit(.passwordSet, [:])
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
        return .see(Form.sitePath(exchange.form["next"]))
    }
}
