import Docket
import LegalCalendar
import Oversight
import Rulebook
import Work

struct LeadsModel: PageModel {
    struct Case: PageModel {
        let path: String
        let title: String
        /// 情形核实
        let inquiry: String
        let leads: [Fact]
    }

    struct Fact: PageModel {
        let organs: String
        let fact: String
        let basis: String
        /// 情况说明 of the unit; nil where it has given none.
        let said: String?
        let course: [String]
        let raise: String
    }

    let title = "追责线索"
    let cases: [Case]
    let pages: PagesModel?

    /// 依第几条认定, and what no machine raises; nil where the measures list none.
    let basis: String?
    let personal: String?

    init(_ list: LeadList, _ rules: Rules) {
        (basis, personal) = (rules.groundsHeading, rules.personalGrounds)
        pages = PagesModel(previous: list.page.previous, next: list.next, path: SiteURL.leads)
        cases = list.found.map { found in
            Case(
                path: SiteURL.docket(found.caseID), title: "\(found.number)　\(found.title)",
                inquiry: SiteURL.inquiry(found.caseID),
                leads: found.leads.map { Fact($0, of: found) })
        }
    }
}

extension LeadsModel.Fact {
    init(_ lead: Lead, of found: LeadList.Found) {
        organs = lead.whose(besides: found.own)
        fact = lead.fact
        basis = "\(lead.cite)　\(lead.what)"
        let explanations = lead.explanations.map {
            "\($0.day.shortChinese)　\(Words.title($0["ground"]?.text ?? ""))　\($0["text"]?.text ?? "")"
        }
        said = explanations.isEmpty ? nil : explanations.joined(separator: "；")
        course = lead.course.map {
            let said = $0["text"]?.text ?? $0["decision"]?.text ?? ""
            return "\($0.day.shortChinese)　\(found.rules.vocabulary.title($0.kind))　\(said)"
        }
        raise = SiteURL.raise(lead, found.caseID)
    }
}
