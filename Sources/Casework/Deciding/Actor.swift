public import Docket

/// 经办人: who acts, for which unit, and which functions he has there.
public struct Actor: Sendable, Hashable {
    /// The account's name; what the entry keeps.
    public let account: String
    public let name: String
    /// In the order of `Function`; at least one.
    public let functions: [Function]
    public let unit: String

    public init(account: String, name: String, functions: Set<Function>, unit: String) {
        (self.account, self.name, self.unit) = (account, name, unit)
        self.functions = Function.allCases.filter(functions.contains)
    }

    public init(account: String, name: String, function: Function, unit: String) {
        self.init(account: account, name: name, functions: [function], unit: unit)
    }

    public func has(_ function: Function) -> Bool { functions.contains(function) }
    public func has(any others: [Function]) -> Bool { functions.contains(where: others.contains) }
    public var isAdministrator: Bool { functions.contains(where: \.isAdministrator) }
    /// 单位经办: he has to do with the cases of his own unit and no office's.
    public var isHandlerOnly: Bool { functions == [.handlingUnit] }
}
