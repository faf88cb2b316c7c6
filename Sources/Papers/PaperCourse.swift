import Casework
import Docket
import LegalCalendar
import Rulebook

/// 办理经过: what papers after the first four say: from intake to archive, as the docket has it.
struct PaperCourse {
    let derivation: Derivation
    let proceeding: Thing?
    let unit: String?
    /// 姓名 by account
    let names: [String: String]

    private func recorder(_ entry: Entry) -> String { names[entry.actor] ?? entry.actor }

    private var file: CaseFile { derivation.file }

    private func newest(_ kind: KindName, _ test: (CaseFile.Item) -> Bool = { _ in true }) -> Entry? {
        let all = file.items.filter { $0.kind == kind && $0.isOf(unit: unit) && test($0) }
        return (all.last { $0.isOf(proceeding: proceeding?.id) } ?? all.last)?.entry
    }

    /// This instance's own, else that of the nearest it came from; never of one that came later.
    private func inherited(_ kind: KindName) -> Entry? {
        guard proceeding != nil else { return own(kind) }
        return file.lineage(of: proceeding?.id).lazy.compactMap { instance in
            file.items.last { $0.kind == kind && $0.isOf(unit: unit) && $0.isOf(proceeding: instance) }
        }.first?
        .entry
    }

    /// What each instance has anew: of another it says nothing.
    private func own(_ kind: KindName, _ test: (CaseFile.Item) -> Bool = { _ in true }) -> Entry? {
        file.items.last { $0.kind == kind && $0.isOf(unit: unit) && $0.isOf(proceeding: proceeding?.id) && test($0) }?
            .entry
    }

    var texts: [String: String] {
        [intake, hearing, decision, reply, approval, report, ending, counted].reduce(into: [:]) { all, some in
            all.merge(some.compactMapValues { $0 }) { _, new in new }
        }
    }

    private var intake: [String: String?] {
        // Another instance has its own notice: its day, its number of intake, its way of service.
        let notice =
            file.items.last { $0.kind == .noticeReceived && $0.context.first(.proceeding) == proceeding?.id }
            ?? file.notice
        let proposal = derivation.proposedAssignment(in: proceeding?.id)
        let instruction = own(.opined) { $0.entry["step"]?.text == "instruction" }
        let (forwarded, receipt) = (own(.forwarded), own(.forwardReceived))
        let staff = inherited(.staffAssigned)?["persons"]?.list?.compactMap { $0["name"]?.text } ?? []
        let limit = derivation.duties().filter {
            $0.norm.name == "national/submit-evidence" && $0.context.first(.proceeding) == proceeding?.id
        }.compactMap(\.due).min()
        return [
            "intake-number": notice?.entry["intake-number"]?.text, "received-on": notice?.day.chinese,
            "service-method": (notice?.entry["service-method"]?.text).map { Words.title($0, field: "service-method") },
            "evidence-due": limit?.chinese,
            "act-maker": file.notice?.entry["act"]?["maker"]?.text.map(derivation.organisation.fullName),
            "suggested": proposal?.shares.map { derivation.organisation.fullName($0.unit) }.joined(
                separator: "、"),
            "suggested-reason": proposal.map {
                "\($0.norm.reason)（\(derivation.rules.citation($0.norm.provenance))）"
            }, "instruction": instruction?["text"]?.text,
            "instructed-by": instruction.map { "\($0["by"]?["name"]?.text ?? recorder($0))　\($0.day.chinese)" },
            "forwarded-on": forwarded?.day.chinese,
            "receipt-on": receipt?.day.chinese,
            "received-by": receipt.map { $0["received-by"]?.text ?? recorder($0) },
            "handler": staff.joined(separator: "、"),
        ]
    }

    private var hearing: [String: String?] {
        let hearing = file.things(.hearing).last { $0["proceeding"]?.text == proceeding?.id }
        let absence = own(.absenceExplained) ?? own(.headUnavailable)
        let staff =
            own(.appearanceDecided)?["agents"]?.list?.filter { $0["kind"]?.text != "lawyer" }.compactMap {
                $0["name"]?.text
            } ?? []
        return [
            "hearing-at": hearing.flatMap(Self.moment), "hearing-place": hearing?["place"]?.text,
            "absence-ground": (absence?["ground"]?.text).map {
                Words.title($0, field: "paper", kind: .absenceExplained)
            },
            "absence-proof": absence?["proof"]?.text, "substitutes": staff.joined(separator: "、"),
            "reason": own(.postponementRequested)?["reason"]?.text,
            "obstacle": own(.evidenceExtensionRequested)?["reason"]?.text,
            "change-terms": inherited(.actChanged)?["terms"]?.text,
        ]
    }

    /// 2025年4月10日（星期四）上午9:30
    private static func moment(_ hearing: Thing) -> String? {
        guard let day = hearing["day"]?.day else { return nil }
        let clock = (hearing["at"]?.text ?? "").dropFirst(11).split(separator: ":")
        guard let hour = clock.first.flatMap({ Int($0) }), clock.count > 1 else {
            return "\(day.chinese)（\(day.weekdayChinese)）"
        }
        return
            "\(day.chinese)（\(day.weekdayChinese)）\(hour < 12 ? "上午" : "下午")\(hour > 12 ? hour - 12 : hour):\(clock[1])"
    }

    private var decision: [String: String?] {
        // This proceeding's own, else the one it reviews.
        guard
            let decision = file.things(.decision).last(where: { $0["proceeding"]?.text == proceeding?.id })
                ?? file.things(.decision).last
        else { return [:] }
        let codes = (decision["outcomes"]?.list ?? []).compactMap { $0["outcome"]?.text }
        let performance = file.things(.performance, in: decision.id).first { $0["who"]?.text == "opponent" }
        let effect = derivation.effects(derivation.duties()).first { $0.decision == decision.id }
        return [
            "document": (decision["document"]?.text).map { Words.title($0, field: "document") },
            "decision-court": decision["proceeding"]?.text.flatMap { file.thing(.proceeding, $0)?["court"]?.text },
            "appealed": appealed, "appellants": appellants,
            "appeal-reason": newest(.appealProposed)?["reason"]?.text,
            "decision-number": decision["number"]?.shownNumber
                ?? decision["proceeding"]?.text.flatMap { file.thing(.proceeding, $0)?.number },
            "decision-made": decision["made-on"]?.day?.chinese,
            "decision-received": decision["served-on"]?.day?.chinese,
            "outcomes": codes.map(derivation.rules.outcomeTitle).joined(separator: "、"),
            "effective-on": effect?.day?.chinese, "effect-note": effect.map { $0.isConfirmed ? "已确认" : "推算，待确认" },
            "performance-what": performance?["what"]?.text,
            "performance-due": performance?["due-on"]?.day?.chinese,
            "appeal-opinion": newest(.appealProposed)?["opinion"]?.text ?? newest(.appealForgone)?["opinion"]?.text,
            "appeal-due": appealDue(decision.id)?.chinese,
            "review-opinion": newest(.appealReviewed)?["opinion"]?.text,
            "grounds": newest(.retrialProposed)?["grounds"]?.words.joined(separator: "；"),
        ]
    }

    /// In a second instance that the other side asked for: the judgment it is about, as our answer names it.
    private var appealed: String? {
        guard proceeding?["kind"]?.text == "second", let below = proceeding?.parent,
            let decision = file.things(.decision).last(where: { $0["proceeding"]?.text == below })
        else {
            return nil
        }
        let organ = derivation.organ(of: unit, in: proceeding?.id)
        let filed = file.items.filter { $0.kind == .appealFiled && $0.context.first(.decision) == decision.id }.map {
            $0.entry["by-party"]?.text.map(derivation.organisation.canonical)
        }
        let isOurs = filed.contains { $0 == nil || $0 == organ }
        guard !isOurs, let lower = file.thing(.proceeding, below) else { return nil }
        let number = decision["number"]?.shownNumber ?? lower.number ?? ""
        return (lower["court"]?.text ?? "") + number
            + Words.title(decision["document"]?.text ?? "judgment", field: "document")
    }

    /// Who appealed, as it was recorded; who did is not guessed.
    private var appellants: String? {
        let names = file.items.filter {
            [.appealReceived, .appealFiled].contains($0.kind)
                && $0.context.first(.proceeding).map(file.lineage(of: proceeding?.id).contains) ?? false
        }
        .compactMap { $0.entry["by-party"]?.text }
        return names.isEmpty
            ? nil : names.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }.joined(separator: "、")
    }

    /// The last day on which we may appeal.
    private func appealDue(_ decision: String) -> CivilDay? {
        let rights = derivation.duties().filter {
            $0.norm.force == .right && $0.context.first(.decision) == decision
                && $0.norm.fulfilledBy.triggers.contains { $0.kind == .appealFiled }
        }
        let organ = derivation.organ(of: unit, in: proceeding?.id)
        return
            (rights.first { $0.context.first(.party) == organ || $0.context.first(.defendant) == organ } ?? rights.first)?
            .due
    }

    private var reply: [String: String?] {
        let received = file.last(.recommendationReceived)?.entry
        return [
            "recommendation-number": received?["number"]?.shownNumber, "recommendation-title": received?["title"]?.text,
            "recommendation-received": received?.day.chinese,
            "reply-opinion": newest(.recommendationReplyProposed)?["opinion"]?.text,
            "reply-number": newest(.recommendationReplied)?["document-number"]?.text,
            "reconsideration-organ": file.last(.reconsiderationReceived)?.entry["organ"]?.text,
            "reconsideration-number": file.last(.reconsiderationReceived)?.entry["number"]?.shownNumber,
        ]
    }

    private var approval: [String: String?] {
        let (submitted, sealed, lawyer) = (
            own(.submittedForApproval), own(.sealed), inherited(.lawyerAssigned)?["lawyer"]
        )
        // What was said last, as the certificates have it.
        let proposed = own(.appearanceProposed)
        let isNewer = (proposed?.sequence ?? 0) > (submitted?["proposal"] == nil ? 0 : submitted?.sequence ?? 0)
        let said = isNewer ? proposed.map { Value.object($0.fields) } : submitted?["proposal"]
        let head = said?["head"]
        let agents = said?["agents"]?.list?.compactMap { $0["name"]?.text } ?? []
        let proposal = head.map {
            "\($0["name"]?.text ?? "")\($0["post"]?.text ?? "")出庭"
                + (agents.isEmpty ? "" : "，代理人\(agents.joined(separator: "、"))")
        }
        return [
            "title": submitted?["title"]?.text, "request-number": submitted?["document-number"]?.text,
            "request-signer": submitted?["signed-off-by"]?.text, "proposal": proposal,
            "lawyer": lawyer?["name"]?.text,
            "lawyer-licence": lawyer?["licence"]?.text, "lawyer-firm": lawyer?["firm"]?.text,
            "legal-opinion": own(.legalOpinionHeard)?["opinion"]?.text,
            "deliberation": own(.deliberated)?["opinion"]?.text,
            "lawyer-opinion": own(.lawyerOpinionGiven)?["opinion"]?.text, "seal": sealed?["seal"]?.text,
            "seal-copies": sealed?["copies"]?.integer.map(String.init),
            "seal-keeper": sealed?["keeper"]?.text,
            "seal-number": sealed?["register-number"]?.text,
        ]
    }

    private var report: [String: String?] {
        let sections = [newest(.lossReportSubmitted), newest(.lossReportDrafted)].compactMap(\.self).max {
            $0.sequence < $1.sequence
        }?["sections"]
        return [
            "report-facts": sections?["facts"]?.text, "report-appearance": sections?["appearance"]?.text,
            "report-judgment": sections?["judgment"]?.text,
            "report-causes": sections?["causes"]?.text,
            "report-other": sections?["other"]?.text,
        ]
    }

    private var ending: [String: String?] {
        let (archived, recovery, lead) = (
            newest(.archived), newest(.recoveryOrdered), newest(.accountabilityRaised)
        )
        let call = file.items.last { $0.entry["source"]?["medium"]?.text == "phone" }?.entry
        return [
            "file-number": archived?["file-number"]?.text, "retention": archived?["retention"]?.text,
            "pages": archived?["pages"]?.integer.map(String.init),
            "paid": paid,
            "amount": recovery?["amount"]?.integer.map { Yuan.text(fen: $0) + "元" },
            "persons": recovery?["persons"]?.words.joined(separator: "、"), "fault": recovery?["fault"]?.text,
            "lead-ground": lead?["ground"]?.text.flatMap(derivation.rules.citation(ofGround:)),
            "lead-fact": lead?["text"]?.text,
            "lead-organ": lead?["organ"]?.text.map(derivation.organisation.fullName),
            "call-from": call?["source"]?["from"]?.text, "call-day": call?.day.chinese,
            "call-taken-by": call?["source"]?["taken-by"]?.text,
            "call-text": call.map {
                "\(derivation.rules.vocabulary.title($0.kind))：\($0["at"]?.text ?? $0["text"]?.text ?? $0["note"]?.text ?? "")"
            },
        ]
    }
}

extension PaperCourse {
    var lists: [String: PaperValue] {
        var lists: [String: PaperValue] = [
            "appellees": .list(appellees), "third-parties": .list(thirdParties), "papers": .list(papers),
            "opinions": .list(opinions), "volume": .list(volume),
            "originals": .list(originals),
        ]
        let listed = CaseEvidence(file: file, unit: unit, proceeding: proceeding?.id)
        lists["evidence"] = .list(listed.items.enumerated().map { Self.piece($0.offset + 1, $0.element) })
        lists["bases"] = .list(listed.bases.enumerated().map { Self.basis($0.offset + 1, $0.element) })
        return lists
    }

    /// What was paid, each with its day, before anybody is made to bear it.
    private var paid: String? {
        let payments = file.items(of: .compensationPaid).compactMap { item in
            item.entry["amount"]?.integer.map { "\(item.day.chinese)支付\(Yuan.text(fen: $0))元" }
        }
        return payments.isEmpty ? nil : payments.joined(separator: "，")
    }

    private var thirdParties: [[String: PaperValue]] {
        file.things(.party, in: proceeding?.id).filter { $0["side"]?.text == "third-party" }.map {
            ["name": .text($0.id)]
        }
    }

    private var appellees: [[String: PaperValue]] {
        file.things(.party, in: proceeding?.id).filter { $0["side"]?.text == "plaintiff" }.map {
            ["name": .text($0.id)]
        }
    }

    private var papers: [[String: PaperValue]] {
        (own(.submittedForApproval)?["papers"]?.list ?? []).enumerated().map { index, paper in
            let digest = paper["digest"]?.text.flatMap(Digest.init(hex:))?.checkCode ?? "—"
            return [
                "order": .text(String(index + 1)), "title": .text(Self.title(paper)),
                "version": .text(paper["version"]?.integer.map { "第\($0)稿" } ?? ""), "check": .text(digest),
            ]
        }
    }

    /// Of pieces of which there are several each by its name.
    private static func title(_ paper: Value) -> String {
        let kind = paper["kind"]?.text ?? "other"
        guard PaperKind.several.contains(kind), let name = paper["name"]?.text else { return PaperKind.title(kind) }
        return "\(PaperKind.title(kind))：\(CaseEvidence.title(name))"
    }

    private var opinions: [[String: PaperValue]] {
        // Opinions on the papers: what was instructed before there were any stands on the sheet of intake.
        guard let since = own(.submittedForApproval)?.sequence else { return [] }
        return file.items.filter {
            [.opined, .approved, .returned].contains($0.kind) && $0.sequence > since
                && $0.isOf(proceeding: proceeding?.id)
        }.map { item in
            let text =
                item.entry["text"]?.text ?? item.entry["opinion"]?.text ?? item.entry["reason"]?.text
                ?? (item.kind == .approved ? "同意" : "")
            return [
                "who": .text(item.entry["by"]?["name"]?.text ?? recorder(item.entry)), "day": .text(item.day.chinese),
                "text": .text(text),
            ]
        }
    }

    /// 正卷: what may leave the house, in the order it came.
    private var volume: [[String: PaperValue]] {
        CasePapers(file: file).all.filter { !$0.isInner }.enumerated().map { index, paper in
            let (kind, name) = (PaperKind.title(paper.kind), CaseEvidence.title(paper.name))
            // 页号 is written when the volume is bound.
            return [
                "order": .text(String(index + 1)), "number": "　", "author": .text(author(paper)),
                "title": .text(name.contains(kind) ? name : "\(kind)：\(name)"),
                "day": .text(paper.entry.day.description.replacing("-", with: "")), "page": "　", "note": "　",
            ]
        }
    }

    /// 责任者: who made the paper, not who took it in.
    private func author(_ paper: CasePapers.Paper) -> String {
        let court = (paper.proceeding.flatMap { file.thing(.proceeding, $0) } ?? proceeding)?["court"]?.text
        if ["notice", "summons", "judgment", "receipt"].contains(paper.kind), let court { return court }
        return derivation.organisation.fullName(paper.unit ?? paper.entry.unit)
    }

    private var originals: [[String: PaperValue]] {
        file.items.filter { $0.entry["original"] != nil }.enumerated().map { index, item in
            [
                "order": .text(String(index + 1)),
                "what": .text("\(item.day.chinese)　\(derivation.rules.vocabulary.title(item.kind))"),
                "holder": .text(item.entry["original"]?.text ?? ""),
            ]
        }
    }

    /// How much evidence there is; the pages only where every piece's are known.
    private var counted: [String: String?] {
        let items = CaseEvidence(file: file, unit: unit, proceeding: proceeding?.id).items
        guard !items.isEmpty else { return [:] }
        return [
            "evidence-count": String(items.count),
            "copies-checked": items.contains { $0.fields["form"]?.text == "copy" } ? "是" : nil,
            "evidence-pages": items.last { $0.isBound || $0.pages != nil }?.pages.map { String($0.upperBound) },
        ]
    }

    private static func piece(_ order: Int, _ item: CaseEvidence.Item) -> [String: PaperValue] {
        func text(_ field: String) -> String? { item.fields[field]?.text }
        let sets =
            (item.fields["sets"]?.integer.map { "\($0)份" } ?? "")
            + (text("form").map { Words.title($0) }.map { item.fields["sets"] == nil ? $0 : "\n\($0)" } ?? "")
        let permitted = text("permission") != nil ? "（经人民法院准许补充）" : ""
        return [
            "order": .text(String(order)), "name": .text(item.name + permitted),
            "group": .text(Words.title(item.group)), "source": .text(text("origin") ?? ""),
            "purpose": .text(text("purpose") ?? ""),
            "page-range": .text(item.file != nil && !item.isBound ? "另附" : item.pageRange), "sets": .text(sets),
        ]
    }

    private static func basis(_ order: Int, _ basis: Value) -> [String: PaperValue] {
        func text(_ field: String) -> String { basis[field]?.text ?? "" }
        return [
            "order": .text(String(order)), "name": .text(text("name")),
            "document-number": .text(text("document-number")), "clauses": .text(text("clauses")),
            "effective-on": .text(basis["effective-on"]?.day?.chinese ?? ""),
            "validity": .text(Words.title(text("validity"))),
            "attached": .text(basis["attached"]?.flag.map { $0 ? "附全文" : "不附" } ?? ""),
        ]
    }
}
