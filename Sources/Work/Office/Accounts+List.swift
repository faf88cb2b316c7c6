import Casework
import Docket
public import Store

/// 从名单开立、按名单授予、成批打印: for many at once what `Accounts` does for one.
extension Accounts {
    /// Opens what a list names; functions wait for the security administrator.
    /// - Throws: `Failure.unread` where a line is wrong, or a doubt of it is not answered.
    public func open(_ list: AccountList, agreed: Set<Int>, file: String) throws -> [Account] {
        guard list.isReady(agreed: agreed) else { throw Failure.unread }
        let enrolments = list.enrolments
        if let taken = try store.enroll(enrolments, by: actor.account, instant: instant) { throw Failure.taken(taken) }
        try announce("按名单“\(file)”开立账号\(enrolments.count)个（待安全管理员授予职能）")
        let names = Set(enrolments.map(\.name))
        return try store.accounts().filter { names.contains($0.name) }
    }

    /// 按名单授予: to everybody who waits, what he was listed with.
    public func grantAsListed() throws -> [Done] {
        let requests = try store.functionRequests()
        return try requests.keys.sorted().map { try grant(requests[$0] ?? [], to: $0) }
    }

    /// Whose slip this administrator prints alone, and who have neither a password nor a code that still holds.
    /// - Parameter admin: of a unit, for its people; nil for one of the three.
    public func unprinted(inUnitOf admin: Account? = nil) throws -> [Account] {
        let accounts = try store.accounts()
        let coded = try store.accountsWithCode(instant: instant)
        return accounts.filter { account in
            guard !account.hasPassword, !coded.contains(account.name), account.name != actor.account else {
                return false
            }
            if let admin { return Slip.isFor(unitAdministrator: admin, account, among: accounts) }
            return Slip.printer(of: account, among: accounts) == .securityAdministrator
                && actor.has(.securityAdministrator)
        }
    }

    /// 登录条 of all of them, on one paper to be cut.
    public func printAll(inUnitOf admin: Account? = nil) throws -> [Printed] {
        try unprinted(inUnitOf: admin).map { try printed($0) }
    }
}
