import Casework
import Docket
public import LegalCalendar
public import Store

/// 待办清单: what stands on one desk, by urgency, the nearest day first; of each urgency the first rows, or one urgency page by page.
public struct DeskList: Sendable, Hashable {
    /// Rows of one urgency beside the others, and alone.
    private static let (few, many) = (30, 100)

    public struct Group: Sendable, Hashable {
        public let urgency: Urgency
        public let rows: [DeskRow]
        public let count: Bounded
        /// There are more than these rows.
        public let isCut: Bool

        public init(urgency: Urgency, rows: [DeskRow], count: Bounded, isCut: Bool = false) {
            (self.urgency, self.rows, self.count, self.isCut) = (urgency, rows, count, isCut)
        }
    }

    /// A list beside the duties: the first rows, and how many there are.
    public struct Aside: Sendable, Hashable {
        public let rows: [DeskRow]
        public let count: Bounded

        public init(rows: [DeskRow] = [], count: Bounded = Bounded(exactly: 0)) {
            (self.rows, self.count) = (rows, count)
        }
    }

    /// Each urgency once, also those of which there is nothing.
    public let groups: [Group]
    /// 等待法院
    public let waits: Aside
    /// 可以行使的权利
    public let rights: Aside
    /// 本周开庭: of the reader's cases, the first of them.
    public let hearings: [HearingRow]
    /// 机关事项, which belong to no case.
    public let office: [OfficeTask]
    /// 备好的草稿
    public let drafts: [DraftsReady.Draft]
    /// 等待办理的报表
    public let reports: [ReportRegister.Waiting]
    /// 待移交: who has left and still handles cases of the unit.
    public let gone: [String]
    /// The page of the one urgency that is shown alone; nil where all stand together.
    public let page: ListPage?
    public let next: Int?

    public var isEmpty: Bool { groups.allSatisfy(\.rows.isEmpty) && office.isEmpty && reports.isEmpty }

    public init(
        _ groups: [Group], waits: Aside = Aside(), rights: Aside = Aside(), page: ListPage? = nil, next: Int? = nil
    ) {
        (self.groups, self.waits, self.rights, self.page, self.next) = (groups, waits, rights, page, next)
        (office, hearings, drafts, reports, gone) = ([], [], [], [], [])
    }

    /// The desk of a reader.
    /// - Parameter urgency: shown alone; nil for all.
    public init(_ reading: Reading, only urgency: Urgency? = nil, page number: Int? = nil) throws {
        let hint = HolidayHint(reading.store.calendar, today: reading.today)
        let desk = try Desk(reading.store, of: reading.reader, today: reading.today, eve: hint.eve)
        let page = ListPage(urgency == nil ? nil : number, size: urgency == nil ? Self.few : Self.many)
        var next: Int?
        var counted: [Bounded] = []
        func count(_ one: Urgency) throws -> Bounded {
            one == .other ? try desk.rest(of: counted) : try desk.count(one)
        }
        groups = try Urgency.allCases.map { one in
            guard urgency == nil || one == urgency else {
                counted.append(try count(one))
                return Group(urgency: one, rows: [], count: counted[counted.count - 1], isCut: false)
            }
            let found = try desk.rows(one, limit: page.asking, offset: page.offset)
            next = urgency == nil ? nil : page.next(found)
            let isCut = page.next(found) != nil
            let isAll = !isCut && page.number == 1
            counted.append(isAll ? Bounded(exactly: found.count) : try count(one))
            return Group(urgency: one, rows: page.rows(found), count: counted[counted.count - 1], isCut: isCut)
        }
        let (waiting, rights) = (try desk.waits(limit: Self.beside), try desk.rights(limit: Self.beside))
        waits = Aside(rows: waiting.rows, count: waiting.count)
        self.rights = Aside(rows: rights.rows, count: rights.count)
        hearings = urgency == nil ? try Self.hearings(reading) : []
        office = urgency == nil ? try OfficeTask.all(reading) : []
        drafts = urgency == nil ? try DraftsReady(reading).drafts : []
        reports = urgency == nil ? try ReportRegister(reading).waiting() : []
        gone =
            urgency == nil && reading.reader.has(.handlingUnit) ? try reading.store.gone(from: reading.reader.unit) : []
        self.page = urgency == nil ? nil : page
        self.next = next
    }

    /// Of his own cases, as far as there is a card for him; what is only watched from above stands in 全市一览.
    private static func hearings(_ reading: Reading) throws -> [HearingRow] {
        try reading.store.hearings(
            reading.scope, from: reading.today, through: reading.today.adding(days: 7), isHeld: false, limit: 2 * beside
        ).filter { row in
            let standing = try reading.store.standing(of: reading.reader, to: row.caseID, today: reading.today)
            return standing.map { Access.may(reading.reader, .seeInner, $0) == .allow } ?? false
        }
    }

    /// Rows of a list that stands beside the duties.
    private static let beside = 12
}

extension DeskRow {
    public func mark(on today: CivilDay) -> DueMark {
        if isProposed { return .proposed }
        if list == .wait { return DueMark(.grey, "○ 已等\(started.map { today.days(since: $0) } ?? 0)日") }
        return isStale ? .stale : DueMark(due: due, advice: safeBy, today: today, isUndated: isUndated)
    }

    /// 案件: of one that was not given to the unit yet the number alone; who sues is not for it to know.
    public var headline: String {
        if isProposed { return number }
        // A docket that no complaint opened has its number in its title.
        return ([title.contains(number) ? "" : number, "\(title) \(act)"].filter { !$0.isEmpty }).joined(separator: "　")
    }

    /// 第十条第一款 二日 · 自2月9日起 → 至迟2月11日（含当日）
    public var basis: String {
        guard !cite.isEmpty else { return "" }
        let named = within.isEmpty ? cite : "\(cite) \(within)"
        guard let started, let due else { return named }
        let limit = "至迟\(due.chinese(in: started.year))（含当日）"
        // Counted back, or due on the day itself: where it starts says nothing.
        return due <= started ? "\(named) · \(limit)" : "\(named) · 自\(started.shortChinese)起 → \(limit)"
    }

    /// 系统建议: said beside the due day where it is another.
    public var advice: String? { safeBy.flatMap { $0 == due ? nil : "系统建议\($0.shortChinese)前完成" } }
}
