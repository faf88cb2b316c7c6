import Docket
import LegalCalendar

extension Derivation {
    /// Who bears it: the unit of the thing it is counted by, the unit that holds the function, or the units article 4 gives.
    func bear(_ duty: inout Duty) {
        let proceeding = duty.context.first(.proceeding)
        guard let function = Function(rawValue: duty.norm.bearer) else { return }
        guard function == .handlingUnit else {
            // 谁的负责人: another organ's head is that organ's to send.
            if function == .leader, duty.norm.per.contains(.defendant), let organ = duty.context.first(.defendant),
                organ != duty.organ, organisation.unit(organ) != nil
            {
                duty.units = [holders.holder(of: function, for: organ) ?? organ]
                return
            }
            // Whoever holds the function now owes what is open; what is over was done, or not, by who held it then.
            let closed = duty.fulfilled?.day ?? duty.ended?.event.day
            let holder =
                holders.holder(of: function, for: duty.organ, on: closed)
                ?? holders.holder(of: function, for: duty.organ)
            duty.units = holder.map { [$0] } ?? []
            return
        }
        // 以上级机关身份收到的建议: whoever it was given to answers it, not the unit of the case it came from.
        if let id = duty.context.first(.recommendation),
            let unit = file.thing(.recommendation, id)?["unit"]?.text.map(organisation.canonical)
        {
            duty.units = [organisation.current(unit) ?? unit]
            return
        }
        let shares = responsible(in: proceeding)
        defer { duty.isProposed = isProposed(duty, shares) }
        if duty.norm.per.contains(.unit), let unit = duty.context.first(.unit) {
            duty.units = [unit]
        } else if let part = duty.context.first(.part), part != "whole", duty.norm.per.contains(.part) {
            duty.units = shares.filter { $0.part == part || $0.part == "whole" }.map(\.unit)
        } else if duty.norm.per.contains(.performance), let part = performancePart(duty), part != "whole",
            shares.contains(where: { $0.part == part })
        {
            duty.units = shares.filter { $0.part == part }.map(\.unit)
        } else if duty.norm.per.contains(.defendant), let defendant = duty.context.first(.defendant) {
            let others = shares.map(\.unit).filter { unit in
                !file.things(.defendant, in: proceeding).contains { $0.id == unit }
            }
            // Of several organs that answer each owes its own: another's unit files nothing for it.
            let own =
                answering(in: proceeding).count > 1
                ? others.filter { organ(answeringFor: $0, in: proceeding) == organisation.canonical(defendant) } : []
            let units = own.isEmpty ? others : own
            duty.units =
                shares.contains { $0.unit == defendant } ? [defendant] : units.isEmpty ? shares.map(\.unit) : units
        } else {
            duty.units = shares.map(\.unit)
        }
    }

    /// 拟承办: none of those who would bear it has been given the case.
    private func isProposed(_ duty: Duty, _ shares: [ProposedAssignment.Share]) -> Bool {
        let chosen = shares.filter { duty.units.contains($0.unit) }
        guard chosen.isEmpty else { return chosen.allSatisfy(\.isProposed) }
        return shares.allSatisfy(\.isProposed) && (duty.context[.unit].isEmpty || !shares.isEmpty)
    }

    private func performancePart(_ duty: Duty) -> String? {
        duty.context.first(.performance).flatMap {
            file.thing(.performance, $0, in: duty.context.first(.decision))?["part"]?.text
        }
    }

    /// Fulfilment, waiver, replacement and excuse, each with the entry that did it.
    func settled(_ duty: Duty) -> Duty {
        var duty = duty
        duty.fulfilled = done(duty.norm.fulfilledBy, by: duty, strictly: true)
        runOn(&duty)
        duty.ended = ending(of: duty)
        if isOfAnotherDay(duty) { duty.fulfilled = nil }
        if duty.fulfilled != nil || duty.ended != nil, duty.bearer != Function.handlingUnit.rawValue { bear(&duty) }
        if let day = kept[duty.key], duty.fulfilled != nil || duty.ended != nil {
            duty.deadline = calendar.deadline(from: day, within: .daysNoRoll(0))
            (duty.isKept, duty.missing) = (true, nil)
        }
        let norm = duty.norm
        // An excuse is of one hearing, whatever the duty is counted by.
        let place = norm.per + (duty.context[.hearing].isEmpty || norm.per.contains(.hearing) ? [] : [.hearing])
        duty.excused = done(norm.excusedBy, by: duty, per: place, strictly: false)
        // What the court accepts after all stands, whatever it said before.
        let lost = first(in: duty, norm.excuseLostBy, per: place, strictly: false, after: false, newest: true)
        let again = first(in: duty, norm.excusedBy.triggers, per: place, strictly: false, after: false, newest: true)
        let isLost =
            lost.map { lost in again.map { ($0.day, $0.sequence) < (lost.day, lost.sequence) } ?? true } ?? false
        duty.excuseLost = duty.excused != nil && isLost ? lost : nil
        return duty
    }

    /// The first of what is wanted, or the last of all of it.
    private func done(_ wanted: Fulfilment, by duty: Duty, per: [ThingKind]? = nil, strictly: Bool) -> Duty.Event? {
        let done = wanted.triggers.map { first(in: duty, [$0], per: per, strictly: strictly, after: false) }
        guard wanted.needsAll else {
            return done.compactMap(\.self).min { ($0.day, $0.sequence) < ($1.day, $1.sequence) }
        }
        let all = done.compactMap(\.self)
        return !all.isEmpty && all.count == wanted.triggers.count
            ? all.max { ($0.day, $0.sequence) < ($1.day, $1.sequence) } : nil
    }

    /// Whether one of the things that must all be done has been.
    public func hasDone(_ trigger: Trigger, _ duty: Duty) -> Bool {
        first(in: duty, [trigger], strictly: true, after: false) != nil
    }

    private func ending(of duty: Duty) -> Duty.Ending? {
        var endings: [Duty.Ending] = []
        if let event = first(in: duty, duty.norm.waivedBy, strictly: false, after: true) {
            endings.append(.init(event: isAppointment(duty) ? asMade(event) : event, reason: .waived))
        }
        if let event = first(in: duty, duty.norm.replacedBy, strictly: false, after: true) {
            endings.append(.init(event: event, reason: .replaced))
        }
        if file.registeredInError, let item = file.last(.registeredInError) {
            endings.append(
                .init(
                    event: .init(day: duty.opened.day, sequence: item.sequence, kind: item.kind),
                    reason: .registeredInError))
        }
        return endings.min { ($0.event.day, $0.event.sequence) < ($1.event.day, $1.event.sequence) }
    }

    /// The first entry that matches; a paper posted counts from the day of posting (行诉解释第四十八条第四款).
    /// - Parameter newest: the last one instead.
    private func first(
        in duty: Duty, _ triggers: [Trigger], per: [ThingKind]? = nil, strictly: Bool, after: Bool,
        newest: Bool = false
    ) -> Duty.Event? {
        guard !triggers.isEmpty else { return nil }
        var best: Duty.Event?
        for item in timeline.of(triggers.lazy.map(\.kind)) {
            if after, (item.day, item.sequence) <= (duty.since, duty.opened.sequence) || wasSetAside(item, duty) {
                continue
            }
            guard
                triggers.contains(where: {
                    matches($0, item, duty.context, per: things(per ?? duty.norm.per, item, after), strictly: strictly)
                        && (after || mayFulfil($0, item, duty))
                }),
                discriminatorsMatch(duty, item)
            else { continue }
            let event = Duty.Event(
                day: item.entry["posted-on"]?.day ?? item.day, sequence: item.sequence, kind: item.kind)
            let isBetter = best.map { ((event.day, event.sequence) < ($0.day, $0.sequence)) != newest } ?? true
            if isBetter { best = event }
        }
        return best
    }

    /// What ends a duty ends it whoever's it is: that a hearing was held is not one defendant's, and of a judgment it is said on whom it was
    /// served.
    private func things(_ per: [ThingKind], _ item: CaseFile.Item, _ isEnding: Bool) -> [ThingKind] {
        let isOfAll = item.kind == .decisionReceived || item.choices[.defendant] != nil
        return isEnding && isOfAll ? per.filter { $0 != .defendant } : per
    }

    /// What is told apart only by the entry's own fields (the papers of a filing) must not be older than the duty: an earlier filing served another.
    private func mayFulfil(_ trigger: Trigger, _ item: CaseFile.Item, _ duty: Duty) -> Bool {
        if duty.norm.perEntry, (item.day, item.sequence) <= (duty.opened.day, duty.opened.sequence) { return false }
        return duty.norm.countsEarlier || item.day >= duty.opened.day
            || !trigger.conditions.contains { $0.path.subject == .trigger }
    }

    /// An entry that says another `trigger.` value does not concern this duty; one that says none may.
    private func discriminatorsMatch(_ duty: Duty, _ item: CaseFile.Item) -> Bool {
        zip(duty.norm.perTrigger, duty.discriminators).allSatisfy { path, value in
            lookup.value(path, in: duty.context, trigger: item).map { $0.words.contains(value) } ?? true
        }
    }

    /// 系统建议: the earliest aim of each duty.
    func advise(_ duties: inout [Duty]) {
        for aim in rules.aims {
            guard let of = rules.norm(named: aim.of, from: aim.rulebook) else { continue }
            for index in duties.indices where duties[index].norm == of && isOf(aim, duties[index]) {
                guard let day = day(of: aim, for: duties[index], among: duties),
                    duties[index].limit.map({ day <= $0 }) ?? true
                else { continue }
                if duties[index].advice.map({ day < $0.day }) ?? true {
                    duties[index].advice = .init(day: day, because: aim.because, leaves: aim.leaves, before: aim.before)
                }
            }
        }
    }

    /// An office's choice for statutory days holds while its measures do.
    private func isOf(_ aim: Aim, _ duty: Duty) -> Bool {
        guard rules.versions.count > 1, duty.norm.rulebook != aim.rulebook, rules.isMeasures(aim.rulebook) else {
            return true
        }
        return rules.measures(on: ruleDay(duty.opened.day))?.id == aim.rulebook
    }

    private func day(of aim: Aim, for duty: Duty, among duties: [Duty]) -> CivilDay? {
        guard lookup.allHold(aim.conditions, in: duty.context, trigger: nil) else { return nil }
        if let leaves = aim.leaves, let before = aim.before.flatMap({ rules.norm(named: $0, from: aim.rulebook) }) {
            let limits = duties.filter { other in
                other.norm == before && other.context.first(.proceeding) == duty.context.first(.proceeding)
                    && (!duty.norm.per.contains(.decision) || !other.norm.per.contains(.decision)
                        || other.context.first(.decision) == duty.context.first(.decision))
            }
            guard let limit = limits.compactMap(\.due).min() else { return nil }
            return calendar.counted(back: leaves, from: limit)
        }
        guard let within = aim.within, let from = duty.from else { return nil }
        return calendar.due(from: from, within: within)
    }
}

extension LegalCalendar {
    /// The day that leaves a room before a limit: that many days or working days earlier.
    func counted(back room: Period, from limit: CivilDay) -> CivilDay {
        switch room {
        case .workdays(let count), .workdaysBefore(let count): workday(-count, from: limit)
        case .hours(let count): limit.adding(days: -((count + 23) / 24))
        case .months(let count): rollBack(limit.adding(months: -count))
        case .years(let count): rollBack(limit.adding(months: -12 * count))
        case .days(let count), .daysBefore(let count), .daysNoRoll(let count): rollBack(limit.adding(days: -count))
        }
    }
}
