public import Docket

/// 经办人: who acts, in which function, for which unit.
public struct Actor: Sendable, Hashable {
    /// The account's name; what the entry keeps.
    public let account: String
    public let name: String
    public let function: Function
    public let unit: String

    public init(account: String, name: String, function: Function, unit: String) {
        self.account = account
        self.name = name
        self.function = function
        self.unit = unit
    }
}
