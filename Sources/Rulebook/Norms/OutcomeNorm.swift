public import Docket

/// 裁判结果: how an outcome counts.
public struct OutcomeNorm: Sendable, Hashable {
    public enum Counts: String, Sendable, Hashable, CaseIterable {
        case loss, partialLoss = "partial-loss", win, neutral, pending, inherit, none
    }
    public enum Appeal: String, Sendable, Hashable { case judgment, ruling, none }

    public let code: String
    public let title: String
    public let provenance: Provenance
    public let counts: Counts
    /// True if it ends the proceeding.
    public let ends: Bool
    /// 指令继续审理: the proceeding below goes on.
    public let reopens: Bool
    /// 移送: another court goes on.
    public let moves: Bool
    /// 指令立案: the court below opens the suit.
    public let starts: String?
    /// 撤诉: it ends the proceeding for those who took it back.
    public let withdraws: Bool
    /// 履行方: `government` or `opponent` has to do what it says.
    public let orders: String?
    /// 终结再审程序: what was retried is in force again.
    public let restores: Bool
    /// 不准许撤诉: what was taken back goes on.
    public let refuses: Bool
    /// 中止: hearings that were set are not held on their days.
    public let halts: Bool
    public let appeal: Appeal
    /// Kinds of proceeding whose decisions of this outcome can be appealed.
    public let appealIn: [String]
    /// No longer offered: another word took its place; what was recorded with it keeps its meaning.
    public let isRetired: Bool
    /// It never stands alone: another outcome beside it says how the case ended.
    public let isBare: Bool
    public let readings: Readings

    public var effect: Procedure.Effect {
        .init(
            ends: ends, reopens: reopens, appeal: appeal == .none ? nil : appeal.rawValue, appealIn: appealIn,
            inherits: counts == .inherit, moves: moves, starts: starts, withdraws: withdraws, orders: orders,
            restores: restores, halts: halts, refuses: refuses,
            title: title)
    }
}
