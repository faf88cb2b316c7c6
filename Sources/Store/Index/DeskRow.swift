public import Docket
public import LegalCalendar

/// 待办: one row of a desk.
public struct DeskRow: Sendable, Hashable {
    public let caseID: String
    public let number: String
    public let title: String
    public let act: String
    /// The kind to record; nil where there is only something to look at.
    public let kind: KindName?
    public let what: String
    public let cite: String
    public let within: String
    public let started: CivilDay?
    public let due: CivilDay?
    public let safeBy: CivilDay?
    public let unit: String
    public let submission: String
    /// Which things the page is about, `decision=D1&unit=…`; empty for a step.
    public let about: String
    public let dutyKey: String
    public let isProposed: Bool
    public let isUndated: Bool
    /// 承办单位未落实: the intake office has it until a unit is given the case.
    public let isUnassigned: Bool
    public let force: String
    /// 重算中: its days may be others in a moment.
    public let isStale: Bool

    public init(
        caseID: String, number: String, title: String, act: String, kind: KindName?, what: String, cite: String,
        within: String, started: CivilDay?, due: CivilDay?, safeBy: CivilDay?, unit: String, submission: String,
        about: String, dutyKey: String, isProposed: Bool, isUndated: Bool, isUnassigned: Bool = false, force: String,
        isStale: Bool
    ) {
        (self.caseID, self.number, self.title, self.act) = (caseID, number, title, act)
        (self.kind, self.what, self.cite, self.within) = (kind, what, cite, within)
        (self.started, self.due, self.safeBy) = (started, due, safeBy)
        (self.unit, self.submission, self.about, self.dutyKey) = (unit, submission, about, dutyKey)
        (self.isProposed, self.isUndated, self.isUnassigned) = (isProposed, isUndated, isUnassigned)
        (self.force, self.isStale) = (force, isStale)
    }
}

extension DeskRow {
    /// 及时: a duty for which no day is set is to be done at once.
    private var isPrompt: Bool {
        isSentBack || due == nil && safeBy == nil && force == "duty" && !isProposed
    }

    /// 退回: what was sent back waits now.
    private var isSentBack: Bool { kind == .submittedForApproval && due == nil }

    /// The day from which it is for today.
    private var near: CivilDay {
        isSentBack ? CivilDay(number: 0) : [due, safeBy].compactMap(\.self).min() ?? .farthest
    }

    /// What is to be done at once, then the nearest day; what may wait without a day stands last. Of one case and day they stay in the
    /// order of their index, so that pages join without a gap: sorting is stable.
    public static func isBefore(_ one: DeskRow, _ other: DeskRow) -> Bool {
        (one.isPrompt ? 0 : 1, one.due ?? .farthest, one.near, one.caseID)
            < (other.isPrompt ? 0 : 1, other.due ?? .farthest, other.near, other.caseID)
    }

    init(_ row: SQLRow) {
        func day(_ column: String) -> CivilDay? { row.text(column).flatMap { CivilDay($0) } }
        self.init(
            caseID: row.text("case_id") ?? "", number: row.text("number") ?? "", title: row.text("title") ?? "",
            act: row.text("act") ?? "",
            kind: row.text("kind").flatMap { $0.isEmpty ? nil : KindName($0) }, what: row.text("what") ?? "",
            cite: row.text("cite") ?? "",
            within: row.text("within") ?? "",
            started: day("started"), due: day("due"), safeBy: day("safe_by"), unit: row.text("unit") ?? "",
            submission: row.text("submission") ?? "",
            about: row.text("about") ?? "",
            dutyKey: row.text("duty_key") ?? "", isProposed: row.integer("proposed") == 1,
            isUndated: row.integer("undated") == 1, isUnassigned: row.integer("unassigned") == 1,
            force: row.text("force") ?? "duty", isStale: row.integer("stale") ?? 0 > 0)
    }
}
