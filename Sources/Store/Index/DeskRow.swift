public import Docket
public import LegalCalendar

/// 待办: one row of a desk.
public struct DeskRow: Sendable, Hashable {
    public enum List: String, Sendable, Hashable { case duty, right, wait, proposed }

    public let caseID: String
    public let number: String
    public let title: String
    public let act: String
    public let list: List
    /// The kind to record; nil where there is only something to look at.
    public let kind: KindName?
    public let what: String
    /// 承办单位未落实: what else is to be known of it.
    public let note: String
    public let cite: String
    public let within: String
    public let started: CivilDay?
    public let due: CivilDay?
    public let safeBy: CivilDay?
    /// Which things the page is about, `decision=D1&unit=…`.
    public let about: String
    public let dutyKey: String
    public let isUndated: Bool
    /// For whom it waits; empty where it can be done.
    public let waits: String
    /// 重算中: its days may be others in a moment.
    public let isStale: Bool
    /// What else of the case is on the same desk.
    public internal(set) var others: [DeskRow] = []
    /// 权利: it lapses, and nobody is late with it.
    public internal(set) var lapses = false
    /// 还关系到: what else the same step leads to, by days of their own: the court's behind the measures'.
    public internal(set) var serves: [DeskRow] = []

    public init(
        caseID: String, number: String, title: String, act: String, list: List, kind: KindName?, what: String,
        note: String = "", cite: String, within: String, started: CivilDay?, due: CivilDay?, safeBy: CivilDay?,
        about: String, dutyKey: String, isUndated: Bool, waits: String = "", isStale: Bool, others: [DeskRow] = []
    ) {
        (self.caseID, self.number, self.title, self.act, self.list) = (caseID, number, title, act, list)
        (self.kind, self.what, self.note, self.cite, self.within) = (kind, what, note, cite, within)
        (self.started, self.due, self.safeBy) = (started, due, safeBy)
        (self.about, self.dutyKey, self.isUndated, self.waits) = (about, dutyKey, isUndated, waits)
        (self.isStale, self.others) = (isStale, others)
    }

    /// 拟承办: told to a unit to which the case has not been given.
    public var isProposed: Bool { list == .proposed }
}

extension DeskRow {
    /// The day that counts: that from which it is for today, and where that has passed, that by which it must be done.
    public func day(on today: CivilDay) -> CivilDay? {
        let near = [due, safeBy].compactMap(\.self).min()
        guard let near, near < today, !isProposed else {
            return [due, safeBy].compactMap(\.self).min()
        }
        return due
    }

    /// The nearest day first; what has none stands last, and after it what has not been given yet.
    public static func isBefore(_ one: DeskRow, _ other: DeskRow, on today: CivilDay) -> Bool {
        let (first, second) = (one.day(on: today) ?? .farthest, other.day(on: today) ?? .farthest)
        return (one.isProposed ? 1 : 0, first, one.caseID, one.due ?? .farthest)
            < (other.isProposed ? 1 : 0, second, other.caseID, other.due ?? .farthest)
    }

    /// The same task, whatever stands beside it.
    func isSame(_ other: DeskRow) -> Bool {
        (caseID, kind, what, about) == (other.caseID, other.kind, other.what, other.about)
            && (kind != nil || dutyKey == other.dutyKey)
    }

    init(_ row: SQLRow) {
        func day(_ column: String) -> CivilDay? { row.text(column).flatMap { CivilDay($0) } }
        self.init(
            caseID: row.text("case_id") ?? "", number: row.text("number") ?? "", title: row.text("title") ?? "",
            act: row.text("act") ?? "", list: row.text("list").flatMap(List.init(rawValue:)) ?? .duty,
            kind: row.text("kind").flatMap { $0.isEmpty ? nil : KindName($0) }, what: row.text("what") ?? "",
            note: row.text("note") ?? "", cite: row.text("cite") ?? "", within: row.text("within") ?? "",
            started: day("started"), due: day("due"), safeBy: day("safe_by"), about: row.text("about") ?? "",
            dutyKey: row.text("duty_key") ?? "", isUndated: row.integer("undated") == 1, waits: row.text("waits") ?? "",
            isStale: row.integer("stale") ?? 0 > 0)
        lapses = row.integer("lapses") == 1
    }
}
