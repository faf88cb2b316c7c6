import Docket
import LegalCalendar
import Oversight
import Rulebook
import Work

/// 情形核实 as a page: who had what from when to when, what was said of it, what came of it.
struct InquiryModel: PageModel {
    struct Step: PageModel {
        let unit: String
        let step: String
        let cite: String
        let from: String
        /// Nil while it is there.
        let to: String?
        let due: String?
        let late: String?
        let acts: [String]
        let reasons: [String]
    }

    struct Lead: PageModel {
        let fact: String
        let basis: String
        let raise: String
    }

    struct Event: PageModel {
        let day: String
        let title: String
        let unit: String
        let said: String
        /// Only where a person named them.
        let persons: String?
    }

    let title = "情形核实"
    let caseTitle: String
    let path: String
    let back = SiteURL.leads
    let basis: String?
    let personal: String?
    let steps: [Step]
    let leads: [Lead]
    let course: [Event]
    let links: [LinkModel]

    init(_ inquiry: Inquiry) {
        let rules = inquiry.rules
        caseTitle = "\(inquiry.number)　\(inquiry.title)"
        path = SiteURL.docket(inquiry.caseID)
        (basis, personal) = (rules.groundsHeading, rules.personalGrounds)
        steps = inquiry.steps.map { Self.step($0, rules, own: inquiry.own) }
        leads = inquiry.leads.map { lead in
            Lead(
                fact: "\(lead.whose(besides: inquiry.own))　\(lead.fact)", basis: "\(lead.cite)　\(lead.what)",
                raise: SiteURL.raise(lead, inquiry.caseID))
        }
        course = inquiry.course.map { event in
            let entry = event.entry
            let duty = entry["duty"]?.text.map { name in
                rules.norms.first { [$0.id, $0.name].contains(name) }?.what ?? name
            }
            let said = [duty] + ["text", "consequence", "competent", "decision", "reason"].map { entry[$0]?.text }
            return Event(
                day: entry.day.chinese, title: event.title, unit: entry["organ"]?.text ?? entry.unit,
                said: said.compactMap(\.self).joined(separator: "；"),
                persons: event.persons.isEmpty ? nil : event.persons.joined(separator: "、"))
        }
        let isRaised = inquiry.course.contains { $0.entry.kind == .accountabilityRaised }
        let next: [KindName] = isRaised ? [.accountabilityReferred, .accountabilityDecided] : []
        links = next.map {
            LinkModel(title: "登记\(rules.vocabulary.title($0))", path: SiteURL.record(inquiry.caseID, $0))
        }
    }

    private static func step(_ step: CustodyStep, _ rules: Rules, own: String?) -> Step {
        let units = step.units.isEmpty ? "承办单位未落实" : step.units.joined(separator: "、")
        let isOthers = step.organ != own && step.units != [step.organ]
        return Step(
            unit: isOthers ? "\(units)（\(step.organ)）" : units, step: step.step, cite: step.cite,
            from: step.from.chinese, to: step.to?.chinese, due: step.due?.chinese,
            late: step.daysLate > 0 ? "\(step.daysLate)日" : nil,
            acts: step.acts.map { "\($0.day.shortChinese)\(rules.vocabulary.title($0.kind))\(Self.recorded($0))" },
            reasons: step.reasons.map { reason in
                let ground = reason["ground"]?.text.map { Words.title($0) }
                let said = [ground, reason["text"]?.text].compactMap(\.self).joined(separator: "　")
                return "\(reason.day.shortChinese)　\(said)\(Self.recorded(reason))"
            })
    }

    /// 补登: what was told on a later day than it is of.
    private static func recorded(_ entry: Entry) -> String {
        let day = CivilDay(instant: entry.instant)
        return entry.instant > 0 && day > entry.day ? "（\(day.shortChinese)登记）" : ""
    }
}

extension SiteURL {
    /// 登记线索 with the ground, the duty and the unit filled in.
    static func raise(_ lead: Oversight.Lead, _ caseID: String) -> String {
        // 22.4 is item 4 of the article: the form asks for the item.
        let item = String(lead.ground.drop { $0 != "." }.dropFirst())
        return record(
            caseID, .accountabilityRaised,
            query(["ground": item, "duty": lead.dutyKey, "organ": lead.organs.first ?? ""]))
    }

    static func inquiry(_ caseID: String) -> String { path("/leads/inquiry", query(["case": caseID])) }
}
