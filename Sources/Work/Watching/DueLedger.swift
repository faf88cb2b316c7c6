import Casework
import Docket
import LegalCalendar
public import Store

/// 期限台账: what is open and due, by unit; urging and supervision from the list; cases in which nobody has anything to do.
public struct DueLedger: Sendable {
    /// 范围: how far ahead the list looks.
    public enum Range: String, Sendable, Hashable, CaseIterable {
        case overdue
        case three = "3"
        case seven = "7"
        case all

        public var title: String {
            switch self {
            case .overdue: "已逾期"
            case .three: "三日内"
            case .seven: "七日内"
            case .all: "全部"
            }
        }

        /// Natural days ahead of today.
        public var days: Int {
            switch self {
            case .overdue: -1
            case .three: 3
            case .seven: 7
            case .all: 3650
            }
        }
    }

    public let reading: Reading
    public let range: Range
    /// Whose duties are listed; nil for those of all units.
    public let unit: String?
    public let page: ListPage
    private let scope: CaseScope

    /// - Parameter asked: the unit an office wants to see; a unit sees its own, whatever it asks for.
    public init(_ reading: Reading, range: Range, unit asked: String?, page: Int? = nil) {
        (self.reading, self.range, self.page) = (reading, range, ListPage(page, size: 100))
        scope = reading.scope
        unit = scope.unit ?? asked.flatMap { $0.isEmpty ? nil : $0 }
    }

    public var seesAll: Bool { scope.isOfOffice }
    public var maySupervise: Bool { Access.may(reading.reader, .supervise) == .allow }

    /// Of the page, and whether another follows.
    public func rows() throws -> (rows: [DueRow], next: Int?) {
        let found = try reading.store.dueLedger(
            scope, unit: unit, today: reading.today, through: reading.today.adding(days: range.days),
            limit: page.asking,
            offset: page.offset)
        return (page.rows(found), page.next(found))
    }

    /// From the first on, for a table.
    public func rows(upTo limit: Int) throws -> [DueRow] {
        try reading.store.dueLedger(
            scope, unit: unit, today: reading.today, through: reading.today.adding(days: range.days), limit: limit)
    }

    /// 各单位七日内; nothing for who sees his own unit alone.
    public func counts() throws -> [UnitCount] {
        guard seesAll else { return [] }
        return try reading.store.unitCounts(scope, today: reading.today, through: reading.today.adding(days: 7))
    }

    /// 没有下一步的案件
    public func idle() throws -> [IdleCase] {
        seesAll ? try reading.store.idleCases(scope, today: reading.today, limit: 200) : []
    }

    /// 打印的清单: 今日事项 of three days, 每周清单 of seven.
    public enum Printed: Int, Sendable { case day = 3, week = 7 }

    /// Late, and due within the days of a printed list.
    public func dueSoon(_ printed: Printed = .day) throws -> [DueRow] {
        try reading.store.dueLedger(
            scope, unit: unit, today: reading.today, through: reading.today.adding(days: printed.rawValue), limit: 500)
    }

    /// Hearings of the next seven days that the reader may see.
    public func hearings() throws -> [HearingRow] {
        try reading.store.hearings(
            scope, from: reading.today, through: reading.today.adding(days: 7))
    }
}
