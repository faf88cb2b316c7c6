import Casework
import Docket
import LegalCalendar
import Rulebook

/// 步骤表单: which fields the page of a step shows, and what it suggests for them from the docket. Nothing is typed twice.
struct StepForm {
    let kind: Kind
    let derivation: Derivation
    let actor: Actor
    let today: CivilDay
    let unit: String?
    let submission: String?
    /// What an explanation is about.
    let duty: String?
    /// The things it is about: sent along unseen.
    let about: [ThingKind: String]
    /// The paper that a filing must carry to fulfil the duty it serves.
    let paper: String?
    /// 撤下哪一份: what the list of papers says of it; nothing that a person types.
    var withdrawn: [String: String] = [:]

    static let things: [ThingKind] = [
        .proceeding, .hearing, .decision, .recommendation, .part, .performance, .defendant,
    ]

    var file: CaseFile { derivation.file }
    var proceeding: String? { about[.proceeding] ?? named?["proceeding"]?.text ?? file.currentProceeding?.id }
    var decision: Thing? { meant[.decision] }
    var hearing: Thing? { meant[.hearing] }
    private var named: Thing? {
        [.decision, .hearing].lazy.compactMap { kind in about[kind].flatMap { file.thing(kind, $0) } }.first
    }
    /// Whose seal, whose head: of joint defendants each unit's own.
    var organ: String { derivation.organ(of: unit ?? submissionUnit, in: proceeding) }
    /// For whom among those who are sued the entry is; nil where that has to be asked.
    var side: String? {
        if let named = about[.defendant] { return named }
        let own = unit ?? submissionUnit ?? (actor.function == .handlingUnit ? actor.unit : nil)
        if let own { return derivation.organ(of: own, in: proceeding) }
        let organs = derivation.organs(in: proceeding)
        return organs.count == 1 ? organs[0] : nil
    }
    private var submissionUnit: String? { submission.flatMap { file.thing(.submission, $0)?["unit"]?.text } }
    /// 事项: what is submitted; the defence unless the newest paper is another matter's.
    var matter: String { about[.decision] == nil ? "defence" : "appeal" }
    private var shares: [Recommendation.Share] { derivation.responsible(in: proceeding).units }

    private var isOfOneOfSeveral: Bool {
        kind.traits.isOfOneDefendant && file.things(.defendant, in: proceeding).count > 1
    }

    /// Shown first, the rest under 更多; which proceeding, where several are open.
    var names: [String] {
        // Of several who are sued each has its own head.
        let asksDefendant =
            isOfOneOfSeveral && about[.defendant] == nil && unit == nil && meant[.defendant] == nil
            && !asked.contains("defendant")
        let asksProceeding = file.openProceedings.count > 1 && about.isEmpty && meant.isEmpty && asked.isEmpty
        return (asksProceeding ? ["proceeding"] : []) + asked
            + (asksDefendant ? ["defendant"] : []) + ownNames
    }

    private var ownNames: [String] {
        kind.traits.firstFields.isEmpty
            ? FormModel.allNames(kind) : kind.traits.firstFields.flatMap(rows) + besides
    }

    /// Rows of a list, or the parts of an object, where a first field is one.
    private func rows(of field: String) -> [String] {
        switch kind.field(field)?.type {
        case .list(.object) where field == "units": unitRows
        case .list(.object) where field == "agents": Self.agents
        case .object(_, let parts) where field == "sections": parts.map { "\(field).\($0.name)" }
        default: [field]
        }
    }

    /// Sent along unseen: what the step is about.
    var hidden: [String: String] {
        var hidden = withdrawn
        // Some kinds say 决定 in a field of the same name.
        for (thing, id) in meant.mapValues(\.id).merging(about, uniquingKeysWith: { _, said in said }) {
            let field = Concern.field(thing, of: kind)
            if field == thing.rawValue || thing == .decision { hidden[field] = id }
        }
        if isOfOneOfSeveral, let side { hidden["defendant"] = side }
        for field in asked { hidden[field] = nil }
        if let unit, kind.name != .forwardReceived, kind.name != .forwarded, !kind.name.rawValue.hasPrefix("handling-")
        {
            hidden["unit"] = unit
        }
        if let duty, kind.name == .explained { hidden["duty"] = duty }
        if let submission { hidden["submission"] = submission }
        if kind.name == .submittedForApproval { hidden["matter"] = matter }
        if kind.name == .forwarded,
            let instruction = file.items.last(where: { $0.kind == .opined && $0.entry["step"]?.text == "instruction" })
        {
            hidden["carries"] = String(instruction.sequence)
        }
        return hidden
    }

    private var unitRows: [String] {
        (0..<max(2, shares.count)).flatMap { ["units.\($0).unit", "units.\($0).part", "units.\($0).role"] }
    }

    var defaults: [String: String] {
        // Where it has to be asked which one, nothing is suggested.
        let suggested = asked.contains("proceeding") ? nil : file.openProceedings.last?.id
        return ["proceeding": suggested ?? ""].merging(ownDefaults) { _, own in own }
    }

    private var ownDefaults: [String: String] {
        switch kind.name {
        case .opined: actor.function == .intakeOffice || actor.function == .leader ? instruction : ["step": "draft"]
        case .forwarded, .handlingAssigned, .handlingReferred: unitDefaults
        case .forwardReceived: ["unit": unit ?? shares.first?.unit ?? ""]
        case .staffAssigned:
            ["persons.0.name": actor.function == .handlingUnit ? actor.name : "", "persons.0.kind": "business"]
        case .submittedForApproval where matter == "defence": submissionDefaults
        case .sealed: sealDefaults
        case .filedWithCourt: ["method": "direct"]
        case .factConfirmed: file.pending.count == 1 ? ["of": String(file.pending[0].sequence)] : [:]
        default: courtDefaults
        }
    }

    private var instruction: [String: String] {
        let government = derivation.organisation.government ?? ""
        let leader = derivation.organisation.heads(of: government, on: today).first { !$0.isPrincipal }
        let names = shares.map(\.unit).joined(separator: "、")
        return [
            "step": "instruction", "medium": "paper", "original": actor.unit,
            "by.name": leader?.name ?? "", "by.post": leader?.post ?? "",
            "text": names.isEmpty ? "" : "请\(names)依法应诉。",
        ].filter { actor.function == .intakeOffice || !$0.key.hasPrefix("by.") }
    }

    private var unitDefaults: [String: String] {
        var defaults: [String: String] = [:]
        for (index, share) in shares.enumerated() {
            defaults["units.\(index).unit"] = share.unit
            defaults["units.\(index).part"] = share.part
            defaults["units.\(index).role"] = share.role
        }
        if let recommendation = derivation.recommendation(for: proceeding) {
            defaults["basis"] = derivation.rules.citation(recommendation.norm.provenance)
        }
        return defaults
    }

    private var submissionDefaults: [String: String] {
        let title = "关于提请审批\(file.title)\(file.notice?.entry["act"]?["title"]?.text ?? "")案应诉材料的请示"
        return Dictionary(uniqueKeysWithValues: proposalDefaults.map { ("proposal.\($0.key)", $0.value) }).merging([
            "title": title
        ]) { own, _ in own }
    }

    /// Who is to appear: as decided or proposed for this instance, else whom the registers suggest.
    var proposalDefaults: [String: String] {
        let said = derivation.appearance(of: organ, in: proceeding)
        guard said.head == nil, said.agents.isEmpty else {
            let fields = ["head": said.head, "agents": .list(said.agents)].compactMapValues { $0 }
            return Dictionary(
                FieldForm.flattened(fields).map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        }
        let heads = derivation.organisation.heads(of: organ, on: today)
        let head = heads.first { !$0.isPrincipal } ?? heads.first
        let staff = file.items.last {
            $0.kind == .staffAssigned && (unit == nil || $0.context[.unit].contains(unit!))
        }
        let handler = staff?.entry["persons"]?.list?.first
        let lawyer = file.items.last {
            [.lawyerAssigned, .lawyerReplaced].contains($0.kind) && $0.isOf(unit: unit)
                && $0.isOf(proceeding: proceeding)
        }?.entry["lawyer"]
        return [
            "head.name": head?.name ?? "", "head.post": head?.post ?? "",
            "agents.0.name": handler?["name"]?.text ?? "", "agents.0.kind": "staff",
            "agents.0.unit": unit ?? "", "agents.0.handler": handler == nil ? "" : "true",
            "agents.0.post": handler?["post"]?.text ?? "", "agents.0.powers": "一般代理",
            "agents.1.name": lawyer?["name"]?.text ?? "", "agents.1.kind": lawyer == nil ? "" : "lawyer",
            "agents.1.licence": lawyer?["licence"]?.text ?? "",
        ]
    }

    private var sealDefaults: [String: String] {
        let parties = file.notice?.entry["plaintiffs"]?.list?.count ?? 1
        return ["seal": "\(organ)印章", "keeper": actor.name, "copies": String(parties + 3)]
    }

    /// Papers that go with the step: those in the file for a submission, those that were approved for filing.
    var papers: [CasePapers.Paper] {
        let all = CasePapers(file: file)
        switch kind.name {
        case .submittedForApproval:
            let kinds = PaperKind.all.filter {
                !$0.isInner && !["notice", "summons", "judgment", "receipt"].contains($0.id)
            }.map(\.id)
            return kinds.filter { matter == "defence" || PaperKind.matters[$0] == matter }.flatMap {
                all.current($0, unit: unit, proceeding: proceeding)
            }
        case .filedWithCourt where paper != nil:
            let bare = CasePapers.Paper(
                kind: paper!, version: 1, name: "", file: nil, digest: nil, unit: unit, proceeding: proceeding,
                isInner: false, entry: Entry(kind: .paperAdded, day: today))
            return [all.newest(paper!, unit: unit, proceeding: proceeding) ?? bare]
        case .filedWithCourt:
            // What was approved and sealed is what is filed, not what somebody uploaded since.
            let isOurs: (CaseFile.Item) -> Bool = { $0.isOf(unit: unit) && $0.isOf(proceeding: proceeding) }
            let carried =
                (file.approvedSubmissions.last(where: isOurs)
                ?? file.items(of: .submittedForApproval).last(where: isOurs))?.entry["papers"]?.list ?? []
            return carried.flatMap { paper -> [CasePapers.Paper] in
                let kind = paper["kind"]?.text ?? ""
                return all.all.last { $0.kind == kind && $0.digest != nil && $0.digest == paper["digest"]?.text }.map {
                    [$0]
                }
                    ?? all.current(kind, unit: unit, proceeding: proceeding)
            }.filter { !$0.isInner }
        default: return []
        }
    }
}
