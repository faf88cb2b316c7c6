public import Casework
public import Docket
public import LegalCalendar
public import Rulebook

/// 登记表单: which fields are shown for a kind of entry on a case, and what the docket suggests for them. Nothing is typed twice.
public struct EntryForm: Sendable {
    public let kind: Kind
    public let caseID: String
    public let derivation: Derivation
    let reading: Reading
    /// 以何职能: in which of his functions the reader records it.
    let role: Function
    public let unit: String?
    let submission: String?
    /// What an explanation is about.
    let duty: String?
    /// The things it is about: sent along unseen.
    public let about: [ThingKind: String]
    /// The paper that a filing must carry to fulfil the duty it serves.
    let paper: String?
    /// 报批事项 that a task asks for.
    let submitted: String?
    /// 撤下哪一份: what the list of papers says of it; nothing that a person types.
    let withdrawn: [String: String]

    static let things: [ThingKind] = [
        .proceeding, .hearing, .decision, .recommendation, .part, .performance, .defendant,
    ]

    /// - Parameter asked: what a link or a form before says of it, by name.
    /// - Returns: nil for a kind that is not recorded by a form on a case.
    public init?(
        _ name: KindName, on caseID: String, _ derivation: Derivation, _ reading: Reading,
        asked: (String) -> String?
    ) {
        guard let kind = derivation.rules.vocabulary.kind(name), !Vocabulary.standard.isOffice(name),
            !kind.traits.hasOwnPage
        else { return nil }
        (self.kind, self.caseID, self.derivation, self.reading) = (kind, caseID, derivation, reading)
        let reader = reading.reader
        role = Decision(derivation: derivation, today: reading.today).role(of: reader, recording: name)
        unit = asked("unit") ?? (role == .handlingUnit ? derivation.organisation.canonical(reader.unit) : nil)
        (submission, duty, paper) = (asked("submission"), asked("duty"), asked("paper"))
        submitted = asked("matter").flatMap { Vocabulary.matters.contains($0) ? $0 : nil }
        about = Self.about(derivation.file, asked)
        let named = ["paper-kind", "name", "file", "digest", "version", "proceeding"]
        withdrawn =
            name == .paperWithdrawn
            ? Dictionary(uniqueKeysWithValues: named.compactMap { field in asked(field).map { (field, $0) } })
                .filter { !$0.value.isEmpty } : [:]
    }

    /// Things that the case has; others were never meant.
    private static func about(_ file: CaseFile, _ asked: (String) -> String?) -> [ThingKind: String] {
        var about: [ThingKind: String] = [:]
        for thing in things {
            let said = asked("about-\(thing.rawValue)") ?? asked(thing.rawValue)
            about[thing] = said.flatMap { id in file.things(thing).contains { $0.id == id } ? id : nil }
        }
        return about
    }

    /// 发生日期 as it is suggested: of a hearing its own day where that is past, of all else today.
    public var day: CivilDay {
        guard kind.name == .hearingHeld, let held = hearing?["day"]?.day, held <= today else { return today }
        return held
    }

    var reader: Actor { reading.reader }
    var today: CivilDay { reading.today }

    var file: CaseFile { derivation.file }
    public var proceeding: String? { about[.proceeding] ?? named?["proceeding"]?.text ?? file.instances.current?.id }
    var decision: Thing? { meant[.decision] }
    var hearing: Thing? { meant[.hearing] }
    private var named: Thing? {
        [.decision, .hearing].lazy.compactMap { kind in about[kind].flatMap { file.thing(kind, $0) } }.first
    }
    /// Whose seal, whose head: of joint defendants each unit's own.
    var organ: String { derivation.organ(of: unit ?? submissionUnit, in: proceeding) }
    /// 应诉机关 whose offices act in this: that of the unit it is of, else the reader's own.
    var answering: String { derivation.organ(answeringFor: unit ?? submissionUnit ?? reader.unit, in: proceeding) }
    /// For whom among those who are sued the entry is; nil where that has to be asked.
    var side: String? {
        if let named = about[.defendant] { return named }
        let own = unit ?? submissionUnit ?? (role == .handlingUnit ? reader.unit : nil)
        if let own { return derivation.organ(of: own, in: proceeding) }
        let organs = derivation.organs(in: proceeding)
        return organs.count == 1 ? organs[0] : nil
    }
    private var submissionUnit: String? { submission.flatMap { file.thing(.submission, $0)?["unit"]?.text } }
    /// 事项: what is submitted; the defence unless the newest paper is another matter's.
    var matter: String { submitted ?? (about[.decision] == nil ? "defence" : "appeal") }
    private var shares: [ProposedAssignment.Share] { derivation.responsible(in: proceeding) }

    private var isOfOneOfSeveral: Bool {
        kind.traits.isOfOneDefendant && file.things(.defendant, in: proceeding).count > 1
    }

    /// Shown first, the rest under 更多; which proceeding, where several are open.
    public var names: [String] {
        // Of several who are sued each has its own head.
        let asksDefendant =
            isOfOneOfSeveral && about[.defendant] == nil && unit == nil && meant[.defendant] == nil
            && !asked.contains("defendant")
        let asksProceeding = file.instances.open.count > 1 && about.isEmpty && meant.isEmpty && asked.isEmpty
        return (asksProceeding ? ["proceeding"] : []) + asked
            + (asksDefendant ? ["defendant"] : []) + ownNames
    }

    private var ownNames: [String] {
        kind.traits.firstFields.isEmpty
            ? EntryInputs.names(of: kind) : kind.traits.firstFields.flatMap(rows) + besides
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
    public var hidden: [String: String] {
        var hidden = withdrawn
        // Some kinds say 决定 in a field of the same name.
        for (thing, id) in meant.mapValues(\.id).merging(about, uniquingKeysWith: { _, said in said }) {
            let field = Findable.field(thing, of: kind)
            if field == thing.rawValue || thing == .decision { hidden[field] = id }
        }
        if isOfOneOfSeveral, let side { hidden["defendant"] = side }
        for field in asked { hidden[field] = nil }
        if let unit, kind.name != .forwardReceived, kind.name != .forwarded, !kind.name.rawValue.hasPrefix("handling-")
        {
            hidden["unit"] = unit
        }
        if let duty, [.explained, .accountabilityRaised].contains(kind.name) { hidden["duty"] = duty }
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

    public var defaults: [String: String] {
        // Where it has to be asked which one, nothing is suggested.
        let suggested = asked.contains("proceeding") ? nil : file.instances.open.last?.id
        return ["proceeding": suggested ?? ""].merging(ownDefaults) { _, own in own }
    }

    private var ownDefaults: [String: String] {
        switch kind.name {
        case .opined: role == .intakeOffice || role == .leader ? instruction : ["step": "draft"]
        case .forwarded, .handlingAssigned, .handlingReferred: unitDefaults
        case .forwardReceived: ["unit": unit ?? shares.first?.unit ?? ""]
        case .staffAssigned:
            ["persons.0.name": role == .handlingUnit ? reader.name : "", "persons.0.kind": "business"]
        case .submittedForApproval where matter == "defence": submissionDefaults
        case .sealed: sealDefaults
        case .filedWithCourt: ["method": "direct"]
        case .factConfirmed: file.pending.count == 1 ? ["of": String(file.pending[0].sequence)] : [:]
        default: courtDefaults
        }
    }

    private var instruction: [String: String] {
        let leader = derivation.organisation.heads(of: answering, on: today).first { !$0.isPrincipal }
        let names = shares.map(\.unit).joined(separator: "、")
        if role == .leader {
            return [
                "step": "instruction", "medium": "online", "text": names.isEmpty ? "" : "请\(names)依法应诉。",
            ]
        }
        return [
            "step": "instruction", "medium": "paper", "original": reader.unit,
            "by.name": leader?.name ?? "", "by.post": leader?.post ?? "",
            "text": names.isEmpty ? "" : "请\(names)依法应诉。",
        ].filter { role == .intakeOffice || !$0.key.hasPrefix("by.") }
    }

    private var unitDefaults: [String: String] {
        var defaults: [String: String] = [:]
        for (index, share) in shares.enumerated() {
            defaults["units.\(index).unit"] = share.unit
            defaults["units.\(index).part"] = share.part
            defaults["units.\(index).role"] = share.role
        }
        if let proposal = derivation.proposedAssignment(in: proceeding) {
            defaults["basis"] = derivation.rules.citation(proposal.norm.provenance)
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
        let heads = derivation.organisation.heads(of: organ, on: today)
        guard said.head == nil, said.agents.isEmpty else {
            // Who can't come is not proposed again: the next of the register is.
            let away = said.isUnavailable ? said.head?["name"]?.text : nil
            let other = heads.first { $0.name != away }
            let next = other.map { Value.object(["name": .text($0.name), "post": .text($0.post)]) }
            let declined = Set(
                file.items(of: .lawyerDeclined).filter { $0.isOf(proceeding: proceeding) }.compactMap {
                    $0.entry["lawyer"]?["name"]?.text
                })
            let agents = said.agents.filter { agent in
                agent["kind"]?.text != "lawyer" || agent["name"]?.text.map { !declined.contains($0) } ?? true
            }
            let fields = [
                "head": away == nil ? said.head : next, "agents": .list(agents),
            ].compactMapValues { $0 }
            return TypedFields(of: fields).byName
        }
        let head = heads.first { !$0.isPrincipal } ?? heads.first
        let staff = file.items.last {
            $0.kind == .staffAssigned && (unit == nil || $0.context[.unit].contains(unit!))
        }
        let handler = staff?.entry["persons"]?.list?.first
        let lawyer = self.lawyer
        return [
            "head.name": head?.name ?? "", "head.post": head?.post ?? "",
            "agents.0.name": handler?["name"]?.text ?? "", "agents.0.kind": "staff",
            "agents.0.unit": unit ?? "", "agents.0.handler": handler == nil ? "" : "true",
            "agents.0.post": handler?["post"]?.text ?? "", "agents.0.powers": "一般代理",
            "agents.1.name": lawyer?["name"]?.text ?? "", "agents.1.kind": lawyer == nil ? "" : "lawyer",
            "agents.1.licence": lawyer?["licence"]?.text ?? "",
        ]
    }

    /// 律师 of this instance, as long as he has not declined.
    private var lawyer: Value? {
        let last = file.items.last {
            [.lawyerAssigned, .lawyerReplaced, .lawyerDeclined].contains($0.kind) && $0.isOf(unit: unit)
                && $0.isOf(proceeding: proceeding)
        }
        return last?.kind == .lawyerDeclined ? nil : last?.entry["lawyer"]
    }

    private var sealDefaults: [String: String] {
        let parties = file.notice?.entry["plaintiffs"]?.list?.count ?? 1
        return ["seal": "\(organ)印章", "keeper": reader.name, "copies": String(parties + 3)]
    }

    /// Papers that go with the step: those in the file for a submission, those that were approved for filing.
    public var papers: [CasePapers.Paper] {
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
                (derivation.approvedSubmissions.last(where: isOurs)
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
