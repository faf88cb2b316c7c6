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
        guard actor.function != .handlingUnit else {
            let unit = try organisation().canonical(actor.unit)
            return [.steps(.unit(unit), account: nil), .duties(.unit(unit), account: nil, .all)]
        }
        // A lawyer has the cases to which he was assigned, not those of all lawyers.
        let account = actor.function == .lawyer ? actor.account : nil
        let functions = actor.function == .leader ? [actor.function, .intakeOffice] : [actor.function]
        let lent = Self.lends.filter { $0.to == actor.function }.map { lend -> DeskSource in
            // What a leader does himself nobody records for him; of the counsel office's a lawyer has what lawyers record.
            let kinds = rules.vocabulary.all.filter { $0.recorders.contains(actor.function) }.map(\.name)
            return .duties(.bearer(lend.bearer), account: account, lend.to == .intakeOffice ? .acts : .kinds(kinds))
        }
        return functions.map { .steps(.function($0), account: account) }
            + [.duties(.bearer(actor.function), account: account, .all)] + lent
    }
}

extension CivilDay {
    /// Later than every day there is: where no day is known a row stands last.
    static let farthest = CivilDay(number: Int(Int32.max))
}
