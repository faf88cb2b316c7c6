import Casework
import Docket
import LegalCalendar
import Rulebook

/// 开庭、裁判及以后各步的表单: few fields, filled from the docket.
extension EntryForm {
    static let agents = [
        "agents.0.name", "agents.0.kind", "agents.0.unit", "agents.0.post", "agents.0.licence", "agents.0.handler",
        "agents.0.familiar", "agents.0.powers", "agents.1.name",
        "agents.1.kind",
        "agents.1.unit", "agents.1.post", "agents.1.licence", "agents.1.powers",
    ]

    /// What a judgment is asked besides, where several are in it.
    var besides: [String] {
        guard kind.name == .decisionReceived else { return [] }
        // 多人起诉、上诉的: who took it back. 分部分判的: which part orders it.
        let hasSeveral = proceeding.map { Set(file.starters(of: $0)).count > 1 } ?? false
        let hasParts = file.things(.defendant, in: proceeding).count > 1
        return (hasParts ? ["performances.0.part", "performances.1.part"] : [])
            + (hasSeveral ? ["withdrawn-by"] : [])
    }

    var courtDefaults: [String: String] {
        switch kind.name {
        case .noticeReceived: ["procedure": "ordinary", "instance": "second", "defendants.0.organ": organ]
        case .hearingNotified: ["notified-on": today.description]
        case .appearanceDecided, .recoveryDeclined, .recoveryOrdered:
            byLeader.merging(appearanceDefaults) { own, _ in own }
        case .headUnavailable: ["head.name": appearance?.head?["name"]?.text ?? ""]
        case .absenceExplained:
            [
                "ground": newest(.headUnavailable)?["ground"]?.text ?? "",
                "proof": newest(.headUnavailable)?["proof"]?.text ?? "",
            ]
        case .hearingHeld: heldDefaults
        case .decisionReceived: ["served-on": today.description].merging(partDefaults) { own, _ in own }
        // What was decided is written on the paper: nothing is decided by a field left as it was.
        case .appealDecided, .retrialApproved, .recommendationReplyApproved: byLeader
        case .enforcementDecided:
            byLeader.merging(["way": newest(.enforcementProposed)?["way"]?.text ?? ""]) { own, _ in own }
        case .appealFiled: ["by-party": organ]
        case .appealReceived:
            ["by-party": file.things(.party, in: proceeding).first { $0["side"]?.text == "plaintiff" }?.id ?? ""]
        // The kind itself says it.
        case .appealProposed: ["opinion": "要求上诉"]
        case .lossReportDrafted, .lossReportSubmitted: reportDefaults
        case .appearanceProposed: proposalDefaults
        default: [:]
        }
    }

    /// 分部分判: which part each row is of, as they are sued; how it was decided is never filled in.
    private var partDefaults: [String: String] {
        DecisionForm(self)?.hasParts == true
            ? ["outcomes.0.part": "act", "outcomes.1.part": "reconsideration"] : ["outcomes.0.part": "whole"]
    }

    /// The newest of its kind: of the side, the hearing and the instance that the page is about.
    private func newest(_ kind: KindName) -> Entry? {
        let hearing = about[.hearing]
        return file.items.last { item in
            item.kind == kind && item.isOf(proceeding: proceeding)
                && (hearing == nil || item.context[.hearing].isEmpty || item.context.first(.hearing) == hearing)
                && side.map { derivation.isOf(organ: $0, item, in: proceeding) } ?? true
        }?.entry
    }

    private var appearance: Appearance? {
        side.map { derivation.appearance(of: $0, in: proceeding, at: hearing?.id) }
    }

    /// What a leader decides on paper is recorded with who and where; a leader himself leaves them out.
    private var byLeader: [String: String] {
        guard role == .intakeOffice else { return [:] }
        let leader = derivation.organisation.heads(of: answering, on: today).first { !$0.isPrincipal }
        return [
            "by.name": leader?.name ?? "", "by.post": leader?.post ?? "", "medium": "paper", "original": reader.unit,
        ]
    }

    /// As the side itself proposed; where it has to be asked which side, nothing.
    private var appearanceDefaults: [String: String] {
        guard kind.name == .appearanceDecided, let appearance else { return [:] }
        return Self.flat(["head": appearance.head, "agents": .list(appearance.agents)])
    }

    /// As drafted before, else what the docket can say of it.
    private var reportDefaults: [String: String] {
        let known = LossReport(derivation, decision: decision).sections
        let drafted = file.items.last {
            $0.kind == .lossReportDrafted && $0.isOf(unit: unit) && $0.isOf(proceeding: proceeding)
        }
        guard let entry = drafted?.entry else { return known }
        let said = TypedFields(of: entry.fields.filter { ["sections", "causes"].contains($0.key) }, kind)
        return known.merging(said.byName) { _, said in said }
    }

    /// Who was to appear is what the page suggests; whether he did, and spoke, is for whoever was there to say.
    private var heldDefaults: [String: String] {
        guard let appearance else { return [:] }
        return Self.flat(["head": appearance.isUnavailable ? nil : appearance.head, "agents": .list(appearance.agents)])
    }

    private static func flat(_ fields: [String: Value?]) -> [String: String] {
        TypedFields(of: fields.compactMapValues { $0 }).byName
    }

    /// Fields that offer what the docket and the rules know; dotted names without row numbers.
    var ownChoices: EntryInputs.Choices {
        let parties = file.things(.party, in: proceeding).map { ($0.id, $0.id) }
        switch kind.name {
        case .decisionReceived:
            var seen: Set<String> = []
            return [
                "outcomes.outcome": derivation.rules.outcomeCodes.filter {
                    !$0.title.isEmpty && seen.insert($0.code).inserted
                }.map { ($0.code, $0.title) }
            ]
        case .accountabilityRaised:
            // `22.3` is the third item: chosen by its words, stored by its number.
            return [
                "ground": derivation.rules.grounds.compactMap { norm -> (String, String)? in
                    guard derivation.rules.speaks(norm.provenance, on: derivation.ruleDay(today)) else { return nil }
                    return norm.ground.split(separator: ".").last.map {
                        (String($0), "（\(ChineseNumeral.string(Int($0) ?? 0))）\(norm.what)")
                    }
                }
            ]
        case .factConfirmed:
            return [
                "of": file.pending.map {
                    (
                        String($0.sequence),
                        "\($0.entry.unit)登记的“\(derivation.rules.vocabulary.title($0.kind))”，\($0.day.chinese)"
                    )
                }
            ]
        case .servedOnParty: return ["party": parties]
        case .appearanceDecided, .headUnavailable, .absenceExplained, .hearingHeld, .attendanceVerified:
            return ["defendant": file.things(.defendant, in: proceeding).map { ($0.id, $0.id) }]
        case .appealFiled, .appealReceived: return ["by-party": parties]
        case .appealDecided: return ["decision": [("appeal", "上诉"), ("forgo", "不上诉")]]
        case .retrialApproved, .enforcementDecided: return ["decision": [("同意", "同意"), ("不同意", "不同意")]]
        case .measureDone: return measures.isEmpty ? [:] : ["text": measures]
        case .appealReviewed: return ["opinion": [("建议上诉", "建议上诉"), ("建议不上诉", "建议不上诉")]]
        case .recommendationReplyApproved: return ["opinion": [("同意", "同意"), ("不同意", "不同意")]]
        default: return [:]
        }
    }

    /// 整改措施 that nobody has reported done.
    private var measures: [(String, String)] {
        func name(_ item: CaseFile.Item) -> [String?] {
            [item.entry["text"]?.text, item.context.first(.decision), item.context.first(.unit)]
        }
        let done = Set(file.items(of: .measureDone).map(name))
        var seen: Set<String> = []
        return file.items(of: .measureSet).filter { item in
            !done.contains(name(item))
                && (unit == nil || item.context[.unit].isEmpty || item.context.first(.unit) == unit)
        }.compactMap { $0.entry["text"]?.text }.filter { seen.insert($0).inserted }.map { ($0, $0) }
    }
}
