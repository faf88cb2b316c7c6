public import Docket

/// 对一个案件的关系: of each function a person has, how it stands to one case. A function that has nothing to do with it gives him nothing.
public struct Standing: Sendable, Hashable {
    public let relations: [Function: Relation]

    public init(_ relations: [Function: Relation]) { self.relations = relations.filter { $0.value != .none } }

    /// To what is no case.
    public static let none = Standing([:])

    public var isNone: Bool { relations.isEmpty }
    /// 只是上级监督
    public var isWatching: Bool { !isNone && relations.values.allSatisfy { $0 == .watching } }
    /// The functions in which he works on the case or reads it.
    public var functions: [Function] { Function.allCases.filter { relations[$0].map { $0 != .watching } ?? false } }
}
