public import Casework
import Docket
public import LegalCalendar

/// 筛选: which of the cases of a list are meant; what is nil is not asked.
public struct CaseFilter: Sendable, Hashable {
    /// 有关单位: one that handles the case, handled it or is sued.
    public var unit: String?
    /// 阶段 in the words of the rulebook.
    public var stage: String?
    public var court: String?
    /// 行政管理领域
    public var area: String?
    /// 裁判如何计: a word of `OutcomeNorm.Counts`.
    public var result: String?
    /// The year in which it came.
    public var year: Int?
    /// 收到日期从早到晚; else the newest first.
    public var isOldestFirst = false

    public init() {}

    public var isNone: Bool { self == CaseFilter() }

    /// Of `case_index`, which is called `c`.
    func condition() -> (text: String, values: [SQLValue]) {
        var (parts, values) = ([String](), [SQLValue]())
        for (column, value) in [("stage", stage), ("court", court), ("area", area), ("result", result)] {
            guard let value else { continue }
            parts.append("c.\(column) = ?")
            values.append(.text(value))
        }
        if let unit {
            parts.append("c.place IN (SELECT u.place FROM case_reader AS u WHERE u.reader = ?)")
            values.append(.text(CaseScope.Key.unit(unit).text))
        }
        if let year, let first = CivilDay(year: year, month: 1, day: 1),
            let next = CivilDay(year: year + 1, month: 1, day: 1)
        {
            // The place of a case is the day on which it came.
            parts.append("c.place >= ? AND c.place < ?")
            values += [first, next].map { .integer($0.number << 32) }
        }
        return (parts.isEmpty ? "1 = 1" : parts.joined(separator: " AND "), values)
    }

    var order: String { isOldestFirst ? "ASC" : "DESC" }
}

extension CaseStore {
    /// No page looks further back for what can be chosen.
    private static let looked = 500

    /// 可选的法院: those of a reader's newest cases.
    public func courts(_ scope: CaseScope, today: CivilDay) throws -> [String] {
        try engine.read { connection in
            guard let scoped = try self.scope(scope, today, connection) else { return [] }
            let places = try scoped.places(limit: Self.looked, offset: 0, connection)
            guard !places.isEmpty else { return [] }
            let marks = scoped.marks(places.count)
            return try connection.rows(
                "SELECT DISTINCT court FROM case_index WHERE place IN (\(marks)) AND court <> '' ORDER BY court", places
            ).compactMap { $0.text("court") }
        }
    }
}
