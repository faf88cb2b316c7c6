import Docket
import LegalCalendar
import Rulebook

/// 更正、用印、提交前要问的: what an act would leave behind it.
extension Decision {
    /// 更正: whatever would be asked of the entry as it should have been, and was not of what it said.
    func aboutCorrection(_ entry: Entry) -> [Question] {
        guard let (old, new) = derivation.file.corrected(by: entry) else { return [] }
        let earlier = derivation.file.items.map(\.entry).filter { $0.sequence < old.sequence }
        let before = Decision(derivation: derivation.supposing(earlier), today: today)
        let known = Set(before.questions(about: old))
        return before.questions(about: new).filter { !known.contains($0) } + aboutSequels(of: old, new)
    }

    /// 收文 comes before all else: a corrected day that lies behind what was done since is told with the first of it.
    private func aboutSequels(of old: Entry, _ new: Entry) -> [Question] {
        guard new.kind == .noticeReceived, new.day > old.day else { return [] }
        let steps: Set<KindName> = [.opined, .forwarded, .forwardReceived, .submittedForApproval, .filedWithCourt]
        let passed = derivation.file.items.filter {
            $0.sequence > old.sequence && steps.contains($0.kind) && $0.day >= old.day && $0.day < new.day
        }
        guard let first = passed.min(by: { $0.day < $1.day }) else { return [] }
        let title = rules.vocabulary.title(first.kind)
        return [
            .init(
                code: "before-notice-received",
                message: "更正后的收到日期 \(new.day.chinese) 晚于“\(title)”的 \(first.day.chinese)，请核对凭证")
        ]
    }

    /// 用印: how many, and whether it was done already.
    func aboutSeal(_ entry: Entry) -> [Question] {
        guard entry.kind == .sealed else { return [] }
        var questions: [Question] = []
        if let copies = entry["copies"]?.integer, copies < 1 {
            questions.append(.init(code: "no-copies", message: "份数是\(copies)，请核对"))
        }
        let submission = folded(entry).item?.context.first(.submission)
        questions += emptySubmission(submission)
        let before = derivation.file.items.last {
            $0.kind == .sealed && $0.sequence != entry.sequence && $0.context.first(.submission) == submission
        }
        if let before, submission != nil {
            let copies = before.entry["copies"]?.integer.map { "，\($0)份" } ?? ""
            questions.append(
                .init(code: "sealed-before", message: "这一件\(before.day.chinese)已经用印\(copies)；确需再次用印的请说明原因"))
        }
        return questions
    }

    /// A seal under papers that were never handed in.
    private func emptySubmission(_ id: String?) -> [Question] {
        guard let thing = id.flatMap({ derivation.file.thing(.submission, $0) }),
            let norm = derivation.approval(of: thing),
            let entry = derivation.file.items.first(where: { $0.sequence == thing.openedBy })?.entry
        else { return [] }
        let carried = Set((entry["papers"]?.list ?? []).compactMap { $0["kind"]?.text })
        guard carried.isDisjoint(with: norm.papers), !norm.papers.isEmpty else { return [] }
        return [
            .init(
                code: "nothing-to-seal",
                message: "提请审批时没有附应诉材料：\(norm.papers.map(PaperKind.title).joined(separator: "、"))都没有")
        ]
    }

    /// 一并提交: what the court asked for by the same notice, and what this filing leaves open.
    func stillOpen(_ entry: Entry) -> [Question] {
        let after = derivation.supposing(derivation.file.items.map(\.entry) + [entry]).duties()
        let done = after.filter { $0.fulfilled?.sequence == entry.sequence }
        let left = after.filter { duty in
            duty.norm.force == .duty && duty.fulfilled == nil && duty.ended == nil
                && duty.norm.fulfilledBy.triggers.contains { $0.kind == entry.kind }
                && done.contains { $0.opened.sequence == duty.opened.sequence && $0.organ == duty.organ }
        }
        var seen: Set<String> = []
        return left.filter { seen.insert($0.norm.what).inserted }.map { duty in
            let papers = duty.norm.fulfilledBy.triggers.flatMap { NextEntry.papers(of: $0) }.map(PaperKind.title)
            let lacking = papers.isEmpty ? "" : "：这次没有提交\(papers.joined(separator: "、"))"
            return .init(code: "left-open", message: "登记以后“\(duty.norm.what)”仍未办结\(lacking)")
        }
    }
}
