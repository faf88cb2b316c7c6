import Docket
import LegalCalendar

extension Derivation {
    /// 不计入的期间 (行诉解释第五十条): what lies between a pause and its end is added; while one lasts, the end is not known.
    func pause(_ duty: inout Duty) {
        guard let deadline = duty.deadline else { return }
        // A day that a paper states has no beginning of its own: what lies after the duty began is added.
        var (nominal, counted) = (deadline.nominal, duty.statedBy == nil ? deadline.from : duty.opened.day)
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
        guard !duty.norm.pauses.isEmpty else { return [] }
        let kinds = duty.norm.pauses.flatMap { [$0.from.kind] + $0.until }
        let all = timeline.of(kinds).filter { isOfSame($0, duty) }.sorted {
            ($0.day, $0.sequence) < ($1.day, $1.sequence)
        }
        return all.compactMap { item in
            guard
                let pause = duty.norm.pauses.first(where: {
                    $0.from.kind == item.kind && lookup.allHold($0.from.conditions, in: item.context, trigger: item)
                })
            else { return nil }
            let end = all.first {
                pause.until.contains($0.kind) && ($0.day, $0.sequence) > (item.day, item.sequence)
            }
            return (item, end?.day)
        }
    }

    /// Of the proceeding; a computed day is of one decision.
    private func isOfSame(_ item: CaseFile.Item, _ duty: Duty) -> Bool {
        item.isOf(proceeding: duty.context.first(.proceeding))
            && (rules.vocabulary.kind(item.kind) != nil || item.context[.decision] == duty.context[.decision])
    }
}
