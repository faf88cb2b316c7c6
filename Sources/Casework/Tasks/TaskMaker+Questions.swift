import Docket
import LegalCalendar
import Rulebook

/// 待答: what waits for an answer without a duty: a submission, a fact of another unit, an entry that could mean two things.
extension TaskMaker {
    /// 报批: an appeal, a retrial, a reply goes the same way: answered by whom the approval norm names, then sealed by another.
    var submissions: [DutyTask] {
        derivation.file.things(.submission).flatMap { submission -> [DutyTask] in
            let context = Context([
                .submission: [submission.id], .proceeding: [submission["proceeding"]?.text].compactMap(\.self),
            ])
            func has(_ kind: KindName) -> Bool {
                derivation.file.items(of: kind).contains { $0.context.first(.submission) == submission.id }
            }
            let isOwed = duties.contains {
                $0.context.first(.submission) == submission.id && $0.norm.per.contains(.submission)
                    && Tasks.isOpen($0, derivation.rules.vocabulary)
            }
            if has(.returned) { return again(submission, context).map { [$0] } ?? [] }
            guard !isOwed, !has(.sealed) else { return [] }
            return relay.front(.sealed, in: context, of: nil).flatMap { made($0, for: nil) }
        }
    }

    /// 退回: what was sent back is handed in again, and why it was is told; not where it has been, or is needed no more.
    private func again(_ submission: Thing, _ context: Context) -> DutyTask? {
        let file = derivation.file
        let (proceeding, unit) = (submission["proceeding"]?.text, submission["unit"]?.text)
        let isLast =
            file.things(.submission).last {
                $0["proceeding"]?.text == proceeding && $0["unit"] == submission["unit"]
                    && $0["matter"] == submission["matter"]
            }?.id == submission.id
        let back = file.items(of: .returned).last { $0.context.first(.submission) == submission.id }
        guard isLast, let back, let unit, file.instances.open.contains(where: { $0.id == proceeding }) else {
            return nil
        }
        let reason = String((back.entry["reason"]?.text ?? "").prefix(60))
        let title = "改正后再次提请审批（\(back.day.shortChinese)退回：\(reason)）"
        return DutyTask(
            kind: .submittedForApproval, title: title,
            organ: derivation.organ(answeringFor: unit, in: proceeding),
            doers: [DutyTask.Doer(function: .handlingUnit, unit: unit)],
            about: [.proceeding: proceeding ?? "", .unit: unit], papers: [], entry: nil,
            matter: submission["matter"]?.text.flatMap { $0 == "defence" ? nil : $0 }, level: nil, duties: [],
            standing: .offered, reason: title, barred: [])
    }

    /// 指明所涉: an entry that could mean two things waits with whoever recorded it.
    var unsettled: [DutyTask] {
        derivation.file.unsettled.map { item in
            let what = item.choices.keys.compactMap { ThingKind.words[$0] }.sorted().joined(separator: "、")
            let function =
                item.entry.unit.isEmpty ? .intakeOffice : Function(rawValue: item.entry.role) ?? .intakeOffice
            return question(
                .corrected, "指明所涉\(what)：\(derivation.rules.vocabulary.title(item.kind))（\(item.day.shortChinese)）",
                item, function, unit: derivation.organisation.canonical(item.entry.unit))
        }
    }

    /// 待确认: what another unit recorded of a unit waits on that unit's desk.
    var confirmations: [DutyTask] {
        derivation.file.pending.compactMap { item in
            guard let other = (item.entry["unit"] ?? item.entry["defendant"])?.text else { return nil }
            let title = derivation.rules.vocabulary.title(item.kind)
            return question(
                .factConfirmed, "确认\(item.entry.unit)登记的“\(title)”（\(item.day.shortChinese)）", item, .handlingUnit,
                unit: derivation.organisation.canonical(other))
        }
    }

    private func question(_ kind: KindName, _ title: String, _ item: CaseFile.Item, _ function: Function, unit: String)
        -> DutyTask
    {
        let organ = derivation.organ(answeringFor: unit, in: item.context.first(.proceeding))
        let held = function == .handlingUnit ? unit : derivation.holders.holder(of: function, for: organ)
        return DutyTask(
            kind: kind, title: title, organ: organ, doers: [DutyTask.Doer(function: function, unit: held)], about: [:],
            papers: [], entry: item.sequence, level: nil, duties: [], standing: .offered, barred: [])
    }
}
