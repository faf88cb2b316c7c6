import Casework
import Docket
import LegalCalendar
public import Rulebook

/// 范围查询: which cases a reader may see, as part of a statement. Keys under which no case stands are left out.
struct ScopeQuery: Sendable {
    let keys: [CaseScope.Key]
    /// 机关: whose cases they are, those below among them; empty for a unit and for a lawyer.
    let organs: [String]
    private let today: SQLValue
    let isEverything: Bool

    /// - Returns: nil for who may see none.
    init?(_ scope: CaseScope, _ today: CivilDay, _ organisation: Organisation, _ connection: any Connection) throws {
        keys = try scope.keys.sorted { $0.text < $1.text }.filter { key in
            try !connection.rows("SELECT 1 AS one FROM case_reader WHERE reader = ? LIMIT 1", [.text(key.text)]).isEmpty
        }
        guard !keys.isEmpty || scope.isEverything else { return nil }
        (self.today, isEverything) = (.text(today.description), scope.isEverything)
        if isEverything {
            organs = organisation.units.map(\.name)
            return
        }
        organs = keys.flatMap { key -> [String] in
            switch key {
            case .organ(let name): [name]
            case .above(let name):
                [name] + organisation.units.map(\.name).filter { organisation.superior(of: $0) == name }
            case .unit, .account: []
            }
        }
    }

    /// The units whose own duties they are.
    var units: [String] { keys.compactMap { if case .unit(let name) = $0 { name } else { nil } } }

    /// - Parameter column: which names the case.
    func condition(_ column: String) -> String {
        if isEverything { return "1 = 1" }
        return """
            EXISTS (SELECT 1 FROM case_reader AS s WHERE s.case_id = \(column) AND s.reader IN (\(marks(keys.count)))
              AND (s.until IS NULL OR s.until >= ?))
            """
    }

    var arguments: [SQLValue] { isEverything ? [] : keys.map { .text($0.text) } + [today] }

    func marks(_ count: Int) -> String { Array(repeating: "?", count: count).joined(separator: ", ") }

    /// Places of cases, the newest first; each key's stretch of its index, joined.
    func places(limit: Int, offset: Int, _ connection: any Connection) throws -> [SQLValue] {
        let page: [SQLValue] = [.integer(limit), .integer(offset)]
        guard !isEverything else {
            return try connection.rows("SELECT place FROM case_index ORDER BY place DESC LIMIT ? OFFSET ?", page).map {
                $0.values[0]
            }
        }
        let one = """
            SELECT place FROM (SELECT place FROM case_reader WHERE reader = ? AND (until IS NULL OR until >= ?)
            ORDER BY place DESC LIMIT ?)
            """
        let stretches = keys.map { _ in one }.joined(separator: " UNION ")
        let arguments = keys.flatMap { [.text($0.text), today, .integer(limit + offset)] }
        return try connection.rows(
            "\(stretches) ORDER BY place DESC LIMIT ? OFFSET ?", arguments + page
        ).map { $0.values[0] }
    }
}

extension CaseStore {
    /// 职能归属 as the office docket stands.
    public func holders() throws -> Holders { Holders(try organisation(), rules) }

    func scope(_ scope: CaseScope, _ today: CivilDay, _ connection: any Connection) throws -> ScopeQuery? {
        try ScopeQuery(scope, today, try organisation(connection), connection)
    }
}
