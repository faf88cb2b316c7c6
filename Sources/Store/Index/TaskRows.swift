import Casework
import Docket
import LegalCalendar
import Rulebook

/// 待办索引: the rows that desks read of a case: one for each who may do a task, with the days of the duty it serves.
struct TaskRows {
    private let caseID: String
    private let tasks: Tasks

    init(_ caseID: String, _ tasks: Tasks) { (self.caseID, self.tasks) = (caseID, tasks) }

    private var derivation: Derivation { tasks.derivation }

    /// None of a case that is over but what is still owed: a right is not offered any more.
    var all: [[SQLValue]] {
        let isOver = tasks.stage.isOver
        // Nor is it to whom the case is not given yet.
        let shown = tasks.all.filter { !$0.isRight || !isOver && $0.standing != .proposed }
        return shown.flatMap(rows) + (isOver ? [] : tasks.waiting.flatMap(rows))
    }

    /// 依据: by analogy where the organ has not said that it applies the measures.
    static func cite(_ duty: Duty, _ rules: Rules) -> String {
        (duty.standing == .byAnalogy ? "参照" : "") + rules.citation(duty.norm.provenance)
    }

    /// A step that only leads to what is owed names it: its day is not the step's own.
    private func cite(_ task: DutyTask, _ duty: Duty) -> String {
        let cite = Self.cite(duty, derivation.rules)
        let isOwn = duty.norm.fulfilledBy.triggers.contains { $0.kind == task.kind }
        return isOwn || task.kind == nil ? cite : "“\(duty.norm.what)”\(cite)"
    }

    /// For each day by which it leads to something a row: the nearest that is watched here counts.
    private func rows(_ task: DutyTask) -> [[SQLValue]] {
        var days: Set<CivilDay?> = []
        let others = task.duties.dropFirst().filter { $0.norm.force != .right && $0.limit != nil }
        let serving = (task.duties.prefix(1) + others).filter { days.insert($0.limit).inserted }
        guard !serving.isEmpty else { return rows(task, for: nil) }
        return serving.flatMap { rows(task, for: $0) }
    }

    private func rows(_ task: DutyTask, for duty: Duty?) -> [[SQLValue]] {
        let isFirst = duty == task.duty
        let (due, safeBy) = (duty?.limit, duty?.lateNotice == true ? nil : isFirst ? task.safeBy : duty?.safeBy)
        let near = [due, safeBy].compactMap(\.self).min()
        let about = task.query.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "&")
        let served = isFirst ? "" : duty?.key ?? ""
        let name = "\(task.kind?.rawValue ?? duty?.key ?? "") \(about) \(task.isRight) \(task.organ) \(served)"
        return task.doers.map { doer in
            [
                .text(caseID), .text(name), .text(doer.function.rawValue), .text(doer.unit ?? ""), .text(task.organ),
                .text(Self.list(task)), .text(task.kind?.rawValue ?? ""), .text(task.title),
                .text(note(task, for: doer)),
                .text(about),
                .text(duty?.key ?? ""), .text(duty.map { cite(task, $0) } ?? ""),
                .text(duty?.norm.within?.chinese ?? ""), .optional(duty?.from?.description),
                .optional(due?.description), .optional(safeBy?.description), .optional(near?.description),
                .text((isFirst ? task.opens : duty?.opened.day)?.description ?? ""),
                .optional(duty?.ended?.event.day.description),
                .integer(duty?.norm.force == .right ? 1 : 0), .integer(duty?.missing == nil ? 0 : 1), .text(task.waits),
                .text(task.barred.isEmpty ? "" : "|\(task.barred.sorted().joined(separator: "|"))|"),
            ]
        }
    }

    /// 催办: by whom what it leads to was urged last; whoever is urged sees it where the work stands.
    private func note(_ task: DutyTask, for doer: DutyTask.Doer) -> String {
        // Between the offices and who handles the case; not for who comes from outside.
        guard task.note.isEmpty, ![.lawyer, .counselOffice].contains(doer.function) else { return task.note }
        let keys = Set(task.duties.map(\.key))
        let all = derivation.file.items.filter { item in
            [.urged, .supervisionIssued].contains(item.kind) && item.entry["duty"]?.text.map(keys.contains) ?? false
        }
        // 督办 asks for an answer; a reminder after it takes nothing back.
        guard let urged = all.last(where: { $0.kind == .supervisionIssued }) ?? all.last else { return "" }
        let word = urged.kind == .urged ? "催办" : "督办"
        return "\(urged.entry.unit)\(urged.day.shortChinese)\(word)"
    }

    private static func list(_ task: DutyTask) -> String {
        switch task.standing {
        case .proposed: "proposed"
        default: task.isRight ? "right" : "duty"
        }
    }

    /// 等待法院: on the desk of the units that have the case, else of who takes in the organ's post.
    private func rows(_ waiting: Waiting) -> [[SQLValue]] {
        let about = ["hearing": waiting.hearing, "proceeding": waiting.proceeding].compactMapValues(\.self)
            .sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "&")
        let cite = waiting.provenance.map(derivation.rules.citation) ?? ""
        return tasks.doers(of: waiting).map { doer, organ in
            [
                .text(caseID), .text("wait \(waiting.kind) \(about)"), .text(doer.function.rawValue),
                .text(doer.unit ?? ""),
                .text(organ), .text("wait"), .text(waiting.kind.rawValue), .text(waiting.what), .text(""), .text(about),
                .text(""),
                .text(cite), .text(""), .text(waiting.since.description), .optional(waiting.by?.description), .null,
                .text(waiting.since.description), .text(waiting.since.description),
                .optional(waiting.until.map { $0.adding(days: 1).description }),
                .integer(0), .integer(0), .text(""), .text(""),
            ]
        }
    }
}
