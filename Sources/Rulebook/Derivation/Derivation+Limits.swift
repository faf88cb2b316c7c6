import Docket
import LegalCalendar

/// 且不迟于: a limit beside the duty's own period; the earlier of them holds. Where the duty begins, and its own day, stay what they are.
extension Derivation {
    /// The earliest of those periods that begin on a day that is known. One that was past before anybody could know of it binds nobody.
    func limited(_ duty: inout Duty, trigger: CaseFile.Item) {
        for limit in duty.norm.notAfter {
            guard case .period(let path, let within) = limit else { continue }
            for (context, known) in places(of: path, for: duty) {
                guard let day = lookup.day(path, in: context, trigger: trigger) else { continue }
                let deadline = calendar.deadline(from: day, within: within)
                if known.map({ $0 <= deadline.due }) ?? true { take(deadline, of: limit, into: &duty) }
            }
        }
    }

    /// 开庭、裁判 of the proceeding that came since the duty opened, or are still to come, where it is not counted by them; with the day on
    /// which each was known.
    private func places(of path: Path, for duty: Duty) -> [(context: Context, known: CivilDay?)] {
        guard let kind = [ThingKind.hearing, .decision].first(where: { $0.rawValue == path.subject.rawValue }),
            duty.context[kind].isEmpty
        else { return [(duty.context, nil)] }
        return file.things(kind).compactMap { thing in
            guard thing["proceeding"]?.text == duty.context.first(.proceeding) else { return nil }
            if kind == .hearing, let day = thing["day"]?.day, day < duty.opened.day { return nil }
            var place = duty.context
            place[kind] = [thing.id]
            return (place, thing.openedOn)
        }
    }

    /// Those that are the end of another duty, when the days of all are known; again as long as one moves another.
    func limitByOthers(_ duties: inout [Duty]) {
        let limited = duties.indices.filter { index in
            duties[index].norm.notAfter.contains { if case .norm = $0 { true } else { false } }
        }
        for _ in limited {
            let before = limited.map { duties[$0].due }
            for index in limited where !duties[index].isKept { limit(&duties[index], among: duties) }
            if limited.map({ duties[$0].due }) == before { return }
        }
    }

    private func limit(_ duty: inout Duty, among duties: [Duty]) {
        for limit in duty.norm.notAfter {
            guard case .norm(let name) = limit, let other = rules.norm(named: name, from: duty.norm.rulebook) else {
                continue
            }
            let named = duties.filter { ($0.norm == other || $0.norm.carries == other.name) && isBeside($0, duty) }
            let ends = named.flatMap { standing($0, among: duties) }.compactMap(\.deadline)
            if let earliest = ends.min(by: { $0.due < $1.due }) { take(earliest, of: limit, into: &duty) }
        }
    }

    /// The duty itself, or what stands in for it (延期举证); nothing where it no longer applies.
    private func standing(_ duty: Duty, among duties: [Duty]) -> [Duty] {
        guard let ended = duty.ended, duty.fulfilled.map({ $0.day > ended.event.day }) ?? true else { return [duty] }
        // What had passed before it no longer applied was a limit.
        guard ended.reason == .replaced else { return duty.due.map { $0 < ended.event.day } ?? false ? [duty] : [] }
        let kinds = Set(duty.norm.replacedBy.map(\.kind))
        return duties.filter { other in
            other.norm.when.contains { kinds.contains($0.kind) } && isBeside(other, duty)
                && other.norm.fulfilledBy == duty.norm.fulfilledBy
        }
    }

    /// Of the same proceeding and organ, and of the same judgment and defendant where both are counted by them.
    private func isBeside(_ other: Duty, _ duty: Duty) -> Bool {
        other.context.first(.proceeding) == duty.context.first(.proceeding) && other.organ == duty.organ
            && [ThingKind.decision, .defendant].allSatisfy { kind in
                guard let one = other.context.first(kind), let two = duty.context.first(kind) else { return true }
                return one == two
            }
    }

    private func take(_ deadline: Deadline, of limit: Norm.Limit, into duty: inout Duty) {
        if let due = duty.due, due <= deadline.due { return }
        if duty.limitedBy == nil { duty.own = duty.deadline }
        (duty.deadline, duty.limitedBy, duty.missing) = (deadline, limit, nil)
    }
}
