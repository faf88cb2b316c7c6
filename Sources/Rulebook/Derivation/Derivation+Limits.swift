import Docket
import LegalCalendar

/// 且不迟于: a limit beside the duty's own period; the earlier of them holds.
extension Derivation {
    /// The earliest of those periods that begin on a day that is known.
    func limited(_ duty: inout Duty, trigger: CaseFile.Item) {
        for limit in duty.norm.notAfter {
            guard case .period(let path, let within) = limit else { continue }
            for context in places(of: path, in: duty.context) {
                guard let day = lookup.day(path, in: context, trigger: trigger) else { continue }
                take(calendar.deadline(from: day, within: within), of: limit, into: &duty)
            }
        }
    }

    /// 开庭、裁判 of the proceeding, each, where the duty is not counted by them: the earliest of their days holds.
    private func places(of path: Path, in context: Context) -> [Context] {
        guard let kind = [ThingKind.hearing, .decision].first(where: { $0.rawValue == path.subject.rawValue }),
            context[kind].isEmpty
        else { return [context] }
        return file.things(kind).filter { $0["proceeding"]?.text == context.first(.proceeding) }.map { thing in
            var place = context
            place[kind] = [thing.id]
            return place
        }
    }

    /// Those that are the end of another duty, when the days of all are known.
    func limitByOthers(_ duties: inout [Duty]) {
        for index in duties.indices {
            for limit in duties[index].norm.notAfter {
                guard case .norm(let name) = limit,
                    let other = rules.norm(named: name, from: duties[index].norm.rulebook),
                    let earliest = duties.filter({
                        ($0.norm == other || $0.norm.carries == other.name) && isBeside($0, duties[index])
                    }).compactMap(\.deadline)
                        .min(by: { $0.due < $1.due })
                else { continue }
                take(earliest, of: limit, into: &duties[index])
            }
        }
    }

    /// Of the same proceeding, and of the same judgment and defendant where both are counted by them.
    private func isBeside(_ other: Duty, _ duty: Duty) -> Bool {
        other.context.first(.proceeding) == duty.context.first(.proceeding)
            && [ThingKind.decision, .defendant].allSatisfy { kind in
                guard let one = other.context.first(kind), let two = duty.context.first(kind) else { return true }
                return one == two
            }
    }

    private func take(_ deadline: Deadline, of limit: Norm.Limit, into duty: inout Duty) {
        if let due = duty.due, due <= deadline.due { return }
        (duty.deadline, duty.limitedBy, duty.missing) = (deadline, limit, nil)
        duty.from = deadline.from
        if case .period(let path, _) = limit { duty.fromPath = path }
    }
}
