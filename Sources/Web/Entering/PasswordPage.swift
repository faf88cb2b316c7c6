import Docket
import Store

/// 设置口令
enum PasswordPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply { try page(exchange, error: nil) }

    private static func page(_ exchange: Exchange, error: String?) throws -> Reply {
        let model = PasswordModel(error: error, needsCurrent: exchange.session?.account.hasPassword == true)
        return try exchange.page("Entering/password", of: model, status: error == nil ? 200 : 422)
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
