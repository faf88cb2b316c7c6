import Store
import Work

/// 本单位账号: the unit's own administrator prints the slips of its people; he opens no accounts and grants nothing.
enum UnitAccountsPage {
    private static func admin(_ exchange: Exchange) throws -> Account {
        guard let admin = exchange.session?.account, admin.isUnitAdministrator else { throw PageError.absent }
        return admin
    }

    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        try exchange.page(
            "Office/unitaccounts",
            of: UnitAccountsModel(
                try admin(exchange), among: try exchange.store.accounts(), exchange.store.rules,
                try exchange.store.organisation()))
    }

    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        try exchange.form.allow { $0 == "name" }
        let admin = try admin(exchange)
        let accounts = Accounts(exchange.store, by: try exchange.actor, instant: exchange.site.clock.real)
        guard case .slip(let slip, let done)? = try accounts.print(exchange.form["name"] ?? "", inUnitOf: admin)
        else { throw PageError.refused("这个账号的登录条不由本单位打印", cite: nil) }
        try exchange.audit(done)
        return try exchange.page("Office/slip", of: SlipModel(slip))
    }
}
