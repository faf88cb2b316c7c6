public import LegalCalendar
public import Rulebook

/// 合计: how much of a count there is in a month at one place, told apart by its words.
public struct FigureSum: Sendable, Hashable {
    public let count: String
    /// 2026-03
    public let month: String
    public let place: Fact.Place
    public let values: [String]
    public let amount: Int

    public init(count: String, month: String, place: Fact.Place, values: [String], amount: Int) {
        (self.count, self.month, self.place, self.values, self.amount) = (count, month, place, values, amount)
    }

    public static func month(of day: CivilDay) -> String { String(day.description.prefix(7)) }
    /// The first day of `2026-03`.
    public static func first(of month: String) -> CivilDay { CivilDay("\(month)-01")! }
}

/// 筛选: which part of the whole is asked for.
public struct FigureFilter: Sendable, Hashable {
    public var organ: String?
    public var unit: String?
    public var court: String?
    /// 审级
    public var kind: String?
    /// 领域
    public var area: String?

    public init(
        organ: String? = nil, unit: String? = nil, court: String? = nil, kind: String? = nil, area: String? = nil
    ) {
        (self.organ, self.unit, self.court, self.kind, self.area) = (organ, unit, court, kind, area)
    }

    public func includes(_ place: Fact.Place) -> Bool {
        (organ.map { $0 == place.organ } ?? true) && (unit.map { $0 == place.unit } ?? true)
            && (court.map { $0 == place.court } ?? true) && (kind.map { $0 == place.kind } ?? true)
            && (area.map { $0 == place.area } ?? true)
    }
}

/// 统计期间: first and last day, both counted; what had to be done by a day counts only after it.
public struct FigurePeriod: Sendable, Hashable {
    public let first: CivilDay
    public let last: CivilDay

    public init(first: CivilDay, last: CivilDay) { (self.first, self.last) = (first, last) }

    public static func year(_ year: Int) -> FigurePeriod {
        FigurePeriod(first: CivilDay(year: year, month: 1, day: 1)!, last: CivilDay(year: year, month: 12, day: 31)!)
    }

    /// No day that is still to come: a decision takes effect on a computed day, a duty is late only the day after.
    public func known(_ subject: FactSubject, on today: CivilDay) -> FigurePeriod {
        FigurePeriod(
            first: first, last: min(last, [.duty, .recommendation].contains(subject) ? today.adding(days: -1) : today))
    }

    /// 去年同期: as far as the period has run on a day, a year before; the last day of a month is the last day of that month.
    public func aYearBefore(on today: CivilDay) -> FigurePeriod {
        FigurePeriod(first: Self.aYearBefore(first), last: Self.aYearBefore(min(last, today)))
    }

    public static func aYearBefore(_ day: CivilDay) -> CivilDay {
        let isLast = day.adding(days: 1).month != day.month
        let next = CivilDay(year: day.year - 1, month: day.month, day: 28)!
        guard isLast else { return CivilDay(year: day.year - 1, month: day.month, day: day.day) ?? next }
        return (28...31).compactMap { CivilDay(year: day.year - 1, month: day.month, day: $0) }.last ?? next
    }
}

/// 指标值: a fraction, never a percentage alone; of nothing there is no rate.
public struct Rate: Sendable, Hashable {
    public let numerator: Int
    public let denominator: Int

    public init(_ numerator: Int, of denominator: Int) { (self.numerator, self.denominator) = (numerator, denominator) }

    /// `33/36`; `—` where nothing is counted.
    public var fraction: String { denominator == 0 ? "—" : "\(numerator)/\(denominator)" }

    /// To one decimal, half up; nil where nothing is counted.
    public var percent: String? {
        guard denominator > 0 else { return nil }
        let thousandths = (numerator * 2000 + denominator) / (denominator * 2)
        return "\(thousandths / 10).\(thousandths % 10)%"
    }
}

/// 统计: figures as sums of counts, whatever they were read from.
public struct Figures: Sendable {
    public let book: FigureBook
    public let sums: [FigureSum]
    private let byCount: [String: [FigureSum]]
    /// By count and unit: a table asks for each unit by itself.
    private let byUnit: [String: [String: [FigureSum]]]

    public init(_ book: FigureBook, _ sums: [FigureSum]) {
        (self.book, self.sums) = (book, sums)
        byCount = Dictionary(grouping: sums, by: \.count)
        byUnit = byCount.mapValues { Dictionary(grouping: $0, by: \.place.unit) }
    }

    /// Counted anew from rows: what the index must come to.
    public init(_ book: FigureBook, rows: [FigureRow], in period: FigurePeriod, on today: CivilDay) {
        let subjects = Dictionary(book.counts.map { ($0.id, $0.of) }, uniquingKeysWith: { first, _ in first })
        self.init(
            book,
            rows.filter { row in
                let known = period.known(subjects[row.count] ?? .instance, on: today)
                return known.first <= row.day && row.day <= known.last
            }.map {
                FigureSum(
                    count: $0.count, month: FigureSum.month(of: $0.day), place: $0.place, values: $0.values,
                    amount: $0.amount)
            })
    }

    public func value(_ part: FigurePart, _ filter: FigureFilter = FigureFilter(), month: String? = nil) -> Int {
        let by = book.count(part.count)?.by ?? []
        let only = part.only.compactMap { field, words in by.firstIndex(of: field).map { ($0, words) } }
        let asked = filter.unit.map { byUnit[part.count]?[$0] ?? [] } ?? byCount[part.count] ?? []
        return asked.reduce(0) { total, sum in
            guard filter.includes(sum.place), month == nil || sum.month == month,
                only.allSatisfy({ place, words in
                    sum.values.indices.contains(place) && words.contains(sum.values[place])
                })
            else { return total }
            return total + sum.amount
        }
    }

    public func rate(_ indicator: Indicator, _ filter: FigureFilter = FigureFilter()) -> Rate {
        func total(_ parts: [FigurePart]) -> Int { parts.reduce(0) { $0 + value($1, filter) } }
        return Rate(total(indicator.numerator), of: total(indicator.denominator))
    }

    /// Of a count the units at which there is any, by name; whoever has not been given a unit yet last.
    public func units(of count: String, _ filter: FigureFilter = FigureFilter()) -> [String] {
        let names = Set((byCount[count] ?? []).filter { filter.includes($0.place) }.map(\.place.unit))
        return names.sorted { ($0.isEmpty ? 1 : 0, $0) < ($1.isEmpty ? 1 : 0, $1) }
    }
}
