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

        public init(
            ends: Bool, reopens: Bool, appeal: String?, appealIn: [String], inherits: Bool, moves: Bool
        ) {
            (self.ends, self.reopens, self.appeal, self.appealIn) = (ends, reopens, appeal, appealIn)
            (self.inherits, self.moves) = (inherits, moves)
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

    public func reopens(_ outcomes: [String]) -> Bool { outcomes.contains { byOutcome?[$0]?.reopens == true } }

    /// - Parameter kind: of the proceeding. A judgment whose outcome nobody coded is still a judgment: the right to appeal is not lost by that.
    public func isAppealable(document: String, outcomes: [String], in kind: String) -> Bool {
        guard let byOutcome else { return true }
        let known = outcomes.compactMap { byOutcome[$0] }
        let effects = known.isEmpty && document == "judgment" ? Array(byOutcome.values) : known
        return effects.contains { $0.isAppealable(document, in: kind) }
    }
}
