public import Docket
public import LegalCalendar

/// 情况: late, or out of order, with the article; a finding can be explained and is no reproach.
public struct Finding: Sendable, Hashable {
    public enum Severity: String, Sendable, Hashable { case note, warning, breach }

    /// `late`, `court-late-notice`, or a requirement's id.
    public let code: String
    public let severity: Severity
    public let provenance: Provenance
    public let message: String
    /// The duty's name and key, where it is about one.
    public let duty: String?
    public let dutyKey: String?
    /// 应诉机关: of whose case it is found.
    public let organ: String
    public let units: [String]
    public let entry: Int?
    /// 情况说明 given for it.
    public var explanations: [Int]
}

extension Derivation {
    /// What stands out on a day. Before `inUseFrom` nothing was due here.
    public func findings(_ duties: [Duty], on day: CivilDay, inUseFrom: CivilDay? = nil) -> [Finding] {
        let late = duties.compactMap { lateFinding($0, on: day, inUseFrom: inUseFrom) }
        let all = late + requirementFindings(on: day)
        return all.map { explained($0, isOnly: all.count == 1) }
    }

    private func lateFinding(_ duty: Duty, on day: CivilDay, inUseFrom: CivilDay?) -> Finding? {
        guard duty.norm.force == .duty, let due = duty.due, due >= (inUseFrom ?? due), duty.daysLate(on: day) > 0,
            let status = duty.status(on: day)
        else { return nil }
        // What never was a duty is not late; a stand-in's day replaced the old one.
        if duty.ended?.reason == .registeredInError || duty.ended?.reason == .replaced { return nil }
        if duty.lateNotice, let notice = duty.norm.lateNotice {
            return finding(notice.note, .note, duty, "法院通知到达时已不足\(duty.norm.within?.chinese ?? "")，非承办单位之过")
        }
        let days = duty.daysLate(on: day)
        // Who did not appear did not appear: there are no days of it.
        let counted = status == .overdue ? "逾期\(days)日" : "超期\(days)日"
        let words = duty.norm.words[.overdue].map { isUnrecorded(duty) ? "：尚未登记出庭情况" : $0 } ?? counted
        return finding("late", .breach, duty, "\(duty.norm.what)\(words)，应于\(due.chinese)前（含当日）")
    }

    /// 没有登记: nobody said yet how the hearing went; that a head did not appear is then no fact.
    public func isUnrecorded(_ duty: Duty) -> Bool {
        guard duty.fulfilled == nil, duty.norm.fulfilledBy.triggers.contains(where: { $0.kind == .hearingHeld }) else {
            return false
        }
        let proceeding = duty.context.first(.proceeding)
        let heard = file.items(of: .hearingHeld).filter { $0.isOf(proceeding: proceeding) }
        let hearing = duty.context.first(.hearing)
        return !heard.contains { item in hearing.map { item.context[.hearing].contains($0) } ?? true }
    }

    private func finding(_ code: String, _ severity: Finding.Severity, _ duty: Duty, _ message: String) -> Finding {
        Finding(
            code: code, severity: severity, provenance: duty.norm.provenance, message: message, duty: duty.norm.name,
            dutyKey: duty.key, organ: duty.organ,
            units: duty.units, entry: duty.fulfilled?.sequence, explanations: [])
    }

    private func requirementFindings(on day: CivilDay) -> [Finding] {
        rules.requirements.filter(\.isFinding).flatMap { requirement in
            file.items(among: requirement.of.map(\.kind)).filter { $0.day <= day }.compactMap { item -> Finding? in
                guard isBroken(requirement, by: item) else { return nil }
                return Finding(
                    code: requirement.id, severity: .warning, provenance: requirement.provenance,
                    message: requirement.message, duty: nil,
                    dutyKey: nil, organ: organ(of: item), units: item.context[.unit], entry: item.sequence,
                    explanations: [])
            }
        }
    }

    /// Whether an entry does what a requirement speaks of, while it is in force, and not as it requires.
    public func isBroken(_ requirement: RequirementNorm, by item: CaseFile.Item) -> Bool {
        guard
            requirement.of.contains(where: {
                $0.kind == item.kind && matches($0, item, item.context, strictly: false, partly: true)
            })
        else { return false }
        let deciding =
            requirement.inForce.by.lazy.compactMap { lookup.day($0, in: item.context, trigger: item) }.first ?? item.day
        let day = ruleDay(deciding)
        return requirement.inForce.covers(rules.isMeasures(requirement.provenance.source) ? day : deciding)
            && rules.judges(requirement.provenance.source, on: day)
            && rules.covers(requirement.provenance, branch)
            && !RequirementCheck(derivation: self).isMet(requirement, by: item)
    }

    /// Whether a competence speaks of such an entry; without one, of the kind as such.
    public func concerns(_ trigger: Trigger, kind: KindName, _ entry: Entry?) -> Bool {
        guard trigger.kind == kind else { return false }
        guard let entry else { return trigger.conditions.isEmpty }
        return lookup.allHold(
            trigger.conditions, in: Context(), trigger: CaseFile.Item(entry: entry, context: Context()))
    }

    private func explained(_ finding: Finding, isOnly: Bool) -> Finding {
        var finding = finding
        finding.explanations = file.items(of: .explained).filter { item in
            // Without naming what it explains, it can only mean the one finding there is.
            guard let duty = item.entry["duty"]?.text else { return isOnly }
            return duty == finding.duty || duty == finding.dutyKey || duty == finding.code
        }.map(\.sequence)
        return finding
    }
}
