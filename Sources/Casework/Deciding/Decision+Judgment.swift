import Docket
import Rulebook

/// 登记裁判时要问的.
extension Decision {
    /// 改判: by itself it says only that the judgment below fell, not what stands in its place.
    func aboutOutcomes(_ entry: Entry) -> [Question] {
        guard entry.kind == .decisionReceived else { return [] }
        let byPart = Dictionary(grouping: entry["outcomes"]?.list ?? []) { $0["part"]?.text ?? "whole" }
        let bare = byPart.values.contains { outcomes in
            let codes = outcomes.compactMap { $0["outcome"]?.text }
            return !codes.isEmpty && codes.allSatisfy { derivation.rules.outcome($0)?.isBare == true }
        }
        let own = bare ? [Question(code: "no-own-outcome", message: "改判、补救措施本身不说明胜败，请另选一项改判后的（主判项）结果")] : []
        return own + aboutUntold(entry)
    }

    /// What folding takes a judgment to say that nobody typed: told before it is recorded.
    private func aboutUntold(_ entry: Entry) -> [Question] {
        let (file, item) = folded(entry)
        guard let item, let decision = item.context.first(.decision), derivation.file.thing(.decision, decision) == nil
        else { return [] }
        let owed = file.things(.performance, in: decision).filter { $0["untold"]?.flag == true }
            .compactMap { $0["what"]?.text }
        let untouched = file.things(.part, in: decision).filter { $0["untouched"]?.flag == true }
            .map { Words.title($0.id, field: "part") }
        let starters = item.context.first(.proceeding).map(derivation.file.starters) ?? []
        let codes = (entry["outcomes"]?.list ?? []).compactMap { $0["outcome"]?.text }
        let isUnnamed =
            derivation.rules.procedure.withdraws(codes) && entry["withdrawn-by"] == nil && Set(starters).count > 1
        return [
            owed.isEmpty
                ? nil
                : Question(
                    code: "no-performances",
                    message: "没有填写“履行内容”：先按由我方履行“\(owed.joined(separator: "、"))”登记，期限待补录；由对方履行的、写明期限的，请填写"),
            hasFewer(entry, codes)
                ? Question(code: "fewer-performances", message: "裁判结果里要履行的不止一项，“履行内容”没有逐项填写")
                : nil,
            untouched.isEmpty
                ? nil
                : Question(
                    code: "untouched-part",
                    message: "没有填写对\(untouched.joined(separator: "、"))的处理：按原裁判不变登记"),
            isUnnamed
                ? Question(
                    code: "no-withdrawn-by",
                    message: "\(Set(starters).sorted().joined(separator: "、"))都起诉或者上诉了，没有填写“撤诉、撤回上诉的人”")
                : nil,
        ].compactMap(\.self)
    }

    /// Of one side fewer performances are typed than outcomes that order one of it.
    private func hasFewer(_ entry: Entry, _ codes: [String]) -> Bool {
        let typed = (entry["performances"]?.list ?? []).compactMap { $0["who"]?.text }
        let orders = codes.compactMap { derivation.rules.procedure.order($0)?.who }
        return Set(typed).contains { side in typed.count { $0 == side } < orders.count { $0 == side } }
    }

    private static let sameJudgment = "本案已经登记过同一份裁判文书，再登记的按同一份处理，不另计期限，送达以较早的为准"
    private static let anotherJudgment = "本案已经登记过同一份裁判文书，再登记一次，上诉、报告等期限会各有两份"

    /// 裁判: the same judgment twice makes two of every duty; one of another number belongs to another instance.
    func aboutDecision(_ entry: Entry) -> [Question] {
        guard entry.kind == .decisionReceived else { return [] }
        let digests = Set((entry["papers"]?.list ?? []).compactMap { $0["digest"]?.text })
        let item = folded(entry).item
        let isSame = item?.context.first(.decision).map { derivation.file.thing(.decision, $0) != nil } ?? false
        let again = derivation.file.items.contains { other in
            guard other.kind == entry.kind else { return false }
            if (other.entry["papers"]?.list ?? []).contains(where: { $0["digest"]?.text.map(digests.contains) ?? false }
            ) {
                return true
            }
            let (theirs, ours) = (other.entry["made-on"], entry["made-on"])
            let isSameDay = theirs == nil || ours == nil ? other.entry["outcomes"] == entry["outcomes"] : theirs == ours
            return other.context.first(.proceeding) == item?.context.first(.proceeding) && isSameDay
                && other.entry["document"] == entry["document"]
        }
        var questions: [Question] =
            again ? [.init(code: "decision-again", message: isSame ? Self.sameJudgment : Self.anotherJudgment)] : []
        let instance = item?.context.first(.proceeding).flatMap { derivation.file.thing(.proceeding, $0) }
        if let said = entry["number"]?.text, let known = instance?.number,
            CaseNumber(said).normalised != CaseNumber(known).normalised
        {
            questions.append(
                .init(code: "other-number", message: "裁判文书的案号是\(said)，这里登记在\(known)之下；二审、再审应先登记该审级的立案或者应诉通知"))
        }
        return questions
    }
}
