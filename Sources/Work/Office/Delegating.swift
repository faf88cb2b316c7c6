import Casework
import Docket
public import LegalCalendar
public import Store

/// 请假代办: somebody who will be away names a colleague of his unit, from a day to a day; both keep their own names in what they record.
public struct Delegating: Sendable {
    public enum Failure: Error, Sendable, Hashable, CustomStringConvertible {
        case nobody
        case notAColleague(String)
        case noDay(String)
        case backwards
        case tooLong

        public var description: String {
            switch self {
            case .nobody: "请选择代办人"
            case .notAColleague(let name): "\(name)不是本单位可以代办的账号"
            case .noDay(let text): text.isEmpty ? "请写起止日期，如 2026-02-10" : "没有这一天：\(text)，请按 2026-02-10 填写"
            case .backwards: "截止日早于开始日或者今天"
            case .tooLong: "代办最长一年；离开岗位的请办理移交，由管理员停用账号"
            }
        }

        /// The field in which it stands.
        public var field: String {
            switch self {
            case .nobody, .notAColleague: "to"
            case .noDay, .backwards, .tooLong: "until"
            }
        }
    }

    private let store: CaseStore
    private let account: Account
    private let today: CivilDay

    public init(_ store: CaseStore, of account: Account, today: CivilDay) {
        (self.store, self.account, self.today) = (store, account, today)
    }

    /// Whether his work can be done by somebody else: an administrator's and a lawyer's is given to others by name.
    public var mayDelegate: Bool { !account.isAdministrator && !account.functions.contains(.lawyer) }

    /// 可以代办的: colleagues who sign in, in the order of their names.
    public func colleagues() throws -> [Account] {
        try store.accounts().filter { other in
            other.unit == account.unit && other.name != account.name && !other.isDisabled && !other.functions.isEmpty
                && !other.isAdministrator && !other.functions.contains(.lawyer)
        }
    }

    public func current() throws -> Delegation? { try store.delegation(of: account.name, on: today) }

    /// - Returns: what was agreed, and with whom.
    public func delegate(to name: String, since: String, until: String) throws -> (Delegation, Account) {
        guard !name.isEmpty else { throw Failure.nobody }
        guard mayDelegate, let colleague = try colleagues().first(where: { $0.name == name }) else {
            throw Failure.notAColleague(name)
        }
        guard let first = CivilDay.read(since) else { throw Failure.noDay(since) }
        guard let last = CivilDay.read(until) else { throw Failure.noDay(until) }
        guard last >= first, last >= today else { throw Failure.backwards }
        guard last.days(since: first) <= 366 else { throw Failure.tooLong }
        let delegation = Delegation(from: account.name, to: name, since: first, until: last)
        try store.delegate(delegation)
        return (delegation, colleague)
    }
}
