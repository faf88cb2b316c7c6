public import Docket
import LegalCalendar
public import Rulebook

/// 待办: all that can be done next on a case, each thing once, whatever duties it serves. Steps, days and offices stand in the rulebook.
public struct Tasks: Sendable {
    public let derivation: Derivation
    /// Of this derivation.
    public let duties: [Duty]
    public let all: [DutyTask]
    /// 现在的阶段 of the docket.
    public let stage: Stage
    /// 在办: what makes it somebody's turn.
    let inHand: [DutyTask]
    /// 等待法院, as far as the docket goes.
    public let waiting: [Waiting]

    public init(_ derivation: Derivation, _ duties: [Duty]) {
        (self.derivation, self.duties) = (derivation, duties)
        stage = derivation.stage
        guard !derivation.file.registeredInError, !derivation.isForeign else {
            (all, inHand, waiting) = ([], [], [])
            return
        }
        let maker = TaskMaker(derivation, duties)
        let open = duties.filter { Self.isOpen($0, derivation.rules.vocabulary) }
        all = Self.merged(maker.confirmations + maker.unsettled + open.flatMap(maker.tasks) + maker.submissions) {
            derivation.isOnlyDefendant(in: $0.about[.proceeding])
        }
        inHand = Self.inHand(of: all, isAwaiting: stage.isAwaiting)
        let last = derivation.file.items.last?.day ?? CivilDay(number: 0)
        waiting = Self.waiting(derivation, duties, isInHand: !inHand.isEmpty, on: last)
    }

    /// Not done, not over, and not to be known only later; one that a computed day will close is open until then.
    public static func isOpen(_ duty: Duty, _ vocabulary: Vocabulary) -> Bool {
        let isExcused = duty.excused != nil && duty.excuseLost == nil
        guard !duty.isAwaited, !isExcused, duty.fulfilled.map({ vocabulary.kind($0.kind) == nil }) ?? true else {
            return false
        }
        return duty.ended.map { vocabulary.kind($0.event.kind) == nil } ?? true
    }

    /// The same entry about the same things is one task, with the days of the most urgent duty that it serves.
    /// - Parameter isAlone: whether there is no other defendant of ours whose it could be.
    private static func merged(_ tasks: [DutyTask], isAlone: (DutyTask) -> Bool) -> [DutyTask] {
        var (order, byKey) = ([Key](), [Key: DutyTask]())
        for task in tasks {
            var key = Key(task)
            // One duty names the defendant, another the unit: of one defendant it is the same thing to do.
            if key.about[.defendant] != nil, isAlone(task) { key.about[.defendant] = nil }
            if let known = byKey[key] {
                byKey[key] = known.joined(task)
            } else {
                byKey[key] = task
                order.append(key)
            }
        }
        return order.compactMap { byKey[$0]?.explained }
    }

    private struct Key: Hashable {
        let kind: KindName?
        let organ: String
        let doers: [DutyTask.Doer]
        var about: [ThingKind: String]
        let other: [String]
        let standing: DutyTask.Standing

        init(_ task: DutyTask) {
            (kind, doers, about) = (task.kind, task.doers, task.about)
            // What a unit does it does once, for whichever organ that is.
            organ = task.doers.allSatisfy { $0.function == .handlingUnit } ? "" : task.organ
            standing = task.isOffered ? .offered : task.standing
            // What waits stands for itself.
            let own = task.kind == nil ? task.duty?.key : nil
            other = [own, task.entry.map(String.init), task.level, task.matter].compactMap(\.self)
        }
    }
}

extension DutyTask {
    /// With what another task of the same entry serves.
    fileprivate func joined(_ other: DutyTask) -> DutyTask {
        let all = duties + other.duties.filter { !duties.contains($0) }
        // The earliest day counts, whichever duty's it is; of one day that of the duty which the entry fulfils.
        func key(_ duty: Duty) -> (Int, CivilDay, Int) {
            (duty.norm.force == .right ? 1 : 0, duty.limit ?? .never, isFulfilling(duty) ? 0 : 1)
        }
        let sorted = all.sorted { key($0) < key($1) }
        let reason = reason ?? other.reason
        return DutyTask(
            kind: kind, title: reason ?? named(beside: other), organ: organ, doers: doers,
            about: about.merging(other.about) { own, _ in own },
            papers: papers.filter(other.papers.contains), entry: entry, matter: matter, level: level, duties: sorted,
            standing: other.standing == .unassigned ? .unassigned : standing, reason: reason,
            barred: barred.union(other.barred))
    }

    private func isFulfilling(_ duty: Duty) -> Bool {
        duty.norm.fulfilledBy.triggers.contains { $0.kind == kind }
    }

    /// In the words of its step, where it has any, else of the duty that it fulfils.
    private func named(beside other: DutyTask) -> String {
        if let step = kind.flatMap({ Vocabulary.traits($0).step }), matter == nil,
            papers.isEmpty || other.papers.isEmpty
        {
            return step
        }
        // The measures' own words go before a statute's.
        func rank(_ task: DutyTask) -> Int {
            guard let duty = task.duties.first, isFulfilling(duty) else { return 2 }
            return duty.norm.rulebook == "national" ? 1 : 0
        }
        return rank(self) <= rank(other) ? title : other.title
    }

    /// 承办单位未落实: said with what nobody has been given.
    fileprivate var explained: DutyTask {
        guard standing == .unassigned, kind != nil, let duty, !isFulfilling(duty) else { return self }
        var task = self
        task.title += "：\(duty.norm.what)"
        return task
    }
}

extension CivilDay {
    static let never = CivilDay(number: Int(Int32.max))
}
