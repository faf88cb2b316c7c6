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
        let all = ofProgress(derivation, reading) + ofDuties(derivation, duties, reading)
        return all.filter(\.isMine) + all.filter { !$0.isMine }
    }

    /// Whether a function of an organ is the reader's; of a unit's own, whether it is his unit.
    private static func isReaders(_ function: Function, of organ: String, _ unit: String?, _ reading: Reading) -> Bool {
        switch function {
        case .handlingUnit: reading.reader.has(function) && unit.map { $0 == reading.reader.unit } ?? true
        case .lawyer, .counselOffice: reading.reader.has(function)
        default: reading.holds(function, of: organ)
        }
    }

    private static func ofProgress(_ derivation: Derivation, _ reading: Reading) -> [NextStep] {
        Progress(derivation: derivation).steps.map { step in
            let isHis = isReaders(step.function, of: step.organ, step.unit, reading)
            let decides = step.kind == .approved && reading.holds(.leader, of: step.organ)
            let who = step.holder ?? step.function.title
            var about: [String: String] = [:]
            (about["unit"], about["submission"]) = (step.unit, step.submission)
            return NextStep(
                title: step.title, kind: step.kind, about: about, who: "\(who)（\(step.function.title(in: who))）",
                isMine: isHis || decides, by: nil)
        }
    }

    /// Open duties that no step covers.
    private static func ofDuties(_ derivation: Derivation, _ duties: [Duty], _ reading: Reading) -> [NextStep] {
        let progress = Progress(derivation: derivation)
        let covered = Set(progress.steps.compactMap(\.duty))
        return duties.compactMap { duty -> NextStep? in
            guard duty.isStanding(on: reading.today), !covered.contains(duty.norm.name),
                let todo = Todo(duty, derivation)
            else { return nil }
            // What no unit was given is the intake office's to hand on; where a step is to find the unit, that step says so.
            if todo.isUnassigned, progress.findsUnit(for: duty) { return nil }
            let function = todo.isUnassigned ? .intakeOffice : Function(rawValue: duty.bearer)
            let isHis =
                function.map { function in
                    duty.units.isEmpty || function != .handlingUnit
                        ? isReaders(function, of: duty.organ, nil, reading)
                            && (function != .handlingUnit || todo.isUnassigned)
                        : duty.units.contains { isReaders(function, of: duty.organ, $0, reading) }
                } ?? false
            let records = function == .leader && todo.isAct && reading.holds(.intakeOffice, of: duty.organ)
            var about = Dictionary(uniqueKeysWithValues: todo.about.map { ($0.key.rawValue, $0.value) })
            about["paper"] = todo.papers.first
            let office = derivation.holders.holder(of: .intakeOffice, for: duty.organ) ?? Function.intakeOffice.title
            let title =
                todo.isUnassigned
                ? "承办单位未落实，由\(office)落实" : function.map { $0.title(in: duty.units.first ?? $0.title) } ?? ""
            return NextStep(
                title: duty.norm.what + duty.whose(in: derivation.file), kind: todo.kind, about: about,
                who: duty.units.isEmpty ? title : "\(duty.units.joined(separator: "、"))（\(title)）",
                isMine: isHis || records, by: duty.due)
        }
    }
}
