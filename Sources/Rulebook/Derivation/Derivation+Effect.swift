public import Docket
import LegalCalendar

/// 生效: what keeps a decision from taking effect, and what lets it.
extension Derivation {
    /// The day after the last lapse of all parties' rights; whoever uses one defers it until he takes it back.
    func lastLapse(_ norm: Moment, of decision: Thing, in context: Context, _ duties: [Duty]) -> ComputedMoment? {
        let lapses = duties.filter { $0.context.first(.decision) == decision.id && norm.of.contains($0.norm.id) }
        let used = entries(norm.of.compactMap { rules.norm(named: $0) }.flatMap(\.fulfilledBy.triggers), in: context)
        let withdrawn = wasRefused(norm, decision) ? [] : entries(norm.withdrawnBy, in: context)
        // An appeal ended by a ruling (准许撤回、按撤回处理) leaves the decision below in force from that ruling's service.
        if let ending = reviewEnding(norm, decision), leavesStanding(ending) {
            // Whose own days still run may still appeal.
            let appealed = Set(used.compactMap { $0.context.first(.party) })
            let others = lapses.filter { !appealed.contains($0.context.first(.party) ?? "") }.map(\.due)
            let last = others.compactMap(\.self).max()?.adding(days: 1)
            let day = others.contains(nil) ? nil : ending["served-on"]?.day.map { max($0, last ?? $0) }
            return computed(norm, context, day: day, sequence: ending.openedBy)
        }
        guard !isPending(used, withdrawn), !withdrawn.isEmpty || !isReviewed(norm, decision) else { return nil }
        let day: CivilDay?
        if let last = withdrawn.map(\.day).max() {
            // Whose own day is not known may still appeal.
            let others = lapses.filter { $0.fulfilled == nil }.map(\.due)
            day = others.contains(nil) ? nil : max(last, lapses.compactMap(\.due).max()?.adding(days: 1) ?? last)
        } else if lapses.isEmpty {
            day = norm.otherwise.flatMap { decision[$0]?.day }
        } else {
            let ends = lapses.map(\.due)
            day = ends.contains(nil) ? nil : ends.compactMap(\.self).max()?.adding(days: 1)
        }
        return computed(norm, context, day: day, sequence: decision.openedBy)
    }

    /// Whether somebody's appeal was not taken back by himself. One party's appeal, told of from both sides, is one appeal; a withdrawal that
    /// names nobody takes back one.
    func isPending(_ appeals: [CaseFile.Item], _ withdrawn: [CaseFile.Item]) -> Bool {
        let named = Set(withdrawn.compactMap { $0.context.first(.party) })
        let left = Set(appeals.map { $0.context.first(.party) ?? "" }).subtracting(named)
        let unnamed = withdrawn.filter { $0.context[.party].isEmpty }.count
        // An appeal of which nobody said whose it was is taken back by whoever took one back.
        return left.count > unnamed + (left.contains("") && !named.isEmpty ? 1 : 0)
    }

    /// Proceedings that review this very decision; where it was not known what they review, that of the proceeding below.
    func reviews(_ norm: Moment, of decision: Thing) -> [Thing] {
        file.instances.all.filter { above in
            guard norm.reviewedIn.contains(above["kind"]?.text ?? "") else { return false }
            if let reviewed = above["reviews"]?.text { return reviewed == decision.id }
            // While nobody says which of several it reviews, none of them takes effect.
            if let possible = above["may-review"]?.list { return possible.contains { $0.text == decision.id } }
            return above.parent != nil && above.parent == decision["proceeding"]?.text
        }
    }

    /// A proceeding above it shows that somebody appealed, also where nobody recorded the appeal itself.
    func isReviewed(_ norm: Moment, _ decision: Thing) -> Bool { !reviews(norm, of: decision).isEmpty }

    /// The decision that ended the review of another.
    func reviewEnding(_ norm: Moment, _ decision: Thing) -> Thing? {
        let above = reviews(norm, of: decision).map(\.id)
        return file.things(.decision).last {
            above.contains($0["proceeding"]?.text ?? "") && judgments.ending.contains($0.id)
        }
    }

    /// 准许撤回上诉、终结: the decision below stands, and no other takes its place. A mediation does (调解书).
    public func leavesStanding(_ ending: Thing) -> Bool {
        let codes = codes(ending)
        return rules.procedure.restores(codes) && !codes.contains(where: rules.procedure.inherits)
    }

    /// 不准许撤诉: whoever took his appeal back goes on with it.
    func wasRefused(_ norm: Moment, _ decision: Thing) -> Bool {
        let above = reviews(norm, of: decision).map(\.id)
        let rulings = file.things(.decision).filter { above.contains($0["proceeding"]?.text ?? "") }
        return rulings.contains { codes($0).contains(where: rules.procedure.refusesWithdrawal) }
    }

    func codes(_ decision: Thing) -> [String] {
        (decision["outcomes"]?.list ?? []).compactMap { $0["outcome"]?.text }
    }

    func isAffirming(_ decision: Thing) -> Bool {
        (decision["outcomes"]?.list ?? []).contains {
            $0["outcome"]?.text.flatMap { rules.outcome($0) }?.counts == .inherit
        }
    }
}
