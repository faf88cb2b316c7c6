import Casework
import Docket
import LegalCalendar
import Rulebook

/// 出庭卡: one A4 page for the leader who appears: the dispute in three lines, who sits beside, what is due, what the law asks of him.
enum CardPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        let derivation = try exchange.derivation()
        guard let hearing = exchange.parameters["hearing"].flatMap({ derivation.file.thing(.hearing, $0) }) else {
            throw PageError.absent
        }
        let (file, rules) = (derivation.file, derivation.rules)
        let proceeding = hearing["proceeding"]?.text
        let organ = try organ(exchange, derivation, proceeding)
        let appearance = derivation.appearance(of: organ, in: proceeding, at: hearing.id)
        func own(_ kind: KindName) -> Entry? {
            file.items.last {
                $0.kind == kind && $0.isOf(proceeding: proceeding) && derivation.isOf(organ: organ, $0, in: proceeding)
            }?.entry
        }
        let notice = file.notice?.entry
        let opinion = (own(.lawyerOpinionGiven)?["opinion"] ?? own(.legalOpinionHeard)?["opinion"])?.text ?? ""
        let papers = ["head-cert", "poa", "defence", "evidence-list", "basis-list"].map { kind -> Model in
            [
                "title": PaperKind.title(kind),
                "there": CasePapers(file: file).all.contains {
                    $0.kind == kind && ($0.proceeding == nil || $0.proceeding == proceeding)
                        && ($0.unit == nil || derivation.organ(of: $0.unit, in: proceeding) == organ)
                },
            ]
        }
        let findings = rules.requirements.filter { requirement in
            requirement.isFinding
                && file.items.contains {
                    $0.kind == .appearanceDecided && $0.context.first(.hearing) == hearing.id
                        && derivation.isOf(organ: organ, $0, in: proceeding) && derivation.isBroken(requirement, by: $0)
                }
        }
        return try exchange.page(
            "card",
            [
                "title": "出庭卡", "case": CaseHead(derivation, exchange).model,
                "at": hearing["at"]?.text ?? hearing["day"]?.text ?? "", "place": hearing["place"]?.text ?? "",
                "court": file.thing(.proceeding, hearing["proceeding"]?.text ?? "")?["court"]?.text ?? "",
                "organ": derivation.organs(in: proceeding).count > 1 ? organ : "",
                "head": appearance.head.map { "\($0["name"]?.text ?? "")　\($0["post"]?.text ?? "")" } ?? "未定",
                "agents": appearance.agents.map {
                    "\($0["name"]?.text ?? "")（\(Words.title($0["kind"]?.text ?? "staff"))）"
                }.joined(separator: "、"),
                "who": file.title,
                "act":
                    "\(notice?["act"]?["maker"]?.text ?? "")　\(notice?["act"]?["title"]?.text ?? "")　\(notice?["act"]?["document-number"]?.text ?? "")",
                "claims": notice?["claims"]?.text ?? "", "opinion": opinion, "papers": papers,
                "warnings": findings.map { "\($0.message)（\(rules.citation($0.provenance))）" },
                "has-warnings": !findings.isEmpty,
                "terms": own(.mediationOpened)?["terms"]?.text ?? "",
            ])
    }

    /// For whom the card is: whoever the link names, else whom the reader's unit answers for, else the first who is sued.
    private static func organ(_ exchange: Exchange, _ derivation: Derivation, _ proceeding: String?) throws -> String {
        let organs = derivation.organs(in: proceeding)
        if let named = exchange.query["defendant"] {
            guard organs.contains(named) else { throw PageError.absent }
            return named
        }
        let reader = try exchange.reader
        if reader.function == .handlingUnit { return derivation.organ(of: reader.unit, in: proceeding) }
        return organs.first ?? derivation.organ(of: nil, in: proceeding)
    }
}
