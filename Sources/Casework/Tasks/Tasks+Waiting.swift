import Docket
public import LegalCalendar
public import Rulebook

extension Tasks {
    /// Where it is nobody's turn here, it is somebody else's.
    public func waiting(on day: CivilDay) -> [Waiting] {
        Self.waiting(derivation, duties, isInHand: !inHand.isEmpty, on: day)
    }

    static func waiting(_ derivation: Derivation, _ duties: [Duty], isInHand: Bool, on day: CivilDay) -> [Waiting] {
        let known = derivation.waiting(duties, on: day)
        // A hearing that nobody here has to report on hides nothing that comes after it.
        let isHidden = isInHand || known.contains { $0.hearing == nil || $0.until != nil }
        return isHidden ? known : known + derivation.awaited(duties).filter { $0.kind != .hearingHeld }
    }

    /// On whose desks something that is awaited stands: of the units that have the case, else of who takes in the organ's post.
    public func doers(of waiting: Waiting) -> [(doer: DutyTask.Doer, organ: String)] {
        let units = derivation.responsible(in: waiting.proceeding).filter { !$0.isProposed }.map(\.unit)
        var seen: Set<String> = []
        let own = units.filter { seen.insert($0).inserted }.map { unit in
            (
                DutyTask.Doer(function: .handlingUnit, unit: unit),
                derivation.organ(answeringFor: unit, in: waiting.proceeding)
            )
        }
        if !own.isEmpty { return own }
        return derivation.answering(in: waiting.proceeding).map { organ in
            (TaskMaker.doer(.intakeOffice, organ, derivation), organ)
        }
    }

    /// 现由某单位办理: who has what is most urgent; empty where nobody has anything in hand.
    public var holder: String {
        guard !stage.isOver else { return "" }
        let nearest = inHand.min { ($0.duty?.limit ?? .never) < ($1.duty?.limit ?? .never) }
        return nearest?.doers.first.map { $0.unit ?? derivation.rules.title(of: $0.function) } ?? ""
    }

    /// 在办: what makes it somebody's turn; what has no day of its own does not, while the case is the court's.
    static func inHand(of all: [DutyTask], isAwaiting: Bool) -> [DutyTask] {
        all.filter { task in
            task.isOffered && task.duty?.norm.force != .right
                && task.duty.map { $0.limit != nil || $0.missing != nil || !isAwaiting } ?? true
        }
    }

    /// Whether somebody has something to do, or waits, for as long as nothing else happens; else the last day of what lapses by itself.
    public var standing: (lasting: Bool, lapsing: CivilDay?) {
        let isLasting = all.contains { $0.isOffered && ($0.duty?.norm.force != .right || $0.duty?.limit == nil) }
        let isAwaiting = !derivation.pausesRunning(on: .never).isEmpty || waiting.contains { $0.until == nil }
        let days =
            all.filter { $0.isOffered && $0.duty?.norm.force == .right }.compactMap { $0.duty?.limit }
            + waiting.compactMap(\.until)
        return (isLasting || isAwaiting, days.max())
    }
}

extension DutyTask {
    /// For whom it waits.
    public var waits: String { if case .waits(let words) = standing { words } else { "" } }
    public var note: String { standing == .unassigned ? "承办单位未落实" : "" }
    /// From when it stands on a desk.
    public var opens: CivilDay? { duties.map(\.opened.day).min() }
}
