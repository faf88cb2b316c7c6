import Docket

extension Lookup {
    /// Whether the part that orders a performance was changed above: by the second instance, or by a retrial of what it left standing.
    func isChanged(in context: Context, by kind: String) -> Bool {
        guard let id = context.first(.decision), let decision = file.thing(.decision, id) else { return false }
        let part = context.first(.performance).flatMap { file.thing(.performance, $0, in: id) }?["part"]?.text
        guard kind == "retrial" else { return endings(of: decision, "second").contains { changes($0, part) } }
        return standing(decision).contains { one in
            endings(of: one, "retrial").contains { judged in
                changes(judged, part) || endings(of: judged, "second").contains { changes($0, part) }
            }
        }
    }

    /// The decision, and those above that left it standing.
    private func standing(_ decision: Thing) -> [Thing] {
        let above = endings(of: decision, "second").filter { file.procedure.restores(codes($0)) }
        return [decision] + above.flatMap(standing)
    }

    private func endings(of decision: Thing, _ kind: String) -> [Thing] {
        let above = file.instances.all.filter { $0["kind"]?.text == kind && $0["reviews"]?.text == decision.id }
        return file.things(.decision).filter { other in
            above.contains { $0.id == other["proceeding"]?.text } && judgments.ending.contains(other.id)
        }
    }

    private func codes(_ decision: Thing) -> [String] {
        (decision["outcomes"]?.list ?? []).compactMap { $0["outcome"]?.text }
    }

    private func changes(_ judged: Thing, _ part: String?) -> Bool {
        let isRetrial = judged["proceeding"]?.text.flatMap { file.thing(.proceeding, $0) }?["kind"] == "retrial"
        // 再审中撤回起诉: what was judged falls with the suit.
        if isRetrial, file.procedure.withdraws(codes(judged)) { return true }
        let own = part.flatMap { file.thing(.part, $0, in: judged.id) }
        guard let own else {
            // Of which part it is nobody said: as long as any of it stands it is owed.
            return !codes(judged).contains { file.procedure.restores([$0]) }
        }
        return !(own["outcomes"]?.list ?? []).compactMap(\.text).allSatisfy { file.procedure.restores([$0]) }
    }
}
