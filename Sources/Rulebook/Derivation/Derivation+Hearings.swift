import Docket
import LegalCalendar

/// 期日: what a hearing is to the duties that hang on its day.
extension Derivation {
    /// 有理由未到庭: who was excused from one hearing appears at the next.
    func wasExcused(_ duty: Duty) -> Bool {
        guard duty.norm.by?.subject == .hearing, !duty.norm.excusedBy.triggers.isEmpty,
            !duty.norm.per.contains(.hearing)
        else { return false }
        let settled = settled(duty)
        // That he came to a later one does not make him late for this.
        let came = settled.fulfilled.map { event in settled.due.map { event.day <= $0 } ?? true } ?? false
        return !came && settled.excused != nil && settled.excuseLost == nil
    }

    /// What was done for a day that was moved is not done for another.
    func isOfAnotherDay(_ duty: Duty) -> Bool {
        guard let ended = duty.ended, ended.reason == .waived else { return false }
        let hearing = duty.context.first(.hearing).flatMap { file.thing(.hearing, $0) }
        return Hearings.isMoved(hearing, by: ended.event.sequence)
    }

    func isAppointment(_ duty: Duty) -> Bool { duty.norm.by.map(PathFields.isAppointment) ?? false }

    /// Nobody is summoned to a hearing of what had been ended, also where the paper came later.
    func asMade(_ event: Duty.Event) -> Duty.Event {
        let decision = file.things(.decision).first { $0.openedBy == event.sequence }
        guard let made = decision?["made-on"]?.day, made < event.day else { return event }
        return Duty.Event(day: made, sequence: event.sequence, kind: event.kind)
    }
}
