public import Casework
import Docket
public import LegalCalendar
public import Oversight
public import Rulebook

/// 数字背后的一件: a case in a figure, with the entry that decides it.
public struct FigureCase: Sendable, Hashable {
    public let caseID: String
    public let number: String
    public let title: String
    public let fact: String
    public let day: CivilDay
    public let place: Fact.Place
    public let values: [String]
    public let entry: Int
    /// What it adds to the number: one, or fen where money is summed.
    public let amount: Int

    fileprivate init(_ row: SQLRow, _ place: (place: Fact.Place, values: [String])) {
        func text(_ name: String) -> String { row.text(name) ?? "" }
        (caseID, title, fact) = (text("case_id"), text("title"), text("fact"))
        // Of its own instance; a case that goes on is called by the newest.
        number = text("number").isEmpty ? text("newest") : text("number")
        day = CivilDay(text("day")) ?? CivilDay(number: 0)
        (self.place, values, entry) = (place.place, place.values, row.integer("entry") ?? 0)
        amount = row.integer("amount") ?? 0
    }
}

/// 可统计的范围: of which organs, and of which unit alone, somebody sees figures.
public struct FigureScope: Sendable, Hashable {
    private let isEverything: Bool
    private let organs: Set<String>
    private let units: Set<String>

    init(_ scope: ScopeQuery) {
        (isEverything, organs, units) = (scope.isEverything, Set(scope.organs), Set(scope.units))
    }

    /// Of what belongs to no case: of the organs themselves, those below and their units.
    init(_ scope: CaseScope, _ organisation: Organisation) {
        isEverything = scope.isEverything
        var (organs, units) = (Set<String>(), Set<String>())
        for key in scope.keys {
            switch key {
            case .organ(let name): organs.insert(name)
            case .above(let name):
                organs.formUnion(
                    [name] + organisation.units.map(\.name).filter { organisation.superior(of: $0) == name })
            case .unit(let name): units.insert(name)
            case .account: break
            }
        }
        let theirs = organisation.units.map(\.name).filter { unit in
            organisation.government(of: unit).map(organs.contains) ?? false
        }
        (self.organs, self.units) = (organs.union(theirs), units)
    }

    func includes(_ place: Fact.Place) -> Bool {
        isEverything || organs.contains(place.organ) || units.contains(place.unit)
    }
}

extension CaseStore {
    /// Places that a statement names one by one; more are matched as they are read.
    private static let named = 300
    private static let stretch = 500

    /// 合计 of all counts in a period, as far as a reader sees the cases.
    /// - Parameters:
    ///   - counts: those that are wanted; nil for all.
    ///   - knownOn: the day after which nothing counts; today where none is said.
    ///   - byMonth: where the months do not matter, a long period is summed by the database.
    public func figureSums(
        _ scope: CaseScope, in period: FigurePeriod, counts: Set<String>? = nil, knownOn: CivilDay? = nil,
        byMonth: Bool = true, today: CivilDay
    ) throws -> [FigureSum] {
        let until = knownOn ?? today
        let (book, organisation) = (rules.figures, try organisation())
        let wanted = book.counts.filter { counts?.contains($0.id) ?? true }
        return try engine.read { connection in
            let ofCases = try self.sums(
                wanted.filter { $0.of != .record }, scope, (period, until, byMonth), today, connection)
            // What belongs to no case is of whoever recorded it, also where there is no case yet.
            let records = Set(wanted.flatMap(\.records))
            guard !records.isEmpty else { return ofCases }
            let kinds = records.union([KindName.corrected.rawValue]).sorted()
            let entries = StandingEntries.of(try Journal(connection: connection).officeEntries(of: kinds))
            let own = FigureScope(scope, organisation)
            let rows = book.rows(Fact.records(entries, organisation)).filter { row in
                wanted.contains { $0.id == row.count } && own.includes(row.place)
            }
            return ofCases + Figures(book, rows: rows, in: period, on: until).sums
        }
    }

    private func sums(
        _ counts: [FigureCount], _ scope: CaseScope,
        _ asked: (period: FigurePeriod, until: CivilDay, byMonth: Bool), _ today: CivilDay,
        _ connection: any Connection
    ) throws -> [FigureSum] {
        guard let reach = try self.reach(scope, today, connection) else { return [] }
        // What is known through the same day is read at once.
        let byPeriod = Dictionary(grouping: counts) { asked.period.known($0.of, on: asked.until) }
        let rows = try byPeriod.sorted { $0.key.last < $1.key.last }.flatMap { period, counts in
            try FigureIndex.sums(counts.map(\.id), in: period, byMonth: asked.byMonth, connection)
        }
        let ids = Set(rows.compactMap { $0.integer("place") })
        let places = try figurePlaces.all(ids, connection).filter { reach.includes($0.value.place) }
        return rows.compactMap { row -> FigureSum? in
            guard let place = row.integer("place").flatMap({ places[$0] }) else { return nil }
            return FigureSum(
                count: row.text("count") ?? "", month: row.text("month") ?? "", place: place.place,
                values: place.values, amount: row.integer("amount") ?? 0)
        }
    }

    private func reach(_ scope: CaseScope, _ today: CivilDay, _ connection: any Connection) throws -> FigureScope? {
        try self.scope(scope, today, connection).map { FigureScope($0) }
    }

    /// The dimensions that a count has in a period.
    private func places(_ count: String, _ period: FigurePeriod, _ connection: any Connection) throws
        -> [Int: FigurePlaces.Found]
    {
        let months = [period.first, period.last].map { SQLValue.text(FigureSum.month(of: $0)) }
        let rows = try connection.rows(
            "SELECT DISTINCT place FROM figure_sum WHERE count = ? AND month BETWEEN ? AND ?", [.text(count)] + months)
        return try figurePlaces.all(Set(rows.compactMap { $0.integer("place") }), connection)
    }

    /// The cases behind a part of a count, the earliest first.
    /// - Parameter without: a count whose facts are left out where they have come to it before a day: what has ended is in stock no more.
    public func figureCases(
        _ scope: CaseScope, _ part: FigurePart, _ filter: FigureFilter, in period: FigurePeriod,
        without: (count: String, before: CivilDay)? = nil, today: CivilDay, limit: Int, offset: Int
    ) throws -> [FigureCase] {
        try engine.read {
            try figureCases(
                scope, part, filter, in: period, without: without, today: today, limit: limit, offset: offset, $0)
        }
    }

    func figureCases(
        _ scope: CaseScope, _ part: FigurePart, _ filter: FigureFilter, in period: FigurePeriod,
        without: (count: String, before: CivilDay)?, today: CivilDay, limit: Int, offset: Int,
        _ connection: any Connection
    ) throws -> [FigureCase] {
        guard let count = rules.figures.count(part.count) else { return [] }
        let known = period.known(count.of, on: today)
        guard let reach = try self.reach(scope, today, connection) else { return [] }
        let meant = try places(count.id, known, connection).filter { _, place in
            reach.includes(place.place) && filter.includes(place.place)
                && part.only.allSatisfy { field, words in
                    count.by.firstIndex(of: field).map {
                        place.values.indices.contains($0) && words.contains(place.values[$0])
                    } ?? false
                }
        }
        // Found by its case: by its count the whole history would be walked for each row.
        let left =
            without == nil
            ? ""
            : """
             AND NOT EXISTS (SELECT 1 FROM figure_index AS e WHERE e.case_id = f.case_id AND e.fact = f.fact
            AND (e.count || '') = ? AND (e.day || '') < ?)
            """
        guard !meant.isEmpty, let scoped = try self.scope(scope, today, connection) else { return [] }
        // A number opens what its reader may open, and nothing else.
        let whose = " AND \(scoped.condition("f.case_id"))"
        let ids = meant.count <= Self.named ? meant.keys.sorted() : []
        let here = ids.isEmpty ? "" : " AND f.place IN (\(scoped.marks(ids.count)))"
        let ended: [SQLValue] = without.map { [.text($0.count), .text($0.before.description)] } ?? []
        // Walked in the order of the index, a stretch at a time, until the page is full.
        var (found, skipped, read) = ([FigureCase](), 0, 0)
        while found.count < limit {
            let rows = try connection.rows(
                """
                SELECT f.case_id, f.fact, f.day, f.place, f.amount, f.entry, f.number, c.number AS newest, c.title FROM figure_index AS f
                JOIN case_index AS c ON c.case_id = f.case_id
                WHERE f.count = ? AND f.day BETWEEN ? AND ?\(here)\(whose)\(left) ORDER BY f.day, f.case_id, f.fact LIMIT ? OFFSET ?
                """,
                [.text(count.id), .text(known.first.description), .text(known.last.description)]
                    + ids.map { .integer($0) } + scoped.arguments + ended
                    + [.integer(Self.stretch), .integer(read)])
            for row in rows {
                guard let place = row.integer("place").flatMap({ meant[$0] }) else { continue }
                skipped += 1
                if skipped > offset, found.count < limit { found.append(FigureCase(row, place)) }
            }
            guard rows.count == Self.stretch else { break }
            read += rows.count
        }
        return found
    }
}
