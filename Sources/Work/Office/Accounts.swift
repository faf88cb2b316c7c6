public import Casework
public import Docket
import Rulebook
public import Store

/// 账号管理: the system administrator opens and closes accounts and never learns a code; the security administrator grants functions and
/// prints the slips that no unit prints itself; each is told what the others did.
public struct Accounts: Sendable {
    /// 不能办理: with the sentence the administrator reads.
    public enum Failure: Error, Sendable, Hashable, CustomStringConvertible {
        case incomplete
        case noSuchUnit(String)
        case noSuchAccount(String)
        case taken(String)
        case ownAccount
        case lastOf(String, String)
        case mixed
        case noBusinessFunction
        case noFunction
        case lawyerAlone
        case notYours(String)
        case ownSlip
        case unread
        case sameUnit(String)

        public var description: String {
            switch self {
            case .incomplete: "请填写账号（二到四十个字）和姓名"
            case .noSuchUnit(let unit): "没有这个单位：\(unit)"
            case .noSuchAccount(let name): "没有账号 \(name)"
            case .taken(let name): "账号 \(name) 已经有了"
            case .ownAccount: "不能停用自己的账号"
            case .lastOf(let name, let function):
                "\(name) 是最后一个能办理“\(function)”事项的账号，不能停用；请先开立并授予另一个账号"
            case .mixed: "三员账号不能兼任业务职能，业务账号也不能授予三员职能"
            case .noFunction: "请勾选要授予的职能"
            case .lawyerAlone: "律师账号不能兼任其他职能"
            case .noBusinessFunction: "只能指定已授予业务职能的账号为本单位管理员"
            case .notYours(let name): "账号 \(name) 的登录条不由您打印"
            case .ownSlip: "自己的登录条由别人打印"
            case .sameUnit(let unit): "已经是\(unit)的账号"
            case .unread: "名单里还有要改或者要看的行，一个账号也没有开立"
            }
        }
    }

    /// 办了什么: as the audit stream and the other administrators are told.
    public struct Done: Sendable, Hashable {
        public let kind: KindName
        public let words: String
        public let account: Account
    }

    let store: CaseStore
    let actor: Actor
    /// Milliseconds UTC since 1970, by the machine's clock.
    let instant: Int

    public init(_ store: CaseStore, by actor: Actor, instant: Int) {
        (self.store, self.actor, self.instant) = (store, actor, instant)
    }

    public func open(_ name: String, display: String, unit: String) throws -> Done {
        guard (2...40).contains(name.count), (1...40).contains(display.count) else { throw Failure.incomplete }
        guard let known = try store.organisation().unit(unit) else { throw Failure.noSuchUnit(unit) }
        guard try store.account(name) == nil else { throw Failure.taken(name) }
        try store.enroll(name, display: display, unit: known.name)
        return try tell(.accountOpened, "开立账号（待安全管理员授予职能）", of: try existing(name))
    }

    /// Nobody shuts himself out, and nobody the last who can do something.
    public func close(_ name: String) throws -> Done {
        let account = try existing(name)
        guard account.name != actor.account else { throw Failure.ownAccount }
        try checkLast(account)
        try store.disable(name, true)
        return try tell(.accountDisabled, "停用账号\(try left(account))", of: account)
    }

    private func checkLast(_ account: Account) throws {
        let holders = try store.holders()
        let others = try store.accounts().filter { !$0.isDisabled && $0.name != account.name }
        for function in account.functions where ![.handlingUnit, .lawyer].contains(function) {
            // For one organ, whoever does it for another.
            let organs = holders.organs(of: function, in: account.unit)
            let isLast = !others.contains {
                $0.functions.contains(function)
                    && !holders.organs(of: function, in: $0.unit).isDisjoint(with: organs)
            }
            if isLast {
                throw Failure.lastOf(
                    account.name, store.rules.title(of: function, at: account.unit, in: holders.organisation))
            }
        }
    }

    /// 调动: functions are granted anew in the new unit; cases stay where they are, and what he handled is handed over.
    public func move(_ name: String, to unit: String) throws -> Done {
        let account = try existing(name)
        guard account.name != actor.account, !account.isAdministrator else { throw Failure.mixed }
        guard let known = try store.organisation().unit(unit) else { throw Failure.noSuchUnit(unit) }
        let present = try store.organisation().present(known.name)
        guard present != account.unit else { throw Failure.sameUnit(unit) }
        try checkLast(account)
        try store.move(name, to: present)
        return try tell(.accountMoved, "由\(account.unit)调到\(present)（待安全管理员重新授予职能）\(try left(account))", of: account)
    }

    /// 名下在办的: how many cases his unit has to give to somebody else; nothing where it is none.
    private func left(_ account: Account) throws -> String {
        let unit = try store.organisation().present(account.unit)
        let count = try store.count(handledBy: account.display, in: unit)
        let isHandler = account.functions.contains(.handlingUnit)
        let organisation = try store.organisation()
        let others = try store.accounts().filter {
            $0.name != account.name && !$0.isDisabled && $0.functions.contains(.handlingUnit)
                && organisation.present($0.unit) == unit
        }
        if isHandler, others.isEmpty {
            return "；\(unit)已经没有别的承办人账号，请为它开立账号" + (count.isNone ? "" : "，并移交\(account.display)名下 \(count) 件")
        }
        return count.isNone ? "" : "；\(account.display)在\(unit)名下有 \(count) 件在办，请该单位办理“移交案件”"
    }

    public func reopen(_ name: String) throws -> Done {
        let account = try existing(name)
        try store.disable(name, false)
        return try tell(.accountEnabled, "启用账号", of: account)
    }

    /// 授予职能: any of a unit's functions together; who is of the three administrators, or a lawyer, has no other.
    public func grant(_ functions: Set<Function>, to name: String) throws -> Done {
        guard let account = try store.account(name), !account.isAdministrator,
            !functions.contains(where: \.isAdministrator)
        else { throw Failure.mixed }
        guard !functions.isEmpty else { throw Failure.noFunction }
        guard functions.count == 1 || !functions.contains(.lawyer) else { throw Failure.lawyerAlone }
        try store.grant(functions, to: name)
        let organisation = try store.organisation()
        let titles = Function.allCases.filter(functions.contains).map {
            "“\(store.rules.title(of: $0, at: account.unit, in: organisation))”"
        }.joined(separator: "、")
        return try tell(.functionGranted, "授予\(titles)", of: account)
    }

    /// 本单位管理员, made or unmade.
    public func set(unitAdministrator isGranted: Bool, _ name: String) throws -> Done {
        guard let account = try store.account(name), !account.functions.isEmpty, !account.isAdministrator else {
            throw Failure.noBusinessFunction
        }
        try store.grant(unitAdministration: isGranted, to: name)
        return try tell(
            isGranted ? .unitAdministratorGranted : .unitAdministratorWithdrawn,
            "\(isGranted ? "指定" : "取消")本单位管理员", of: account)
    }

    private func existing(_ name: String) throws -> Account {
        guard let account = try store.account(name) else { throw Failure.noSuchAccount(name) }
        return account
    }

    /// The other administrators are told; the audit stream is told by whoever called.
    func tell(_ kind: KindName, _ words: String, of account: Account) throws -> Done {
        try announce("\(words)，账号 \(account.name)（\(account.unit)\(account.display)）")
        return Done(kind: kind, words: words, account: account)
    }

    func announce(_ words: String) throws {
        try store.alert("\(actor.unit)\(actor.name)：\(words)", by: actor.account, instant: instant)
    }
}
