import Docket
import LegalCalendar
import Oversight
import Rulebook
import Store

/// 追责线索: neutral facts for the oversight office; what the unit said stands beside them. Nothing is raised but by a person.
enum LeadsPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        let cases = try found(exchange).map { found -> Model in
            [
                "number": found.number, "title": found.derivation.file.title, "path": SiteURL.docket(found.id),
                "leads": found.leads.map { lead($0, found.id, found.derivation.rules) },
            ]
        }
        return try exchange.page("leads", ["title": "追责线索", "cases": cases, "is-empty": cases.isEmpty])
    }

    private static func found(_ exchange: Exchange) throws -> [(
        id: String, number: String, derivation: Derivation, leads: [Lead]
    )] {
        try exchange.store.casesWithLeads(today: exchange.today).compactMap { id in
            guard let derivation = try exchange.view(id) else { return nil }
            let leads = derivation.leads(
                derivation.duties(), on: exchange.today, inUseFrom: try exchange.store.inUseFrom())
            guard !leads.isEmpty else { return nil }
            return (
                id,
                derivation.file.things(.proceeding).last?.number ?? derivation.file.notice?.entry["intake-number"]?.text
                    ?? "", derivation, leads
            )
        }
    }

    /// The same list as a table.
    @Sendable static func sheet(_ exchange: Exchange) async throws -> Reply {
        let rows = try found(exchange).flatMap { found in
            found.leads.map { lead in
                [
                    found.number, found.derivation.file.title, lead.organs.joined(separator: "、"), lead.cite,
                    fact(lead),
                    lead.explanations.map { "\($0.day.chinese)　\($0["text"]?.text ?? "")" }.joined(separator: "；"),
                ]
            }
        }
        let note = "\(exchange.today.chinese)导出，共 \(rows.count) 条；只列事实，是否追责由人依第二十二条认定；法院认可的、法院通知晚的不列"
        return try ExportPage.sheet(
            exchange, "追责线索", note, [("案号", 26), ("案件", 34), ("单位", 22), ("情形", 22), ("事实", 60), ("单位说明", 40)], rows)
    }

    private static func fact(_ lead: Lead) -> String {
        guard let due = lead.due else { return "\(lead.doneOn?.chinese ?? "")　\(lead.duty)" }
        return
            "\(lead.duty)：应于\(due.chinese)前，\(lead.doneOn.map { "\($0.chinese)办理" } ?? lead.endedOn.map { "\($0.chinese)起不再适用" } ?? "尚未办理")，超期\(lead.daysLate)日"
    }

    private static func lead(_ lead: Lead, _ id: String, _ rules: Rules) -> Model {
        let query = SiteURL.query([
            "ground": String(lead.ground.drop { $0 != "." }.dropFirst()), "duty": lead.dutyKey,
            "organ": lead.organs.first ?? "",
        ])
        return [
            "cite": lead.cite, "what": lead.what, "organs": lead.organs.joined(separator: "、"),
            "fact": fact(lead),
            "explanations": lead.explanations.map {
                "\($0.day.shortChinese)　\(Words.title($0["ground"]?.text ?? ""))　\($0["text"]?.text ?? "")"
            },
            "is-explained": !lead.explanations.isEmpty,
            "course": lead.course.map {
                "\($0.day.shortChinese)　\(rules.vocabulary.title($0.kind))　\($0["text"]?.text ?? $0["decision"]?.text ?? "")"
            },
            "raise": SiteURL.record(id, .accountabilityRaised, query),
        ]
    }
}
