/// 裁判的程序效果: by code, what an outcome does to the proceeding in which it stands and whether it can be appealed, as the rulebooks say
/// it. Folding has to know: what a later entry is about depends on which proceedings and which appeals are still open.
public struct Procedure: Sendable, Hashable {
    public struct Effect: Sendable, Hashable {
        public let ends: Bool
        /// 指令继续审理: what it sets aside ended nothing; the proceeding below goes on under its own number.
        public let reopens: Bool
        /// The document on which it can be appealed, `judgment` or `ruling`, and the kinds of proceeding in which; nil: it can't.
        public let appeal: String?
        public let appealIn: [String]
        /// 维持: it takes over what it affirms, part by part.
        public let inherits: Bool
        /// 移送: another court goes on with it under its own number.
        public let moves: Bool
        /// 指令立案、发回重审: the kind of proceeding that the court below begins, under a number that is not known yet.
        public let starts: String?
        /// 撤诉、撤回上诉: it ends the proceeding only for those who took back what they had brought.
        public let withdraws: Bool
        /// 履行方: who has to do something by it, also where the paper gives no day; and what it is called.
        public let orders: String?
        /// 终结再审程序: what was retried is in force again.
        public let restores: Bool
        /// 不准许撤诉: what was taken back goes on.
        public let refuses: Bool
        /// 中止: what was set for later is not held on its day.
        public let halts: Bool
        public let title: String

        public init(
            ends: Bool, reopens: Bool = false, appeal: String? = nil, appealIn: [String] = [], inherits: Bool = false,
            moves: Bool = false, starts: String? = nil, withdraws: Bool = false, orders: String? = nil,
            restores: Bool = false, halts: Bool = false, refuses: Bool = false, title: String = ""
        ) {
            (self.ends, self.reopens, self.appeal, self.appealIn) = (ends, reopens, appeal, appealIn)
            (self.inherits, self.moves, self.starts, self.withdraws) = (inherits, moves, starts, withdraws)
            (self.orders, self.restores, self.halts, self.refuses, self.title) = (
                orders, restores, halts, refuses, title
            )
        }

        func isAppealable(_ document: String, in kind: String) -> Bool { appeal == document && appealIn.contains(kind) }
    }

    /// Nil: nothing is known of any outcome, and every decision ends its proceeding.
    private let byOutcome: [String: Effect]?

    public init(byOutcome: [String: Effect]) { self.byOutcome = byOutcome }
    private init() { byOutcome = nil }

    /// For a docket without rules.
    public static let unknown = Procedure()

    /// Nil where nobody coded the outcome: it ends nothing, whatever paper it stands on, the conservative reading that keeps duties
    /// alive; but neither is it known to go on. A mediation paper has no outcome and ends what it settles.
    public func ends(document: String?, outcomes: [String]) -> Bool? {
        guard let byOutcome else { return true }
        let known = outcomes.compactMap { byOutcome[$0]?.ends }
        return known.isEmpty ? (document == "mediation" ? true : nil) : known.contains(true)
    }

    public func moves(_ outcomes: [String]) -> Bool { outcomes.contains { byOutcome?[$0]?.moves == true } }

    public func inherits(_ outcome: String) -> Bool { byOutcome?[outcome]?.inherits == true }

    /// 中止、移送: hearings that were set are not held here on their days.
    public func halts(_ outcomes: [String]) -> Bool {
        outcomes.contains { code in byOutcome?[code].map { $0.halts || $0.moves } ?? false }
    }

    /// The kind of proceeding that the court below begins by it.
    public func starts(_ outcomes: [String]) -> String? { outcomes.lazy.compactMap { byOutcome?[$0]?.starts }.first }

    /// What it was about stands as it was: affirmed, or no longer retried.
    public func restores(_ outcomes: [String]) -> Bool {
        !outcomes.isEmpty
            && outcomes.allSatisfy { code in
                byOutcome?[code].map { $0.inherits || $0.withdraws || $0.restores } ?? false
            }
    }

    /// 维持、指令: what only a court can say that reviews a decision of another.
    func isOfReview(_ outcomes: [String]) -> Bool {
        outcomes.contains { code in byOutcome?[code].map { $0.inherits || $0.reopens || $0.starts != nil } ?? false }
    }

    /// 不准许撤诉: the appeal or the suit goes on.
    public func refusesWithdrawal(_ outcome: String) -> Bool { byOutcome?[outcome]?.refuses == true }

    /// Nothing but withdrawals.
    public func withdraws(_ outcomes: [String]) -> Bool {
        !outcomes.isEmpty && outcomes.allSatisfy { byOutcome?[$0]?.withdraws == true }
    }

    /// Who has to do what by an outcome; nil where it orders nothing by itself.
    public func order(_ outcome: String) -> (who: String, what: String)? {
        byOutcome?[outcome].flatMap { effect in effect.orders.map { ($0, effect.title) } }
    }

    public func reopens(_ outcomes: [String]) -> Bool { outcomes.contains { byOutcome?[$0]?.reopens == true } }

    /// - Parameter kind: of the proceeding. A judgment whose outcome nobody coded is still a judgment: the right to appeal is not lost by that.
    public func isAppealable(document: String, outcomes: [String], in kind: String) -> Bool {
        guard let byOutcome else { return true }
        let known = outcomes.compactMap { byOutcome[$0] }
        let effects = known.isEmpty && document == "judgment" ? Array(byOutcome.values) : known
        return effects.contains { $0.isAppealable(document, in: kind) }
    }
}
