public import Docket

extension Derivation {
    /// The stages of the proceeding that goes on, in their order.
    public var stages: [Stage] {
        let context = place
        return rules.stages.filter { stage in
            lookup.allHold(stage.conditions, in: context, trigger: nil)
                && (stage.exceptions.isEmpty || !lookup.allHold(stage.exceptions, in: context, trigger: nil))
        }
    }

    /// 现在的阶段: the latest that has begun; of several units the one that is least far.
    public var stage: Stage {
        if file.registeredInError { return .registeredInError }
        if isForeign { return .foreign }
        let stages = stages
        guard let first = stages.first else { return .unnamed }
        if let over = stages.last(where: { $0.isOver && begun($0) != nil }) { return over }
        let units = responsible(in: place.first(.proceeding)).filter { !$0.isProposed && $0.role != "assist" }.map(\.unit)
        let places = (units.count > 1 ? units.map(Optional.some) : [nil]).map { unit in
            stages.lastIndex { begun($0, unit: unit) != nil } ?? 0
        }
        return places.min().map { stages[$0] } ?? first
    }

    /// The entry that began a stage of the proceeding that goes on.
    /// - Parameter unit: of which it must not be another's.
    public func begun(_ stage: Stage, unit: String? = nil) -> CaseFile.Item? {
        let proceeding = place.first(.proceeding)
        func isOf(_ item: CaseFile.Item) -> Bool {
            let submitted = item.context.first(.submission).flatMap { file.thing(.submission, $0)?["unit"]?.text }
            return item.isOf(proceeding: proceeding) && item.isOf(unit: unit) && (submitted == nil || unit == nil || submitted == unit)
        }
        func matching(_ triggers: [Trigger]) -> [CaseFile.Item] {
            file.items(among: triggers.map(\.kind)).filter { item in
                isOf(item) && triggers.contains { matches($0, item, item.context, per: [], strictly: false) }
            }
        }
        let undone = matching(stage.undoneBy)
        return matching(stage.begins).last { item in
            !undone.contains { other in
                (other.day, other.sequence) > (item.day, item.sequence)
                    && (item.context[.submission].isEmpty || other.context.first(.submission) == item.context.first(.submission))
            }
        }
    }

    private var place: Context {
        Context(file.instances.current.map { [.proceeding: [$0.id]] } ?? [:])
    }

    /// 等待: what the stage waits for, of a proceeding in which nothing else is awaited.
    func awaited() -> [Waiting] {
        let stage = stage
        guard !stage.isOver, let begin = begun(stage) else { return [] }
        let proceeding = place.first(.proceeding)
        let next = stage.awaits.first { kind in
            !file.items(of: kind).contains {
                $0.isOf(proceeding: proceeding) && ($0.day, $0.sequence) >= (begin.day, begin.sequence)
            }
        } ?? stage.awaits.last
        guard let next else { return [] }
        return [
            Waiting(
                what: rules.vocabulary.title(next), since: begin.day, by: nil, kind: next, proceeding: proceeding,
                hearing: nil, provenance: nil)
        ]
    }
}
