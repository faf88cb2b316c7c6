import Casework
import Docket
import Rulebook

/// 所涉: which decision, hearing, submission or recommendation an entry is about. Asked where two are possible, each with its day and paper;
/// where one is, it is shown as text.
extension EntryForm {
    private var concern: [(kind: ThingKind, things: [Thing])] {
        var said = Context(about.mapValues { [$0] })
        if let unit { said[.unit] = [unit] }
        if let submission { said[.submission] = [submission] }
        if let side { said[.defendant] = [side] }
        let papers: [String: Value] = paper.map { ["papers": .list([.object(["kind": .text($0)])])] } ?? [:]
        let entry = Entry(kind: kind.name, day: today, fields: papers)
        var found: [(kind: ThingKind, things: [Thing])] = []
        for kind in Findable(of: entry, in: file, organisation: derivation.organisation, said: said).things
        where said[kind].isEmpty {
            let concern = Findable(of: entry, in: file, organisation: derivation.organisation, said: said)
            let things = concern.candidates(kind)
            found.append((kind, things))
            guard things.count == 1 else { continue }
            said[kind] = [things[0].id]
            if said[.proceeding].isEmpty, let scope = things[0]["proceeding"]?.text { said[.proceeding] = [scope] }
        }
        let concern = Findable(of: entry, in: file, organisation: derivation.organisation, said: said)
        let decision = about[.decision] ?? found.first { $0.kind == .decision && $0.things.count == 1 }?.things[0].id
        if let decision, about[.performance] == nil, Findable.isOfPerformance(kind.name) {
            found.append((.performance, concern.performances(of: decision)))
        }
        return found
    }

    /// 所审的裁判: of several that a higher instance or a retrial can be about; in a notice of another suit it stays open.
    private var reviewable: [Thing] {
        guard [.noticeReceived, .docketed, .retrialOrdered].contains(kind.name), about[.decision] == nil else {
            return []
        }
        let concern = Findable(of: Entry(kind: kind.name, day: today), in: file, organisation: derivation.organisation)
        var seen: Set<String> = []
        let kinds = kind.name == .retrialOrdered ? ["retrial"] : ["second", "retrial-review", "retrial"]
        let all = kinds.flatMap(concern.reviewable).filter { seen.insert($0.id).inserted }
        return all.count > 1 ? all : []
    }

    /// Fields in which it is asked.
    var asked: [String] { (reviewable.isEmpty ? [] : [Findable.field(.decision, of: kind)]) + asking }

    private var asking: [String] { concern.filter { $0.things.count > 1 }.map { Findable.field($0.kind, of: kind) } }

    var concernChoices: EntryInputs.Choices {
        Dictionary(
            concern.filter { $0.things.count > 1 }.map { kind, things in
                (Findable.field(kind, of: self.kind), things.map { ($0.id, file.title(of: $0)) })
            }, uniquingKeysWith: { first, _ in first }
        ).merging(
            reviewable.isEmpty
                ? [:] : [Findable.field(.decision, of: kind): reviewable.map { ($0.id, file.title(of: $0)) }]
        ) { own, _ in own }
    }

    /// What alone can be meant, or what the page was opened for.
    var meant: [ThingKind: Thing] {
        var meant = Dictionary(
            concern.filter { $0.things.count == 1 }.map { ($0.kind, $0.things[0]) },
            uniquingKeysWith: { first, _ in first })
        for kind in [ThingKind.decision, .hearing, .recommendation] {
            if let thing = about[kind].flatMap({ file.thing(kind, $0) }) { meant[kind] = thing }
        }
        return meant
    }

    /// Of several of its kind in the docket, which one is meant.
    var meantNotes: [String] {
        meant.filter { isOneOfSeveral($0.key) }.sorted {
            $0.key.rawValue < $1.key.rawValue
        }.map { kind, thing in "所涉\(ThingKind.words[kind] ?? "")：\(file.title(of: thing))。" }
    }

    private func isOneOfSeveral(_ kind: ThingKind) -> Bool {
        switch kind {
        case .performance: false
        case .proceeding: file.instances.open.count > 1
        default: Set(file.things(kind).map(\.id)).count > 1
        }
    }
}
