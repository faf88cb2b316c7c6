import Docket
import LegalCalendar
import Rulebook

extension Derivation {
    /// 按期与否: of what had a day and was not given up before it; a duty that is only a reminder is none.
    func dutyFact(_ duty: Duty) -> Fact? {
        guard duty.norm.force == .duty, let due = duty.due, !duty.isReminder, let timing = timing(duty, due) else {
            return nil
        }
        let proceeding = duty.context.first(.proceeding).flatMap { file.thing(.proceeding, $0) }
        let kind = proceeding?["kind"]?.text ?? "first"
        let place = Fact.Place(
            organ: duty.organ, unit: duty.isProposed ? "" : duty.units.first.map(organisation.present) ?? "",
            court: proceeding?["court"]?.text ?? "", kind: kind)
        var fact = Fact(.duty, duty.key, place)
        fact.number = shownNumber(proceeding)
        let entry = duty.fulfilled?.sequence ?? duty.opened.sequence
        fact.set("due", .day(due), by: entry)
        fact.set("duty", .word(duty.norm.id), by: entry)
        fact.set("timing", .word(timing), by: entry)
        fact.set("kind", .word(kind), by: proceeding?.openedBy)
        return fact
    }

    /// 司法建议的回复: one fact a recommendation, whichever articles ask for its answer; the earliest of their days.
    func recommendationFact(_ recommendation: Thing, _ duties: [Duty]) -> Fact {
        let owed = duties.filter { duty in
            duty.norm.force == .duty && !duty.isReminder && duty.context.first(.recommendation) == recommendation.id
                && duty.norm.fulfilledBy.triggers.contains { $0.kind == .recommendationReplied }
        }
        let first = owed.filter { $0.due != nil }.min { ($0.due?.number ?? .max) < ($1.due?.number ?? .max) }
        let proceeding = recommendation["proceeding"]?.text.flatMap { file.thing(.proceeding, $0) }
        let duty = first ?? owed.first
        let place = Fact.Place(
            organ: duty?.organ ?? organ(answeringFor: nil, in: proceeding?.id),
            unit: duty?.isProposed ?? false ? "" : duty?.units.first.map(organisation.present) ?? "",
            court: recommendation["court"]?.text ?? proceeding?["court"]?.text ?? "", kind: "recommendation")
        var fact = Fact(.recommendation, recommendation.id, place)
        fact.number = shownNumber(proceeding)
        fact.set("received-on", .day(recommendation.openedOn), by: recommendation.openedBy)
        fact.set("category", (recommendation["category"]?.text).map { .word($0) }, by: recommendation.openedBy)
        let replied = owed.compactMap(\.fulfilled).min { $0.day < $1.day }
        fact.set("replied-on", replied.map { .day($0.day) }, by: replied?.sequence)
        guard let first, let due = first.due else {
            fact.set("timing", .word("undated"), by: recommendation.openedBy)
            return fact
        }
        fact.set("due", .day(due), by: recommendation.openedBy)
        fact.set("timing", timing(first, due).map { .word($0) }, by: replied?.sequence ?? recommendation.openedBy)
        return fact
    }

    private func timing(_ duty: Duty, _ due: CivilDay) -> String? {
        if let ended = duty.ended {
            guard ended.reason == .waived else { return nil }
            if duty.fulfilled == nil, ended.event.day <= due { return nil }
        }
        if duty.lateNotice || duty.excused != nil && duty.excuseLost == nil { return "excused" }
        guard let fulfilled = duty.fulfilled else { return "missed" }
        return fulfilled.day <= due ? "on-time" : "late"
    }
}
