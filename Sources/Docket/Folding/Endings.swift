/// 结案的裁判: by code, whether an outcome ends the proceeding in which it stands, as the rulebooks say it. Folding has to know: what a
/// later entry is about depends on which proceedings are still open.
public struct Endings: Sendable, Hashable {
    /// Nil: nothing is known of any outcome, and every decision ends its proceeding.
    private let byOutcome: [String: Bool]?

    public init(byOutcome: [String: Bool]) { self.byOutcome = byOutcome }
    private init() { byOutcome = nil }

    /// For a docket without rules.
    public static let every = Endings()

    /// Nil where nobody coded the outcome: it ends nothing, whatever paper it stands on, the conservative reading that keeps duties
    /// alive; but neither is it known to go on. A mediation paper has no outcome and ends what it settles.
    public func ends(document: String?, outcomes: [String]) -> Bool? {
        guard let byOutcome else { return true }
        let known = outcomes.compactMap { byOutcome[$0] }
        return known.isEmpty ? (document == "mediation" ? true : nil) : known.contains(true)
    }
}
