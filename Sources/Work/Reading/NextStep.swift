import Casework
public import Docket
public import LegalCalendar
public import Rulebook

/// 下一步: what can be done next on a case, by whom, and whether it is the reader's.
public struct NextStep: Sendable, Hashable {
    public let title: String
    public let kind: KindName
    /// What it is about, by the names of fields.
    public let about: [String: String]
    /// By whom.
    public let who: String
    public let isMine: Bool
    /// 至迟; nil where no day is set.
    public let by: CivilDay?

    /// The reader's own before others'.
    public static func all(_ derivation: Derivation, _ duties: [Duty], _ reading: Reading) -> [NextStep] {
        let all = ofProgress(derivation, reading.reader) + ofDuties(derivation, duties, reading)
        return all.filter(\.isMine) + all.filter { !$0.isMine }
    }

    private static func ofProgress(_ derivation: Derivation, _ reader: Actor) -> [NextStep] {
        let organisation = derivation.organisation
        return Progress(derivation: derivation).steps.map { step in
            let isMyFunction = step.function == reader.function || step.kind == .approved && reader.function == .leader
            let isMyUnit = step.unit == nil || step.unit == organisation.canonical(reader.unit)
            let who =
                step.unit ?? organisation.holder(of: step.function, for: organisation.government)
                ?? step.function.title
            var about: [String: String] = [:]
            (about["unit"], about["submission"]) = (step.unit, step.submission)
            return NextStep(
                title: step.title, kind: step.kind, about: about, who: "\(who)（\(step.function.title)）",
                isMine: isMyFunction && isMyUnit, by: nil)
        }
    }

    /// Open duties that no step covers.
    private static func ofDuties(_ derivation: Derivation, _ duties: [Duty], _ reading: Reading) -> [NextStep] {
        let progress = Progress(derivation: derivation)
        let covered = Set(progress.steps.compactMap(\.duty))
        let reader = reading.reader
        return duties.compactMap { duty in
            guard duty.isStanding(on: reading.today), !covered.contains(duty.norm.name),
                let todo = Todo(duty, derivation)
            else { return nil }
            // What no unit was given is the intake office's to hand on; where a step is to find the unit, that step says so.
            if todo.isUnassigned, progress.findsUnit(for: duty) { return nil }
            let function = todo.isUnassigned ? .intakeOffice : Function(rawValue: duty.bearer)
            let isHis =
                function == reader.function
                && (function != .handlingUnit || duty.units.contains(derivation.organisation.canonical(reader.unit)))
            var about = Dictionary(uniqueKeysWithValues: todo.about.map { ($0.key.rawValue, $0.value) })
            about["paper"] = todo.papers.first
            let title = todo.isUnassigned ? "承办单位未落实，由\(Function.intakeOffice.title)落实" : function?.title ?? ""
            return NextStep(
                title: duty.norm.what + duty.whose(in: derivation.file), kind: todo.kind, about: about,
                who: duty.units.isEmpty ? title : "\(duty.units.joined(separator: "、"))（\(title)）",
                isMine: isHis || function == .leader && todo.isAct && reader.function == .intakeOffice, by: duty.due)
        }
    }
}
