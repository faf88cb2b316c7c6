import Casework
import Docket
import Store

extension Reading {
    /// How often others may record something in between before it is told.
    private static let attempts = 3

    /// 登记一条机关事项 that follows from what stands. Pressed twice it is recorded once; where somebody else recorded one of these kinds in
    /// between, what it would be is made again from what stands then.
    /// - Parameters:
    ///   - kinds: what it follows from.
    ///   - fields: what it says, from the entries that stand; throws where it does not follow from them.
    func record(
        _ kind: KindName, as role: Function, from kinds: [KindName], _ request: Request,
        _ fields: ([Entry]) throws -> [String: Value]
    ) throws {
        let all = (kinds + [.corrected]).map(\.rawValue)
        for attempt in 1...Self.attempts {
            let entries = try store.officeEntries(of: all)
            guard request.id.isEmpty || !entries.contains(where: { $0.request == request.id }) else { return }
            let entry = Entry(
                stream: .office, instant: request.instant, actor: request.actor.account, role: role.rawValue,
                unit: request.actor.unit, request: request.id, kind: kind, day: today,
                fields: try fields(StandingEntries.of(entries)))
            do {
                return try store.appendOnce(entry, after: (kinds: all, last: entries.last?.sequence ?? 0))
            } catch let moved as OfficeMoved where attempt == Self.attempts {
                throw Refusal(of: "act", moved.description)
            } catch is OfficeMoved { continue }
        }
    }
}
