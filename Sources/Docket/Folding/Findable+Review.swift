/// 所审的裁判: which decision a higher instance or a retrial can be about.
extension Findable {
    /// Kinds of proceedings that are about a decision of another.
    static let reviewing = ["second", "retrial-review", "retrial"]

    /// Every decision that a new proceeding of a kind can be about; narrowed by what is recorded of appeals, applications and orders.
    public func reviewable(in kind: String) -> [Thing] {
        switch kind {
        case "second": appealed
        case "retrial-review": narrowed(standing, { entries([.retrialApplied], .decision, $0) }, isUnexamined)
        case "retrial": narrowed(standing, isOrdered, isExamined)
        default: []
        }
    }

    private var appealed: [Thing] {
        let isOfVenue = entry["number"]?.text?.contains("辖") == true
        let open = file.things(.decision).filter { decision in
            decision["appealable"]?.flag == true && !reviews(of: decision).contains { $0["kind"] == "second" }
        }
        return narrowed(
            open, { ($0["ends"]?.flag == false) == isOfVenue },
            { entries([.appealFiled, .appealReceived], .decision, $0) })
    }

    /// What is in force of each suit, or will be: nothing above replaced it.
    private var standing: [Thing] {
        let suits = ["first", "second", "remand", "retrial"]
        return file.things(.decision).filter { decision in
            let kind = decision["proceeding"]?.text.flatMap { file.thing(.proceeding, $0) }?["kind"]?.text ?? "first"
            let codes = codes(decision)
            let isOver = file.procedure.starts(codes) != nil || file.procedure.reopens(codes)
            return suits.contains(kind) && decision["ends"]?.flag != false && !leavesBelow(decision) && !isOver
                && !reviews(of: decision).contains { replaces($0) }
        }
    }

    /// 准许撤回上诉、终结再审程序: what it was about stands, and it itself is nothing to be retried.
    func leavesBelow(_ decision: Thing) -> Bool {
        let kind = decision["proceeding"]?.text.flatMap { file.thing(.proceeding, $0) }?["kind"]?.text ?? "first"
        let codes = codes(decision)
        return ["second", "retrial"].contains(kind) && file.procedure.restores(codes)
            && !codes.contains(where: file.procedure.inherits)
    }

    /// A second instance stands in the place of what it reviews, unless the appeal was taken back; a retrial from its own judgment on.
    private func replaces(_ review: Thing) -> Bool {
        let ending = file.things(.decision).last { $0["proceeding"]?.text == review.id && $0["ends"]?.flag == true }
        guard let ending else { return review["kind"] == "second" }
        let codes = codes(ending)
        switch review["kind"]?.text {
        case "second": return !file.procedure.withdraws(codes)
        case "retrial":
            return !file.procedure.restores(codes) || file.procedure.withdraws(codes)
                || codes.contains(where: file.procedure.inherits)
        default: return false
        }
    }

    private func codes(_ decision: Thing) -> [String] {
        (decision["outcomes"]?.list ?? []).compactMap { $0["outcome"]?.text }
    }

    func reviews(of decision: Thing) -> [Thing] {
        file.instances.all.filter { $0["reviews"]?.text == decision.id }
    }

    /// 裁定再审 of it, for which no retrial is known yet.
    private func isOrdered(_ decision: Thing) -> Bool {
        let retrials = reviews(of: decision).count { $0["kind"] == "retrial" }
        return decision["retrials"]?.list?.count ?? 0 > retrials
    }

    private func isExamined(_ decision: Thing) -> Bool {
        reviews(of: decision).contains { $0["kind"] == "retrial-review" }
    }

    private func isUnexamined(_ decision: Thing) -> Bool { !isExamined(decision) }
}
