public import Docket
public import LegalCalendar
public import Rulebook
import Synchronization

extension CaseStore {
    /// 机关事项 that have opened by a day and were not over before this installation came into use.
    public func officeMatters(through day: CivilDay) throws -> [OfficeMatter] {
        let kinds = OfficeDuties.kinds(rules).map(\.rawValue).sorted()
        guard !kinds.isEmpty else { return [] }
        return try engine.read { connection in
            let since = try Self.inUseSince(connection) ?? day
            let key = MattersKey(sequence: try Self.lastOffice(connection), since: since, day: day)
            if let cached = cachedMatters.withLock({ $0 }), cached.key == key { return cached.matters }
            let journal = Journal(connection: connection)
            let entries = StandingEntries.of(
                try journal.officeEntries(of: kinds + [KindName.corrected.rawValue]))
            let duties = OfficeDuties(
                entries, rules: rules, calendar: calendar, organisation: try organisation(connection))
            let matters = duties.matters(from: since, through: day)
            cachedMatters.withLock { $0 = (key, matters) }
            return matters
        }
    }

    /// 启用日; where none is set, the day of the first entry that belongs to no case.
    private static func inUseSince(_ connection: any Connection) throws -> CivilDay? {
        let said = try connection.rows("SELECT value FROM setting WHERE name = 'in-use-from'").first?.text("value")
        if let said { return CivilDay(said) }
        return try connection.rows(
            "SELECT recorded_on AS day FROM entry WHERE stream = 'office' ORDER BY seq LIMIT 1", []
        ).first?.text("day").flatMap { CivilDay($0) }
    }
}

/// What the office's matters depend on besides the rules: every menu asks for them.
struct MattersKey: Sendable, Hashable {
    /// Of the newest entry that belongs to no case; rules and calendar change by such an entry too.
    let sequence: Int
    let since: CivilDay
    let day: CivilDay
}

extension CaseStore {
    /// Of these kinds, of the office docket, as they were recorded.
    public func officeEntries(of kinds: [String]) throws -> [Entry] {
        try engine.read { try Journal(connection: $0).officeEntries(of: kinds) }
    }
}

/// 其间有变动: somebody else recorded what an entry follows from.
public struct OfficeMoved: Error, Sendable, CustomStringConvertible {
    public var description: String { "同时有人在办理，这一次没有登记，请看过最新的再办" }
}

extension Journal {
    /// 0 where there is none.
    func lastOfficeEntry(of kinds: [String]) throws -> Int {
        let marks = Array(repeating: "?", count: kinds.count).joined(separator: ", ")
        return try connection.rows(
            "SELECT max(seq) AS seq FROM entry WHERE kind IN (\(marks)) AND stream = 'office'", kinds.map { .text($0) }
        ).first?.integer("seq") ?? 0
    }

    /// Of these kinds, in the office docket.
    func officeEntries(of kinds: [String]) throws -> [Entry] {
        let marks = Array(repeating: "?", count: kinds.count).joined(separator: ", ")
        return try connection.rows(
            "SELECT bytes FROM entry WHERE kind IN (\(marks)) AND stream = 'office' ORDER BY seq",
            kinds.map { .text($0) }
        ).map(Self.entry)
    }
}
