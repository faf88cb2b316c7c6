public import Docket
import LegalCalendar

/// 审批层级: where a matter is approved by several, it is approved when the last of them has said so.
extension Derivation {
    /// 尚未审批的层级 of a submission, in their order; none where its matter knows no levels. An approval that names none passes the next.
    public func levelsLeft(of submission: String?) -> [ApprovalNorm.Level] {
        submission.map { Self.levels(of: $0, lookup, rules, ruleDay).left } ?? []
    }

    /// 已同意的报批: the submissions that were approved by all who must, in their order; what was returned is none.
    public var approvedSubmissions: [CaseFile.Item] {
        let approved = Set(
            file.items(of: .approved).filter { !passing.contains($0.sequence) }
                .compactMap { $0.context.first(.submission) }
        ).subtracting(file.items(of: .returned).compactMap { $0.context.first(.submission) })
        return file.items(of: .submittedForApproval).filter {
            $0.context.first(.submission).map(approved.contains) ?? false
        }
    }

    /// 中间层级的审批: entries after which another level is still to say so.
    /// - Parameter ruled: by the rules of which day something is judged.
    static func passing(_ lookup: Lookup, _ rules: Rules, _ ruled: (CivilDay) -> CivilDay) -> Set<Int> {
        guard rules.approvals.contains(where: { !$0.levels.isEmpty }) else { return [] }
        return Set(lookup.file.things(.submission).flatMap { levels(of: $0.id, lookup, rules, ruled).passing })
    }

    private static func levels(
        of submission: String, _ lookup: Lookup, _ rules: Rules, _ ruled: (CivilDay) -> CivilDay
    ) -> (
        left: [ApprovalNorm.Level], passing: [Int]
    ) {
        let file = lookup.file
        let known = file.thing(.submission, submission)
        guard let norm = rules.approval(of: known?["matter"]?.text, on: known.map { ruled($0.openedOn) }) else {
            return ([], [])
        }
        let submitted = file.items(of: .submittedForApproval).first { $0.context.first(.submission) == submission }
        var context = Context()
        context[.submission] = [submission]
        context[.proceeding] = known?["proceeding"]?.text.map { [$0] } ?? []
        let approvals = file.items(of: .approved).filter { $0.context.first(.submission) == submission }
        // Which levels are asked for is seen as it stood at the first answer: what is found out later undoes no approval.
        let isConditional = norm.levels.contains { !$0.conditions.isEmpty }
        let then = isConditional ? approvals.first.map { lookup.before($0.sequence, rules) } ?? lookup : lookup
        let asked = norm.levels.filter { then.allHold($0.conditions, in: context, trigger: submitted) }
        var (left, passing) = (asked, [Int]())
        for item in approvals where !left.isEmpty {
            let said = item.entry["level"]?.text
            if let place = said == nil ? left.indices.first : left.firstIndex(where: { $0.name == said }) {
                left.remove(at: place)
            }
            if !left.isEmpty { passing.append(item.sequence) }
        }
        return (left, passing)
    }
}
