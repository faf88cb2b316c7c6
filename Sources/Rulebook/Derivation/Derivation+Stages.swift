public import Docket

/// 阶段: how far a proceeding has come. Where none is named, the one that goes on; where none goes on, the suit.
extension Derivation {
    /// The stages of a proceeding, in their order.
    public func stages(of proceeding: String? = nil) -> [Stage] {
        let context = place(proceeding)
        return rules.stages(on: file.items.first?.day).filter { stage in
            lookup.allHold(stage.conditions, in: context, trigger: nil)
                && (stage.exceptions.isEmpty || !lookup.allHold(stage.exceptions, in: context, trigger: nil))
        }
    }

    /// 现在的阶段 of the docket.
    public var stage: Stage { stage(of: nil) }

    /// The latest that has begun; of several units the one that is least far.
    public func stage(of proceeding: String?) -> Stage {
        if file.registeredInError { return .registeredInError }
        if isForeign { return .foreign }
        let stages = stages(of: proceeding)
        guard let first = stages.first else { return .unnamed }
        if let over = stages.last(where: { $0.isOver && begun($0, of: proceeding) != nil }) { return over }
        let shares = responsible(in: place(proceeding).first(.proceeding))
        let units = shares.filter { !$0.isProposed && $0.role != "assist" }.map(\.unit)
        let places = (units.count > 1 ? units.map(Optional.some) : [nil]).map { unit in
            stages.lastIndex { begun($0, of: proceeding, unit: unit) != nil } ?? 0
        }
        return places.min().map { stages[$0] } ?? first
    }

    /// The entry that began a stage.
    /// - Parameter unit: of which it must not be another's.
    public func begun(_ stage: Stage, of proceeding: String? = nil, unit: String? = nil) -> CaseFile.Item? {
        beginnings(of: stage, proceeding, unit).last
    }

    /// Whether a stage of the docket that has passed was gone through, and not passed over.
    public func isDone(_ stage: Stage) -> Bool {
        guard !stage.done.isEmpty else { return begun(stage) != nil }
        let proceeding = place(nil).first(.proceeding)
        return file.items(among: stage.done.map(\.kind)).contains { item in
            item.isOf(proceeding: proceeding)
                && stage.done.contains { matches($0, item, item.context, per: [], strictly: false) }
        }
    }

    private func beginnings(of stage: Stage, _ proceeding: String?, _ unit: String?) -> [CaseFile.Item] {
        let proceeding = place(proceeding).first(.proceeding)
        func isOf(_ item: CaseFile.Item) -> Bool {
            let submitted = item.context.first(.submission).flatMap { file.thing(.submission, $0)?["unit"]?.text }
            let isUnits = item.isOf(unit: unit) && (submitted == nil || unit == nil || submitted == unit)
            return item.isOf(proceeding: proceeding) && isUnits
        }
        func matching(_ triggers: [Trigger]) -> [CaseFile.Item] {
            file.items(among: triggers.map(\.kind)).filter { item in
                isOf(item) && triggers.contains { matches($0, item, item.context, per: [], strictly: false) }
            }
        }
        let undone = matching(stage.undoneBy)
        // 指令继续审理: what would have ended it did not, as long as it goes on.
        let goesOn = file.instances.open.contains { $0.id == proceeding }
        let begins = stage.begins.filter { trigger in
            !goesOn || !trigger.conditions.contains { $0.path.description == "decision.ends-proceeding" }
        }
        return matching(begins).filter { item in
            let submission = item.context.first(.submission)
            return !undone.contains { other in
                (other.day, other.sequence) > (item.day, item.sequence)
                    && (submission == nil || other.context.first(.submission) == submission)
            }
        }
    }

    private func place(_ proceeding: String?) -> Context {
        let instances = file.instances
        let current = instances.open.last ?? instances.all.last { $0.instance != nil } ?? instances.all.last
        return Context((proceeding ?? current?.id).map { [.proceeding: [$0]] } ?? [:])
    }

    /// 等待: what comes next from outside where nobody here has anything to do: of the proceeding that goes on, and of each whose decision
    /// has not taken effect because a day is not known.
    /// - Parameter duties: of this derivation.
    public func awaited(_ duties: [Duty]) -> [Waiting] {
        let unknown = effects(duties).filter { $0.day == nil }.compactMap { effect in
            file.thing(.decision, effect.decision)?["proceeding"]?.text
        }
        let current = place(nil).first(.proceeding)
        guard !unknown.isEmpty || current != nil else { return awaited(in: nil) }
        let found = unique([current].compactMap(\.self) + unknown).flatMap { awaited(in: $0) } + numbersToCome
        return found.isEmpty ? reviewedButUnknown : found
    }

    /// 未登记的原裁判: what a higher instance or a retrial is about was never recorded, and nothing can come of it before.
    private var reviewedButUnknown: [Waiting] {
        guard !stage.isOver else { return [] }
        let decided = Set(file.things(.decision).compactMap { $0["proceeding"]?.text })
        return file.instances.all.filter { $0["reviews"] == nil }.compactMap { above in
            guard let below = above.parent, !decided.contains(below) else { return nil }
            return Waiting(
                what: rules.vocabulary.title(.decisionReceived), since: above.openedOn, by: nil,
                kind: .decisionReceived, proceeding: below, hearing: nil, until: nil, provenance: nil)
        }
    }

    /// 发回重审、指令立案: the notice of the court that begins anew.
    private var numbersToCome: [Waiting] {
        guard !stage.isOver else { return [] }
        return file.rulingsToFollow.map { ruling in
            Waiting(
                what: rules.vocabulary.title(.noticeReceived), since: ruling.openedOn, by: nil, kind: .noticeReceived,
                proceeding: ruling["proceeding"]?.text, hearing: nil, until: nil, provenance: nil)
        }
    }

    /// What the stage, or the first after it that waits at all, waits for.
    private func awaited(in proceeding: String?) -> [Waiting] {
        let (all, stage) = (stages(of: proceeding), stage(of: proceeding))
        guard !stage.isOver, let place = all.firstIndex(of: stage),
            let begin = all[...place].compactMap({ beginnings(of: $0, proceeding, nil).first }).last,
            let waiting = all[place...].first(where: { !$0.awaits.isEmpty })
        else { return [] }
        let next = waiting.awaits.first { kind in
            !file.items(of: kind).contains {
                $0.isOf(proceeding: proceeding) && ($0.day, $0.sequence) >= (begin.day, begin.sequence)
            }
        }
        // A court goes on until it has ended the proceeding.
        let again = file.instances.open.contains { $0.id == proceeding } ? waiting.awaits.last : nil
        guard let kind = next ?? again else { return [] }
        return [
            Waiting(
                what: rules.vocabulary.title(kind), since: begin.day, by: nil, kind: kind, proceeding: proceeding,
                hearing: nil, until: nil, provenance: nil)
        ]
    }
}
