import Casework
import Docket
public import LegalCalendar
public import Rulebook

/// 事项行: one duty as the page of its case shows it.
public struct DutyLine: Sendable, Hashable {
    public let what: String
    public let key: String
    public let cite: String
    /// 五日内
    public let within: String?
    public let units: [String]
    public let isProposed: Bool
    public let due: CivilDay?
    public let isUndated: Bool
    public let isProvisional: Bool
    public let mark: DueMark
    /// 权利、关注; nil for a duty proper.
    public let force: String?
    public let notes: [String]
    /// What has to be recorded before there is a day.
    public let missing: String?

    /// Open ones, and those that are done or no longer apply.
    public static func all(_ derivation: Derivation, _ duties: [Duty], today: CivilDay) -> (
        open: [DutyLine], past: [DutyLine]
    ) {
        var (open, past) = ([DutyLine](), [DutyLine]())
        for duty in duties {
            guard let status = duty.status(on: today), duty.norm.force != .watch || status != .fulfilled else {
                continue
            }
            let isOpen = duty.isStanding(on: today)
            let line = DutyLine(duty, status, isOpen: isOpen, derivation, today)
            if isOpen { open.append(line) } else { past.append(line) }
        }
        return (open, past)
    }

    private init(_ duty: Duty, _ status: DutyStatus, isOpen: Bool, _ derivation: Derivation, _ today: CivilDay) {
        what = duty.norm.what + duty.whose(in: derivation.file)
        (key, cite) = (duty.key, derivation.rules.citation(duty.norm.provenance))
        (within, units, isProposed) = (duty.norm.within?.chinese, duty.units, duty.isProposed)
        (due, isUndated, isProvisional) = (duty.due, status == .undated, duty.provisional)
        mark = isOpen ? Self.standing(duty, status, today) : Self.past(duty, status, today)
        force = duty.norm.force == .right ? "权利" : duty.norm.force == .watch ? "关注" : nil
        // An aim that lies behind the due day is no advice.
        let advice = duty.advice.flatMap { aim in duty.due.map { aim.day < $0 } ?? true ? aim.day : nil }
        notes =
            isOpen
            ? DutyNotes.all(duty, derivation) + (advice.map { ["系统建议\($0.shortChinese)前"] } ?? []) : []
        missing = duty.missing.map { "待录入：\(FieldTitles.title($0))" }
    }

    private static func standing(_ duty: Duty, _ status: DutyStatus, _ today: CivilDay) -> DueMark {
        if status == .excused { return DueMark(.grey, duty.words(for: status)) }
        // What is called otherwise than late: 未出庭; and a limit of others, which is nobody's fault here.
        if status == .overdue, duty.norm.force == .watch || duty.norm.words[status] != nil {
            let words = duty.norm.words[status] ?? "已过\(duty.due?.shortChinese ?? "")"
            return DueMark(duty.norm.force == .watch ? .grey : .red, words)
        }
        return DueMark(
            due: duty.limit, advice: duty.limit == nil ? duty.safeBy : duty.advice?.day, today: today,
            isUndated: status == .undated)
    }

    private static func past(_ duty: Duty, _ status: DutyStatus, _ today: CivilDay) -> DueMark {
        guard status == .fulfilledLate else { return DueMark(.grey, duty.words(for: status)) }
        return DueMark(.amber, duty.lateNotice ? "已办（通知晚）" : "已办（超期\(duty.daysLate(on: today))日）")
    }
}
