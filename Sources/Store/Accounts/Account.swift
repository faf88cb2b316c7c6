public import Casework
public import Docket

/// 账号: a person, the unit he works for, and the one function he has there.
public struct Account: Sendable, Hashable {
    public let name: String
    public let display: String
    public let unit: String
    /// Granted by the security administrator; without it nobody signs in.
    public let function: Function?
    public let isDisabled: Bool
    public let hasPassword: Bool
    /// 本单位管理员: prints the slips of his own unit's people.
    public let isUnitAdministrator: Bool

    public var actor: Actor? { function.map { Actor(account: name, name: display, function: $0, unit: unit) } }
}
