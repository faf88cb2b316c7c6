import Docket
import LegalCalendar

/// 程序的起讫: from when a proceeding is over, and until when it was.
extension Derivation {
    /// Whether what opened earlier is over, so that the same thing is to be done anew.
    func gaveWay(_ duty: Duty, to item: CaseFile.Item) -> Bool {
        wasCutOff(duty, before: item) || wasExcused(duty) || wasWaived(duty, before: item)
    }

    /// 不再适用 before it was due, and then asked for again: another head named, another day on which he can't come.
    private func wasWaived(_ duty: Duty, before item: CaseFile.Item) -> Bool {
        let settled = settled(duty)
        guard settled.fulfilled == nil, let ended = settled.ended, ended.reason == .waived else { return false }
        return (ended.event.day, ended.event.sequence) < (item.day, item.sequence)
            && settled.due.map { ended.event.day <= $0 } ?? true
    }

    /// Ended by a ruling that was set aside before this entry (指令继续审理): what the entry opens is to be done anew.
    func wasCutOff(_ duty: Duty, before item: CaseFile.Item) -> Bool {
        guard duty.norm.endsWithProceeding, let spans = endedSpans[duty.context.first(.proceeding) ?? ""] else {
            return false
        }
        let opened = (duty.opened.day, duty.opened.sequence)
        return spans.contains { span in
            guard let until = span.until else { return false }
            return opened < span.from && until < (item.day, item.sequence)
        }
    }

    /// 程序已经终结: what ends with a proceeding does not open in it any more, unless what ended it had been set aside before
    /// (指令继续审理).
    func isOver(_ norm: Norm, _ item: CaseFile.Item, _ context: Context) -> Bool {
        guard norm.endsWithProceeding, let spans = endedSpans[context.first(.proceeding) ?? ""] else { return false }
        let place = (item.day, item.sequence)
        return spans.contains { span in span.from < place && span.until.map { place < $0 } ?? true }
    }

    typealias Place = (day: CivilDay, sequence: Int)

    /// By proceeding, from which decision on it is over, and until which it was.
    static func endedSpans(of file: CaseFile) -> [String: [(from: Place, until: Place?)]] {
        let (decisions, proceedings) = (file.things(.decision), file.instances.all)
        var spans: [String: [(from: Place, until: Place?)]] = [:]
        for decision in decisions where decision["ends"]?.flag == true {
            let above = proceedings.filter { $0["reviews"]?.text == decision.id }.map(\.id)
            let reopening = decisions.first {
                $0["reopens"]?.flag == true && above.contains($0["proceeding"]?.text ?? "")
            }
            spans[decision["proceeding"]?.text ?? "", default: []].append(
                ((decision.openedOn, decision.openedBy), reopening.map { ($0.openedOn, $0.openedBy) }))
        }
        return spans
    }

    /// 指令继续审理: what ended the proceeding was set aside.
    func wasSetAside(_ item: CaseFile.Item, _ duty: Duty) -> Bool {
        guard duty.norm.endsWithProceeding else { return false }
        let span = endedSpans[duty.context.first(.proceeding) ?? ""]?.first { $0.from.sequence == item.sequence }
        return span?.until != nil
    }

    /// 继续审理: a period that still ran when the proceeding was ended wrongly runs on for the days that were left; a day that a paper
    /// stated for the time between is no longer one.
    func runOn(_ duty: inout Duty) {
        guard duty.norm.endsWithProceeding, let deadline = duty.deadline else { return }
        let spans = endedSpans[duty.context.first(.proceeding) ?? ""] ?? []
        guard
            let span = spans.first(where: {
                $0.until != nil && $0.from.day <= deadline.due && duty.opened.day <= $0.from.day
            }),
            let until = span.until
        else { return }
        if duty.statedBy == nil {
            duty.deadline = calendar.deadline(
                deadline, movedTo: deadline.nominal.adding(days: until.day.days(since: span.from.day)))
        } else if deadline.due < until.day {
            (duty.missing, duty.deadline, duty.isStatedOnRestDay) = (duty.statedBy, nil, false)
        }
    }
}
