import Docket
import HTTPTypes
import Store

/// 登录
enum LoginPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        try page(exchange, error: nil, status: 200)
    }

    private static func page(_ exchange: Exchange, error: String?, status: Int) throws -> Reply {
        let accounts = exchange.site.isDemo ? try exchange.store.accounts().filter { !$0.functions.isEmpty } : []
        let (rules, organisation) = (exchange.store.rules, try exchange.store.organisation())
        let model = LoginModel(
            next: next(exchange), error: error, name: exchange.form["name"], kept: exchange.query["kept"] != nil,
            demoAccounts: accounts.map { .init($0, rules, organisation) })
        return try exchange.page("Entering/login", of: model, status: status)
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
