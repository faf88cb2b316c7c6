public import Casework
public import Docket
public import Rulebook

/// 账号: a person, the unit he works for, and the functions he has there.
public struct Account: Sendable, Hashable {
    public let name: String
    public let display: String
    public let unit: String
    /// Granted by the security administrator, in the order of `Function`; without one nobody signs in.
    public let functions: [Function]
    public let isDisabled: Bool
    public let hasPassword: Bool
    /// 本单位管理员: prints the slips of his own unit's people.
    public let isUnitAdministrator: Bool

    public var isAdministrator: Bool { functions.contains(where: \.isAdministrator) }
    /// 职能 in words.
    public func titles(_ rules: Rules, _ organisation: Organisation) -> String {
        functions.map { rules.title(of: $0, at: unit, in: organisation) }.joined(separator: "、")
    }

    public var actor: Actor? {
        functions.isEmpty ? nil : Actor(account: name, name: display, functions: Set(functions), unit: unit)
    }
}
