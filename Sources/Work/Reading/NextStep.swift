import Casework
public import Docket
public import LegalCalendar
import Rulebook
import Store

/// 下一步: what can be done next on a case, by whom, and whether it is the reader's.
public struct NextStep: Sendable, Hashable {
    public let title: String
    /// Nil where nothing can be recorded before somebody holds the function.
    public let kind: KindName?
    /// What it is about, by the names of fields.
    public let about: [String: String]
    /// By whom.
    public let who: String
    public let isMine: Bool
    /// 至迟; nil where no day is set.
    public let by: CivilDay?
    /// 为什么: the article, with its period where it gives one; nil where nothing but the order of the work asks for it.
    public let why: String?
    /// 系统建议 of a day before; nil where there is none, or it is the same.
    public let safeBy: CivilDay?
    /// 权利: nothing is late if it is not used.
    public let isRight: Bool

    /// The reader's own before others'; what is a right stands after what is owed.
    static func all(_ tasks: Tasks, _ reading: Reading) -> [NextStep] {
        let offered = tasks.all.filter { task in
            task.standing == .unassigned
                || task.isOffered && (task.duties.isEmpty || task.duties.contains { $0.isStanding(on: reading.today) })
        }.sorted { ($0.duty?.limit ?? .unknown) < ($1.duty?.limit ?? .unknown) }
        let steps = offered.map { NextStep($0, reading) }
        func part(_ isMine: Bool, _ isRight: Bool) -> [NextStep] {
            steps.filter { $0.isMine == isMine && $0.isRight == isRight }
        }
        return part(true, false) + part(false, false) + part(true, true) + part(false, true)
    }

    private init(_ task: DutyTask, _ reading: Reading) {
        (title, kind, about, isRight) = (task.title, task.kind, task.query, task.isRight)
        by = task.duty?.limit
        why = task.duty.map { duty in
            [reading.store.rules.citation(duty.norm.provenance), duty.norm.within?.chinese].compactMap(\.self)
                .joined(separator: "　")
        }
        safeBy = task.safeBy.flatMap { $0 == task.duty?.limit ? nil : $0 }
        let names = task.doers.map { doer in
            let rules = reading.store.rules
            let unit = doer.unit ?? rules.title(of: doer.function)
            return rules.named(unit, as: doer.function)
        }.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let unassigned = task.standing == .unassigned ? "承办单位未落实，由" : ""
        who = unassigned + names.joined(separator: "、") + (unassigned.isEmpty ? "" : "落实")
        isMine =
            !task.barred.contains(reading.reader.account)
            && task.doers.contains { Self.isReaders($0, of: task.organ, reading) }
    }

    /// Whether a function of an organ is the reader's; of a unit's own, whether it is his unit.
    private static func isReaders(_ doer: DutyTask.Doer, of organ: String, _ reading: Reading) -> Bool {
        switch doer.function {
        case .handlingUnit: reading.reader.has(doer.function) && doer.unit == reading.reader.unit
        case .lawyer, .counselOffice: reading.reader.has(doer.function)
        default: reading.holds(doer.function, of: organ)
        }
    }
}

extension CivilDay {
    /// Where no day is known a step stands last.
    fileprivate static let unknown = CivilDay(number: Int(Int32.max))
}
