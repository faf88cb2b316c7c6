import Docket
import LegalCalendar
import Oversight
import Rulebook
import Store

/// 追责线索: neutral facts for the oversight office; what the unit said stands beside them. Nothing is raised but by a person.
enum LeadsPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        var cases: [Model] = []
        for id in try exchange.store.casesWithLeads(today: exchange.today) {
            guard let derivation = try exchange.store.derivation(id) else { continue }
            let leads = derivation.leads(derivation.duties(), on: exchange.today, inUseFrom: try exchange.store.inUseFrom())
            guard !leads.isEmpty else { continue }
            let number = derivation.file.things(.proceeding).last?.number ?? derivation.file.notice?.entry["intake-number"]?.text ?? ""
            cases.append(["number": number, "title": derivation.file.title, "path": "/cases/\(id)", "leads": leads.map { lead($0, id, derivation.rules) }])
        }
        return try exchange.page("leads", ["title": "追责线索", "cases": cases, "is-empty": cases.isEmpty])
    }

    private static func fact(_ lead: Lead) -> String {
        guard let due = lead.due else { return "\(lead.doneOn?.chinese ?? "")　\(lead.duty)" }
        return "\(lead.duty)：应于\(due.chinese)前，\(lead.doneOn.map { "\($0.chinese)办理" } ?? lead.endedOn.map { "\($0.chinese)起不再适用" } ?? "尚未办理")，超期\(lead.daysLate)日"
    }

    private static func lead(_ lead: Lead, _ id: String, _ rules: Rules) -> Model {
        let query = "ground=\(lead.ground.drop { $0 != "." }.dropFirst())&duty=\(Form.percentEncoded(lead.dutyKey))&organ=\(Form.percentEncoded(lead.organs.first ?? ""))"
        return [
            "cite": lead.cite, "what": lead.what, "organs": lead.organs.joined(separator: "、"),
            "fact": fact(lead),
            "explanations": lead.explanations.map { "\($0.day.shortChinese)　\(Words.title($0["ground"]?.text ?? ""))　\($0["text"]?.text ?? "")" },
            "is-explained": !lead.explanations.isEmpty,
            "course": lead.course.map { "\($0.day.shortChinese)　\(rules.vocabulary.title($0.kind))　\($0["text"]?.text ?? $0["decision"]?.text ?? "")" },
            "raise": "/cases/\(id)/record/accountability-raised?\(query)",
        ]
    }
}
