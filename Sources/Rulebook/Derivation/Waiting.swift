public import Docket
public import LegalCalendar

/// 等待法院: what goes on only when a court or another body acts: what is awaited, since when, and what to record when it comes. Read from
/// the norms: a pause that has not ended, a duty of the court's or the other side's that is only watched, a hearing that was set.
public struct Waiting: Sendable, Hashable {
    public let what: String
    public let since: CivilDay
    /// 至迟: the day by which it is to come, where there is one.
    public let by: CivilDay?
    public let kind: KindName
    public let proceeding: String?
    /// The hearing that is awaited.
    public let hearing: String?
    /// The last day on which it is only awaited: from the next on somebody here has to record it. Nil where it is awaited until it comes.
    public let until: CivilDay?
    /// The norm that says so; nil for a hearing, whose day the court set.
    public let provenance: Provenance?
}

extension Derivation {
    /// - Parameter duties: of this derivation.
    public func waiting(_ duties: [Duty], on day: CivilDay) -> [Waiting] {
        guard !file.registeredInError, !isForeign else { return [] }
        return pausesRunning(on: day) + hearingsToCome(duties, on: day) + watched(duties, on: day)
    }

    /// 中止、公告、鉴定 that have begun and not ended in a proceeding that goes on; of one told twice the earlier.
    public func pausesRunning(on day: CivilDay) -> [Waiting] {
        file.instances.open.flatMap { proceeding in
            var earliest: [KindName: Waiting] = [:]
            for norm in rules.pausing {
                for pause in norm.pauses {
                    guard let until = pause.until.first, let start = begun(pause, in: proceeding.id, by: day),
                        earliest[until].map({ start.day < $0.since }) ?? true
                    else { continue }
                    earliest[until] = Waiting(
                        what: rules.vocabulary.title(until), since: start.day, by: nil, kind: until,
                        proceeding: proceeding.id, hearing: nil, until: nil, provenance: norm.provenance)
                }
            }
            return earliest.values.sorted { ($0.since, $0.kind.rawValue) < ($1.since, $1.kind.rawValue) }
        }
    }

    /// The first beginning of a pause that nothing has ended by a day.
    private func begun(_ pause: Norm.Pause, in proceeding: String, by day: CivilDay) -> CaseFile.Item? {
        func isKnown(_ item: CaseFile.Item) -> Bool { item.day <= day && item.isOf(proceeding: proceeding) }
        let starts = timeline.of([pause.from.kind])
        guard !starts.isEmpty else { return nil }
        let ends = timeline.of(pause.until).filter(isKnown)
        return starts.first { item in
            isKnown(item) && lookup.allHold(pause.from.conditions, in: item.context, trigger: item)
                && !ends.contains { ($0.day, $0.sequence) > (item.day, item.sequence) }
        }
    }

    /// Those whose day is to come; where no norm has anybody report on them, those too of which nobody has said how they went.
    private func hearingsToCome(_ duties: [Duty], on day: CivilDay) -> [Waiting] {
        let reported = Set(
            duties.filter { duty in
                duty.norm.force == .duty && duty.norm.fulfilledBy.triggers.contains { $0.kind == .hearingHeld }
                    && duty.norm.per.contains(.hearing)
            }.flatMap { $0.context[.hearing] })
        let open = file.instances.open.map(\.id)
        return file.things(.hearing).compactMap { hearing in
            let proceeding = hearing["proceeding"]?.text
            // What ended before its hearing is heard no more.
            guard proceeding.map(open.contains) ?? true, hearing["held-on"] == nil, hearing.openedOn <= day,
                let set = hearing["day"]?.day, set >= day || !reported.contains(hearing.id)
            else { return nil }
            return Waiting(
                what: rules.vocabulary.title(.hearingHeld), since: hearing.openedOn, by: set, kind: .hearingHeld,
                proceeding: proceeding, hearing: hearing.id, until: reported.contains(hearing.id) ? set : nil,
                provenance: nil)
        }
    }

    /// What only a court or a party does is never owed here; in what is over nothing is awaited.
    private func watched(_ duties: [Duty], on day: CivilDay) -> [Waiting] {
        let open = file.instances.open.map(\.id)
        return duties.compactMap { duty in
            guard duty.context.first(.proceeding).map(open.contains) ?? true, duty.norm.force == .watch,
                ["court", "party"].contains(duty.bearer), duty.paused == nil,
                let status = duty.status(on: day), [.open, .overdue, .undated].contains(status),
                let kind = duty.norm.fulfilledBy.triggers.first?.kind, rules.vocabulary.kind(kind) != nil
            else { return nil }
            return Waiting(
                what: duty.norm.what, since: duty.opened.day, by: duty.due, kind: kind,
                proceeding: duty.context.first(.proceeding), hearing: duty.context.first(.hearing), until: nil,
                provenance: duty.norm.provenance)
        }
    }
}
