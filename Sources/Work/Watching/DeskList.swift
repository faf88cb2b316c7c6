import Docket
public import LegalCalendar
public import Store

/// 待办清单: what stands on one desk, by urgency, the nearest day first.
public struct DeskList: Sendable, Hashable {
    public enum Urgency: String, Sendable, Hashable, CaseIterable { case overdue, today, week, other }

    public struct Group: Sendable, Hashable {
        public let urgency: Urgency
        public let rows: [DeskRow]
    }

    /// Each urgency once, also those of which there is nothing.
    public let groups: [Group]

    public var isEmpty: Bool { groups.allSatisfy(\.rows.isEmpty) }

    public init(_ rows: [DeskRow], today: CivilDay) {
        let byUrgency = Dictionary(grouping: rows) { Self.urgency(of: $0, today: today) }
        groups = Urgency.allCases.map { urgency in
            Group(urgency: urgency, rows: (byUrgency[urgency] ?? []).sorted(by: Self.isBefore))
        }
    }

    /// The desk of a reader.
    public init(_ reading: Reading) throws {
        self.init(try reading.store.desk(reading.reader, today: reading.today), today: reading.today)
    }

    private static func isBefore(_ one: DeskRow, _ other: DeskRow) -> Bool {
        (one.due ?? .farthest, one.safeBy ?? .farthest, one.caseID, one.what)
            < (other.due ?? .farthest, other.safeBy ?? .farthest, other.caseID, other.what)
    }

    private static func urgency(of row: DeskRow, today: CivilDay) -> Urgency {
        // What nobody has been given yet is not late here; it is told of, so that nobody is surprised.
        if row.isProposed { return .other }
        if let due = row.due, due < today, row.force == "duty" { return .overdue }
        // 退回: its days were kept by the first submission; what was sent back waits now.
        if row.kind == .submittedForApproval, row.due == nil { return .today }
        let nearest = [row.due, row.safeBy].compactMap(\.self).min()
        if let nearest, nearest <= today { return .today }
        if let nearest, nearest.days(since: today) <= 7 { return .week }
        return .other
    }
}

extension DeskRow {
    public func mark(on today: CivilDay) -> DueMark {
        if isProposed { return .proposed }
        return isStale ? .stale : DueMark(due: due, advice: safeBy, today: today, isUndated: isUndated)
    }

    /// 案件: of one that was not given to the unit yet the number alone; who sues is not for it to know.
    public var headline: String { isProposed ? number : "\(number)　\(title) \(act)" }

    /// 第十条第一款 二日 · 自2月9日起 → 至迟2月11日（含当日）
    public var basis: String {
        guard !cite.isEmpty else { return "" }
        let named = within.isEmpty ? cite : "\(cite) \(within)"
        guard let started, let due else { return named }
        return named + " · 自\(started.shortChinese)起 → 至迟\(due.shortChinese)（含当日）"
    }

    /// 系统建议: said beside the due day where it is another.
    public var advice: String? { safeBy.flatMap { $0 == due ? nil : "系统建议\($0.shortChinese)前完成" } }
}

extension CivilDay {
    /// Later than every day there is: where no day is known a row stands last.
    fileprivate static let farthest = CivilDay(number: Int(Int32.max))
}
