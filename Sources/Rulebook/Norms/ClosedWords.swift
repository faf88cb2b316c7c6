import Docket

/// 封闭词: which words a field can have at all. A condition on a word that no entry can carry never holds, and its duty vanishes
/// unseen; so such a word is an error of the rulebook.
struct ClosedWords {
    let vocabulary: Vocabulary
    /// Codes of the outcomes that this rulebook and those it extends define.
    let outcomes: Set<String>

    private static let flags: Set<String> = ["true", "false"]

    /// Nil where the field holds free text, a day or a number.
    /// - Parameter trigger: the kind whose own fields `trigger.` means here; nil where several may be meant.
    func words(of path: Path, trigger: KindName?) -> Set<String>? {
        if let own = own(path) { return own }
        let kinds: [Kind] =
            switch path.subject {
            case .trigger: trigger.map { vocabulary.kind($0).map { [$0] } ?? [] } ?? vocabulary.all
            case .notice: [vocabulary.kind(.noticeReceived)].compactMap(\.self)
            case .decision: [vocabulary.kind(.decisionReceived)].compactMap(\.self)
            case .submission: [vocabulary.kind(.submittedForApproval)].compactMap(\.self)
            case .recommendation: [vocabulary.kind(.recommendationReceived)].compactMap(\.self)
            default: []
            }
        let types = kinds.compactMap { kind in (kind.fields + Kind.common).first { $0.name == path.steps.first }?.type }
        let sets = types.map { words(of: $0, path.steps.dropFirst()) }
        // One kind in which it may be anything leaves it open.
        guard !sets.isEmpty, sets.allSatisfy({ $0 != nil }) else { return nil }
        return sets.compactMap(\.self).reduce(into: []) { $0.formUnion($1) }
    }

    private func words(of type: FieldType, _ steps: ArraySlice<String>) -> Set<String>? {
        switch type {
        case .choice(let choices) where steps.isEmpty: Set(choices)
        case .flag where steps.isEmpty: Self.flags
        // Of a list of persons or papers their kinds are compared.
        case .list(.object(_, let fields)) where steps.isEmpty:
            fields.first { $0.name == "kind" }.flatMap { words(of: $0.type, []) }
        case .object(_, let fields):
            fields.first { $0.name == steps.first }.flatMap { words(of: $0.type, steps.dropFirst()) }
        default: nil
        }
    }

    /// Fields that folding makes, and not an entry alone.
    private func own(_ path: Path) -> Set<String>? {
        switch "\(path.subject.rawValue).\(path.field)" {
        case "trigger.papers": Set(PaperKind.all.map(\.id))
        case "case.major": ["yes", "no", "unknown"]
        case "case.suit": Self.flags
        case "case.branch": Set(Branch.allCases.map(\.rawValue))
        case "proceeding.kind": item(.noticeReceived, "instance")
        case "proceeding.procedure": item(.noticeReceived, "procedure")
        case "defendant.standing": item(.noticeReceived, "defendants", "standing")
        case "party.side": ["plaintiff", "defendant", "third-party"]
        case "party.kind": item(.noticeReceived, "plaintiffs", "kind")
        case "unit.role": item(.forwarded, "units", "role")
        case "unit.part": item(.forwarded, "units", "part")
        case "unit.functions": Set(Function.allCases.map(\.rawValue))
        case "part.counts": Set(OutcomeNorm.Counts.allCases.map(\.rawValue))
        case "part.outcomes", "decision.outcomes": outcomes.isEmpty ? nil : outcomes
        case "unit.counts": Set(OutcomeNorm.Counts.allCases.map(\.rawValue)).union(["unknown"])
        case "decision.enforcement": item(.enforcementDecided, "way")
        case "proceeding.way": item(.retrialOrdered, "way")
        case "performance.who": item(.decisionReceived, "performances", "who")
        case "hearing.head-required", "hearing.head-appeared", "hearing.verified", "hearing.postponed",
            "hearing.absence-reported", "hearing.unavailable", "hearing.moved", "decision.appealable",
            "decision.ends-proceeding",
            "proceeding.joint",
            "proceeding.superior", "proceeding.copy-served", "proceeding.in-retrial", "defendant.joined",
            "performance.stands", "performance.falls":
            Self.flags
        default: nil
        }
    }

    private func item(_ kind: KindName, _ field: String, _ inner: String? = nil) -> Set<String>? {
        guard let type = vocabulary.kind(kind)?.field(field)?.type else { return nil }
        if case .list(.object(_, let fields)) = type {
            return fields.first { $0.name == inner }.flatMap { words(of: $0.type, []) }
        }
        return words(of: type, [])
    }
}
