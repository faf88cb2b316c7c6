public import Docket
public import LegalCalendar

/// 新旧办法: by which version's day something is judged (第二十六条).
extension Derivation {
    static func transition(of file: CaseFile, _ rules: Rules, _ organisation: Organisation) -> (
        end: CivilDay, until: CivilDay?
    )? {
        guard let begun = file.items.first?.day, let end = rules.end(after: begun),
            let decided = organisation.transitions.last(where: {
                // Of the version under which the case began, and of no later one.
                begun <= $0.casesThrough && rules.end(after: $0.casesThrough) == end
            })
        else { return nil }
        return (end, decided.until)
    }

    /// 适用何日的规则: the day itself; where it was decided that ended measures go on for this case, their last day.
    public func ruleDay(_ day: CivilDay) -> CivilDay { Self.ruleDay(day, transition) }

    static func ruleDay(_ day: CivilDay, _ transition: (end: CivilDay, until: CivilDay?)?) -> CivilDay {
        guard let transition, transition.end < day, transition.until.map({ day <= $0 }) ?? true else { return day }
        return transition.end
    }

    /// 审批 of a submission, by the rules of the day on which it was handed in.
    public func approval(of submission: Thing?) -> ApprovalNorm? {
        guard let submission else { return nil }
        return rules.approval(of: submission["matter"]?.text, on: ruleDay(submission.openedOn))
    }

    // MARK: - 施行登记晚于施行日

    /// Versions that were in force before anybody here knew, as far as something was recorded, or opened, between.
    /// - Parameter duties: of this derivation.
    func lateAdoptions(_ duties: [Duty]) -> [Rules.Version] {
        rules.versions.dropFirst().filter { version in
            guard let gap = version.gap else { return false }
            return file.items.contains { gap.contains($0.day) } || duties.contains { gap.contains($0.opened.day) }
        }
    }

    /// What was done, or was late, before a version was known here stays as it was judged. What is open goes by the version in force; where
    /// its day was over before anybody could know of it, it is a reminder.
    func keepingWhatWasJudged(_ now: [Duty], _ late: [Rules.Version]) -> [Duty] {
        late.reduce(now) { now, version in
            guard let gap = version.gap else { return now }
            let before = Derivation(
                file: file, rules: rules.before(version), calendar: calendar,
                organisation: organisation.without(version.book.id), kept: kept)
            func isOfGap(_ duty: Duty) -> Bool { rules.isMeasures(duty.norm.rulebook) && gap.contains(duty.opened.day) }
            let judged = before.duties().filter { duty in
                let closed = duty.fulfilled?.day ?? duty.ended?.event.day
                let isDone = closed.map { $0 < gap.upperBound } ?? false
                return isOfGap(duty) && (isDone || duty.daysLate(on: gap.upperBound.adding(days: -1)) > 0)
            }
            let keys = Set(judged.map(\.key))
            return now.filter { !keys.contains($0.key) }.map { duty in
                guard isOfGap(duty), duty.due.map({ $0 < gap.upperBound }) ?? false else { return duty }
                var duty = duty
                duty.standing = .past
                return duty
            } + judged
        }
    }

    /// 施行日至登记日之间产生的期限: what opened under a version before anybody here knew of it.
    /// - Parameter duties: of this derivation.
    public func openedBefore(knowing rulebook: String, _ duties: [Duty]) -> [Duty] {
        guard let gap = rules.versions.first(where: { $0.book.id == rulebook })?.gap else { return [] }
        return duties.filter { rules.isMeasures($0.norm.rulebook) && gap.contains($0.opened.day) }
    }
}

extension Rules.Version {
    /// From its first day until the day on which it was known here.
    fileprivate var gap: Range<CivilDay>? {
        guard let from = window.from, let knownFrom = known.from, from < knownFrom else { return nil }
        return from..<knownFrom
    }
}
