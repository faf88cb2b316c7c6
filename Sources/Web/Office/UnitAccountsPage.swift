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
                try admin(exchange),
                unprinted: try Accounts(exchange.store, by: exchange.actor, instant: exchange.site.clock.real)
                    .unprinted(inUnitOf: try admin(exchange)).count, among: try exchange.store.accounts(),
                exchange.store.rules,
                try exchange.store.organisation()))
    }

    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        try exchange.form.allow { ["name", "do"].contains($0) }
        let admin = try admin(exchange)
        let accounts = Accounts(exchange.store, by: try exchange.actor, instant: exchange.site.clock.real)
        if exchange.form["do"] == "print-all" {
            return try AdminPage.slips(accounts.printAll(inUnitOf: admin), exchange)
        }
        guard case .slip(let slip, let done)? = try accounts.print(exchange.form["name"] ?? "", inUnitOf: admin)
        else { throw PageError.refused("这个账号的登录条不由本单位打印", cite: nil) }
        try exchange.audit(done)
        return try exchange.page("Office/slip", of: SlipModel([slip]))
    }
}
