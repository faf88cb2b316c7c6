public import Casework
import Docket
public import LegalCalendar
public import Store

/// 登录条: a one-time code on paper, for a day; shown once, to whoever hands it over.
public struct Slip: Sendable, Hashable {
    public let account: Account
    public let code: String
    /// The day and the hour by the clock on the wall at which it is worth nothing.
    public let until: CivilDay
    public let hour: String

    static let day = 86_400_000

    /// Who prints it; nil for an account that has no function yet, or that is closed.
    public static func printer(of account: Account, among accounts: [Account]) -> CodePrinter? {
        guard !account.functions.isEmpty, !account.isDisabled else { return nil }
        let there = accounts.contains {
            $0.unit == account.unit && $0.isUnitAdministrator && !$0.isDisabled && $0.name != account.name
                && $0.hasPassword
        }
        return .of(account.functions, isUnitAdministrator: account.isUnitAdministrator, hasUnitAdministrator: there)
    }

    /// Whether the administrator of a unit prints it in his own house.
    public static func isFor(unitAdministrator admin: Account, _ account: Account, among accounts: [Account]) -> Bool {
        account.unit == admin.unit && account.name != admin.name
            && printer(of: account, among: accounts)?
                .may(admin.functions, isUnitAdministratorThere: true) == true
    }
}

extension Accounts {
    /// 打印的结果
    public enum Printed: Sendable, Hashable {
        case slip(Slip, Done)
        /// 共同办理: the first of two asked; the second prints.
        case waits(Done)
    }

    /// By an administrator: of whom no unit prints it, and of the security administrator by the other two together.
    public func print(_ name: String) throws -> Printed {
        let accounts = try store.accounts()
        guard let account = accounts.first(where: { $0.name == name }),
            let printer = Slip.printer(of: account, among: accounts),
            printer.may(actor.functions, isUnitAdministratorThere: false)
        else { throw Failure.notYours(name) }
        guard account.name != actor.account else { throw Failure.ownSlip }
        if printer == .otherTwoAdministrators,
            try !store.ask(codeFor: name, by: actor.account, instant: instant)
        {
            return .waits(try tell(.codeAsked, "要求打印登录条，待另一名管理员在一日内共同办理", of: account))
        }
        return try printed(account)
    }

    /// By the administrator of a unit, for its people.
    /// - Returns: nil where it is not his to print.
    public func print(_ name: String, inUnitOf admin: Account) throws -> Printed? {
        let accounts = try store.accounts()
        guard let account = accounts.first(where: { $0.name == name }),
            Slip.isFor(unitAdministrator: admin, account, among: accounts)
        else { return nil }
        return try printed(account)
    }

    func printed(_ account: Account) throws -> Printed {
        let code = try store.printCode(for: account.name, by: actor.account, instant: instant)
        let slip = Slip(
            account: account, code: code, until: CivilDay(instant: instant + Slip.day),
            hour: AuditTrail.hour(instant + Slip.day))
        let words = account.hasPassword ? "重新打印登录条（原口令失效）" : "打印登录条"
        return .slip(slip, try tell(.codePrinted, words, of: account))
    }
}
