public import Casework
import Docket
public import LegalCalendar
import Rulebook

extension CaseStore {
    /// 工作台: the steps of a person's function or unit, and the open duties that no step covers; of one urgency, the nearest day first.
    public func desk(_ actor: Actor, _ urgency: Urgency, today: CivilDay, limit: Int, offset: Int = 0) throws
        -> [DeskRow]
    {
        let sources = try sources(of: actor)
        return try engine.read { connection in
            let since = try Self.since(connection)
            let rows = try DeskQuery.all(sources, urgency, today, since).flatMap {
                try $0.rows(limit: offset + limit, connection)
            }
            return Array(rows.sorted(by: DeskRow.isBefore).dropFirst(offset).prefix(limit))
        }
    }

    /// How many there are of an urgency.
    public func deskCount(_ actor: Actor, _ urgency: Urgency, today: CivilDay) throws -> Bounded {
        let sources = try sources(of: actor)
        return try engine.read { connection in
            let since = try Self.since(connection)
            return Bounded(
                try DeskQuery.all(sources, urgency, today, since).reduce(0) { $0 + (try $1.count(connection)) })
        }
    }

    /// Whose duties another does: what a leader decides on paper the office records; for the counsel office the lawyer writes.
    private static let lends: [(bearer: Function, to: Function)] = [
        (.leader, .intakeOffice), (.counselOffice, .lawyer),
    ]

    /// On whose desks a bearer's duty stands.
    static func desks(of bearer: Function) -> [Function] {
        [bearer] + lends.filter { $0.bearer == bearer }.map(\.to)
    }

    private func sources(of actor: Actor) throws -> [DeskSource] {
        let holders = try holders()
        let scope = Access.visible(actor, holders)
        let organs = try engine.read { connection in
            try Dictionary(
                uniqueKeysWithValues: actor.functions.map { function in
                    let held = holders.organs(of: function, in: actor.unit).sorted()
                    return (
                        function,
                        try held.filter {
                            try !connection.rows(
                                "SELECT 1 AS one FROM case_reader WHERE reader = ? LIMIT 1",
                                [.text(CaseScope.Key.organ($0).text)]
                            ).isEmpty
                        }
                    )
                })
        }
        return actor.functions.flatMap { function -> [DeskSource] in
            switch function {
            case .handlingUnit:
                scope.keys.flatMap { key -> [DeskSource] in
                    guard case .unit(let unit) = key else { return [] }
                    return [.steps(.unit(unit), only: nil), .duties(.unit(unit), only: nil, .all)]
                }
            // A lawyer has the cases to which he was assigned, not those of all lawyers.
            case .lawyer: sources(of: function, at: nil, only: .account(actor.account), beside: actor)
            // Nor the office that sends them those of another organ's.
            case .counselOffice:
                sources(
                    of: function, at: nil, only: .unit(holders.organisation.canonical(actor.unit)), beside: actor)
            default:
                (organs[function] ?? []).flatMap { sources(of: function, at: $0, only: nil, beside: actor) }
            }
        }
    }

    /// - Parameter organ: whose function it is; nil for those who serve all.
    private func sources(
        of function: Function, at organ: String?, only key: CaseScope.Key?, beside actor: Actor
    ) -> [DeskSource] {
        let lent = Self.lends.filter { $0.to == function && !actor.has($0.bearer) }.map { lend -> DeskSource in
            // What a leader does himself nobody records for him; of the counsel office's a lawyer has what lawyers record.
            let kinds = rules.vocabulary.all.filter { $0.recorders.contains(function) }.map(\.name)
            return .duties(
                .bearer(lend.bearer, organ), only: key, lend.to == .intakeOffice ? .acts : .kinds(kinds))
        }
        let functions = function == .leader && !actor.has(.intakeOffice) ? [function, .intakeOffice] : [function]
        return functions.map { .steps(.function($0, organ), only: key) }
            + [.duties(.bearer(function, organ), only: key, .all)] + lent
    }
}

extension CivilDay {
    /// Later than every day there is: where no day is known a row stands last.
    static let farthest = CivilDay(number: Int(Int32.max))
}
