public import Docket
public import LegalCalendar

/// 应办事项: one duty, right or watched limit of one case, with the days that decide its state. Knows no today.
public struct Duty: Sendable, Hashable {
    public struct Event: Sendable, Hashable {
        public let day: CivilDay
        /// The entry that did it.
        public let sequence: Int
        public let kind: KindName
    }

    public struct Ending: Sendable, Hashable {
        public enum Reason: String, Sendable, Hashable { case waived, replaced, registeredInError }

        public let event: Event
        public let reason: Reason
    }

    /// 效力: what is no more than a reminder is shown, and never overdue.
    public enum Standing: String, Sendable, Hashable {
        case binding
        /// 原办法已届满: the measures that order it are no longer in force.
        case past
        /// 参照: the organ is not the one that issued the measures, and has not said that it applies them.
        case byAnalogy = "by-analogy"
    }

    /// 系统建议日: the earliest aim, with its reason; never a due day.
    public struct Advice: Sendable, Hashable {
        public let day: CivilDay
        public let because: String
        public let leaves: Period?
        public let before: String?
    }

    public let norm: Norm
    /// `submit-evidence|P1|中卫市人民政府`: stable from one derivation to the next.
    public let key: String
    /// What it is about; identity together with the norm.
    public let context: Context
    /// Values of `trigger.` fields that belong to its identity.
    public let discriminators: [String]
    public let opened: Event
    /// From when entries concern it: its opening, for a computed moment the decision it follows from.
    let since: CivilDay
    /// 责任单位: the units that bear it; for a function the unit that holds it.
    public internal(set) var units: [String]
    /// 拟承办: nobody is assigned yet, the units are what article 4 gives.
    public internal(set) var isProposed: Bool
    /// The day the period runs from; nil while the field that tells it is missing.
    public internal(set) var from: CivilDay?
    public internal(set) var fromPath: Path?
    /// A day stated on a paper, which wins over the period.
    public internal(set) var statedBy: Path?
    public internal(set) var deadline: Deadline?
    /// Which field to enter so that the due day is known.
    public internal(set) var missing: Path?
    public internal(set) var fulfilled: Event?
    public internal(set) var ended: Ending?
    public internal(set) var excused: Event?
    /// What took the excuse away.
    public internal(set) var excuseLost: Event?
    public internal(set) var lateNotice = false
    /// 且不迟于: the other limit that was earlier than its own period.
    public internal(set) var limitedBy: Norm.Limit?
    /// Its own period, where another limit was earlier; nil where it has none.
    public internal(set) var own: Deadline?
    /// 中止计算: the period stands still since this entry, and its end is not known.
    public internal(set) var paused: Event?
    /// 效力: whether it binds, or is only a reminder.
    public internal(set) var standing = Standing.binding
    /// 应诉机关: whose duty it is; its functions are held for this organ.
    public internal(set) var organ = ""
    /// 是否顺延请向法院确认: the day that a paper states is a rest day.
    public internal(set) var isStatedOnRestDay = false
    /// 按原日评定: it was closed under other rules, and keeps the day it was judged by.
    public internal(set) var isKept = false
    /// Opened by a computed day, not by an entry.
    var isComputed = false
    public internal(set) var advice: Advice?

    /// 只作提示: shown, and never overdue.
    public var isReminder: Bool { standing != .binding }
    /// The day after which somebody here is late; nil where nobody can be.
    public var limit: CivilDay? { lateNotice || isReminder ? nil : due }
    public var due: CivilDay? { deadline?.due }
    public var nominal: CivilDay? { deadline?.nominal }
    public var provisional: Bool { deadline?.provisional ?? false }
    public var bearer: String { norm.bearer }
    /// 稳妥日: the earliest of due day and aims.
    public var safeBy: CivilDay? { [due, advice?.day].compactMap(\.self).min() }

    init(norm: Norm, context: Context, discriminators: [String], opened: Event, since: CivilDay) {
        (self.norm, self.context, self.discriminators, self.opened, self.since) = (
            norm, context, discriminators, opened, since
        )
        (units, isProposed) = ([], false)
        key =
            ([norm.name] + norm.per.map { context.first($0) ?? "-" } + discriminators
            + (norm.perEntry ? [opened.day.description] : [])).joined(separator: "|")
    }
}

extension Duty {
    /// 在办: to be done, late or not; what only the court's late notice excuses is still to be done, what was missed for good is not.
    public func isStanding(on day: CivilDay) -> Bool {
        guard let status = status(on: day), ended.map({ $0.event.day > day }) ?? true else { return false }
        return [.open, .overdue, .undated].contains(status) || status == .excused && lateNotice && excused == nil
    }

    /// Nil for a day before it opens: it is not there yet.
    public func status(on day: CivilDay) -> DutyStatus? {
        if let fulfilled, fulfilled.day <= day,
            ended.map({ $0.event.day >= fulfilled.day || $0.event.day > day }) ?? true
        {
            return isReminder || due.map { fulfilled.day <= $0 } ?? true ? .fulfilled : .fulfilledLate
        }
        guard opened.day <= day, !isAwaited else { return nil }
        if let excused, isExcused(on: day), ended.map({ excused.day <= $0.event.day }) ?? true { return .excused }
        if let ended, ended.event.day <= day { return isMissed(by: ended) ? .overdue : .waived }
        guard let due else { return missing == nil ? .open : .undated }
        if day <= due || isReminder { return .open }
        // The court's notice came when the day was already past or too near: nobody here was late.
        if lateNotice { return .excused }
        return norm.force == .right ? .lapsed : .overdue
    }

    /// 未出庭: what can't be made up for stays missed, whatever ended the proceeding later.
    private func isMissed(by ended: Ending) -> Bool {
        guard ended.reason == .waived, norm.words[.overdue] != nil, !isReminder, !lateNotice else { return false }
        return due.map { $0 < ended.event.day } ?? false
    }

    /// What a status is called for this very duty.
    public func words(for status: DutyStatus) -> String {
        norm.words[status] ?? (status == .excused && lateNotice && excused == nil ? "法院通知晚，不算逾期" : status.chinese)
    }

    /// From the excuse on, until it is taken away.
    public func isExcused(on day: CivilDay) -> Bool {
        guard let excused, excused.day <= day else { return false }
        return excuseLost.map { $0.day > day } ?? true
    }

    /// A right that begins on a day nobody can know yet is not there to be used: no retrial while an appeal is open.
    public var isAwaited: Bool { isComputed && norm.force == .right && missing != nil && fulfilled == nil }

    /// Whole days left on a day; negative when overdue.
    public func daysLeft(on day: CivilDay) -> Int? { due.map { $0.days(since: day) } }

    /// Days by which it was or is late on a day; 0 if it is not.
    public func daysLate(on day: CivilDay) -> Int {
        guard let due, !isReminder, !isExcused(on: day) else { return 0 }
        let until = [fulfilled?.day, ended?.event.day, day].compactMap(\.self).filter { $0 <= day }.min() ?? day
        return max(0, until.days(since: due))
    }
}
