import Docket

/// 阶段: how far a proceeding has come, as the rulebook names it; `stages:` of `rulebook.yaml`. What is no matter of the measures, or was
/// registered in error, stands outside of them.
public struct Stage: Sendable, Hashable {
    public let id: String
    public let title: String
    /// What begins it; the latest stage that has begun is where the proceeding stands.
    let begins: [Trigger]
    /// What takes its beginning back: a submission that was returned.
    let undoneBy: [Trigger]
    /// What shows that it is done, where its beginning alone does not.
    let done: [Trigger]
    /// For which proceedings it is a stage at all.
    let conditions: [Condition]
    let exceptions: [Condition]
    /// 等待: what only a court or another body does next, the first that has not come.
    let awaits: [KindName]
    /// Nothing is in hand any more.
    public let isOver: Bool

    init(
        id: String, title: String, begins: [Trigger] = [], undoneBy: [Trigger] = [], done: [Trigger] = [],
        conditions: [Condition] = [],
        exceptions: [Condition] = [], awaits: [KindName] = [], isOver: Bool = false
    ) {
        (self.id, self.title, self.isOver) = (id, title, isOver)
        (self.begins, self.undoneBy, self.done, self.awaits) = (begins, undoneBy, done, awaits)
        (self.conditions, self.exceptions) = (conditions, exceptions)
    }

    /// 等待: whether it is the court's turn, and nobody's here.
    public var isAwaiting: Bool { !awaits.isEmpty }

    public static let foreign = Stage(id: "foreign", title: "不属本办法", isOver: true)
    public static let registeredInError = Stage(id: "struck", title: "登记错误", isOver: true)
    /// Where a rulebook names no stages.
    static let unnamed = Stage(id: "open", title: "办理中")
}
