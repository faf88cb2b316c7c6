/// 所涉程序: of several that are open at once, in which an entry stands that names none.
extension Findable {
    /// 诉讼以外的程序: heard by nobody, and not what is closed.
    private static let besides: Set<String> = [
        "recommendation", "enforcement", "non-contentious", "compensation", "retrial-review",
    ]
    private func isSuit(_ proceeding: Thing) -> Bool { !Self.besides.contains(proceeding["kind"]?.text ?? "first") }

    var proceedings: [Thing] {
        if [.closed, .archived].contains(entry.kind) { return concluded.map { [$0] } ?? [] }
        let open = narrowed(file.instances.open, { !traits.isOfSuit || isSuit($0) })
        guard open.count > 1 else { return open.isEmpty ? file.instances.current.map { [$0] } ?? [] : open }
        let number = entry["number"]?.text.map { CaseNumber($0).normalised }
        let organs = [entry["defendant"], entry["unit"]].compactMap { $0?.text }.map(organisation.canonical)
        return narrowed(
            open, { thing in number != nil && thing.number.map { CaseNumber($0).normalised } == number },
            { thing in entry["court"] != nil && thing["court"] == entry["court"] },
            { thing in organs.allSatisfy { isIn($0, thing) } }, isDecidable, isAwaited, { !isDone($0) })
    }

    /// 裁判能不能在这个程序里作出: a review of a ruling that ended nothing (管辖裁定) is not where the suit is judged, and only a review affirms.
    private func isDecidable(_ proceeding: Thing) -> Bool {
        guard entry.kind == .decisionReceived else { return true }
        let codes = (entry["outcomes"]?.list ?? []).compactMap { $0["outcome"]?.text }
        // 执行、再审审查 end by a ruling.
        let beside = ["enforcement", "non-contentious", "retrial-review"].contains(proceeding["kind"]?.text)
        if beside, entry["document"]?.text ?? "judgment" == "judgment" { return false }
        guard let reviewed = proceeding["reviews"]?.text.flatMap({ file.thing(.decision, $0) }) else {
            return !file.procedure.isOfReview(codes)
        }
        return entry["document"]?.text ?? "judgment" != "judgment" || reviewed["ends"]?.flag != false
    }

    /// 结案 is of the suit: where it was decided last.
    private var concluded: Thing? {
        let last = file.things(.decision).last { decision in
            decision["ends"]?.flag == true
                && decision["proceeding"]?.text.flatMap { file.thing(.proceeding, $0) }.map(isSuit) ?? false
        }
        return last?["proceeding"]?.text.flatMap { file.thing(.proceeding, $0) }
            ?? file.instances.open.last(where: isSuit) ?? file.instances.current
    }

    private func isIn(_ organ: String, _ proceeding: Thing) -> Bool {
        file.thing(.defendant, organ, in: proceeding.id) != nil || file.thing(.unit, organ, in: proceeding.id) != nil
    }

    private func isAwaited(_ proceeding: Thing) -> Bool {
        guard !traits.answers.isEmpty else { return true }
        let asked = file.count(traits.answers, .proceeding, proceeding.id)
        return asked > 0 && asked > file.count([entry.kind], .proceeding, proceeding.id)
    }

    /// 已办过: papers are forwarded once, and the same paper is filed once.
    private func isDone(_ proceeding: Thing) -> Bool {
        switch entry.kind {
        case .forwarded, .handlingAssigned: return !file.things(.unit, in: proceeding.id).isEmpty
        case .submittedForApproval:
            return file.count([entry.kind], .proceeding, proceeding.id)
                > file.count([.returned], .proceeding, proceeding.id)
        case .filedWithCourt:
            let papers = (entry["papers"]?.list ?? []).compactMap { $0["kind"]?.text }
            return !papers.isEmpty
                && file.items(of: entry.kind).contains { item in
                    item.context[.proceeding].contains(proceeding.id)
                        && (item.entry["papers"]?.list ?? []).contains { papers.contains($0["kind"]?.text ?? "") }
                }
        default: return false
        }
    }
}
