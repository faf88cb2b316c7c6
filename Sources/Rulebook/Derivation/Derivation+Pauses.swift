import Docket
import LegalCalendar

extension Derivation {
    /// 不计入的期间 (行诉解释第五十条): what lies between a pause and its end is added; while one lasts, the end is not known.
    func pause(_ duty: inout Duty) {
        guard let deadline = duty.deadline else { return }
        var (nominal, counted) = (deadline.nominal, deadline.from)
        for (item, end) in pauses(of: duty) where end.map({ $0 > counted }) ?? true {
            let start = max(item.day, counted)
            guard start <= calendar.roll(nominal) else { break }
            guard let end else {
                duty.paused = Duty.Event(day: item.day, sequence: item.sequence, kind: item.kind)
                duty.deadline = nil
                return
            }
            nominal = nominal.adding(days: end.days(since: start))
            counted = end
        }
        guard nominal != deadline.nominal else { return }
        duty.deadline = calendar.deadline(deadline, movedTo: nominal)
    }

    /// In the order of their beginnings; one that lies within another counts once.
    private func pauses(of duty: Duty) -> [(start: CaseFile.Item, end: CivilDay?)] {
        let proceeding = duty.context.first(.proceeding)
        return file.items.compactMap { item in
            guard item.isOf(proceeding: proceeding),
                let pause = duty.norm.pauses.first(where: {
                    $0.from.kind == item.kind && lookup.allHold($0.from.conditions, in: item.context, trigger: item)
                })
            else { return nil }
            let end = file.items.first {
                pause.until.contains($0.kind) && $0.isOf(proceeding: proceeding)
                    && ($0.day, $0.sequence) > (item.day, item.sequence)
            }
            return (item, end?.day)
        }
    }
}
