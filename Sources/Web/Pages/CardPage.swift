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
        let decided = file.items.last { $0.kind == "appearance-decided" && $0.context.first(.hearing) == hearing.id }?
            .entry
        let notice = file.notice?.entry
        let opinion =
            file.last("lawyer-opinion-given")?.entry["opinion"]?.text ?? file.last("legal-opinion-heard")?.entry[
                "opinion"]?.text ?? ""
        let papers = ["head-cert", "poa", "defence", "evidence-list", "basis-list"].map { kind -> Model in
            [
                "title": PaperKind.title(kind),
                "there": CasePapers(file: file).newest(kind, proceeding: hearing["proceeding"]?.text) != nil,
            ]
        }
        let findings = rules.requirements.filter { requirement in
            requirement.isFinding
                && file.items.contains {
                    $0.kind == "appearance-decided" && $0.context.first(.hearing) == hearing.id
                        && derivation.isBroken(requirement, by: $0)
                }
        }
        return try exchange.page(
            "card",
            [
                "title": "出庭卡", "case": CaseHead(derivation, exchange).model,
                "at": hearing["at"]?.text ?? hearing["day"]?.text ?? "", "place": hearing["place"]?.text ?? "",
                "court": file.thing(.proceeding, hearing["proceeding"]?.text ?? "")?["court"]?.text ?? "",
                "head": decided?["head"].map { "\($0["name"]?.text ?? "")　\($0["post"]?.text ?? "")" } ?? "未定",
                "agents": (decided?["agents"]?.list ?? []).map {
                    "\($0["name"]?.text ?? "")（\(Words.title($0["kind"]?.text ?? "staff"))）"
                }.joined(separator: "、"),
                "who": file.title,
                "act":
                    "\(notice?["act"]?["maker"]?.text ?? "")　\(notice?["act"]?["title"]?.text ?? "")　\(notice?["act"]?["document-number"]?.text ?? "")",
                "claims": notice?["claims"]?.text ?? "", "opinion": opinion, "papers": papers,
                "warnings": findings.map { "\($0.message)（\(rules.citation($0.provenance))）" },
                "has-warnings": !findings.isEmpty,
                "terms": file.last("mediation-opened")?.entry["terms"]?.text ?? "",
            ])
    }
}
