import Casework
import Docket
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
            "Office/unitaccounts", of: UnitAccountsModel(try admin(exchange), among: try exchange.store.accounts()))
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

struct UnitAccountsModel: PageModel {
    struct Line: PageModel {
        let name: String
        let display: String
        let function: String
        let isDisabled: Bool
        let canPrint: Bool
    }

    let title = "本单位账号"
    let unit: String
    let accounts: [Line]

    init(_ admin: Account, among all: [Account]) {
        unit = admin.unit
        accounts = all.filter { $0.unit == admin.unit }.map { account in
            Line(
                name: account.name, display: account.display, function: account.function?.title ?? "（待授权）",
                isDisabled: account.isDisabled,
                canPrint: Slip.isFor(unitAdministrator: admin, account, among: all))
        }
    }
}
