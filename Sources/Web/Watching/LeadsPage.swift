import Docket
import LegalCalendar
import Oversight
import Rulebook
import Store
import Work

/// 追责线索: neutral facts for the oversight office.
enum LeadsPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        try exchange.page(
            "Watching/leads",
            of: LeadsModel(try LeadList(exchange.reading, page: exchange.query["page"].flatMap { Int($0) })))
    }

    /// The same list as a table.
    @Sendable static func sheet(_ exchange: Exchange) async throws -> Reply {
        let list = try LeadList(exchange.reading, size: 1000)
        let (rows, cut) = (list.table, list.next == nil ? "" : "（只列前 \(list.page.size) 件）")
        let note = "\(exchange.today.chinese)导出，共 \(rows.count) 条\(cut)；只列事实，是否追责由人依第二十二条认定；法院认可的、法院通知晚的不列"
        return try ExportPage.sheet(
            exchange, "追责线索", note, [("案号", 26), ("案件", 34), ("单位", 22), ("情形", 22), ("事实", 60), ("单位说明", 40)], rows)
    }
}

struct LeadsModel: PageModel {
    struct Case: PageModel {
        let path: String
        let title: String
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

    init(_ list: LeadList) {
        pages = PagesModel(previous: list.page.previous, next: list.next, path: SiteURL.leads)
        cases = list.found.map { found in
            Case(
                path: SiteURL.docket(found.caseID), title: "\(found.number)　\(found.title)",
                leads: found.leads.map { Fact($0, of: found) })
        }
    }
}

extension LeadsModel.Fact {
    fileprivate init(_ lead: Lead, of found: LeadList.Found) {
        organs = lead.organs.joined(separator: "、")
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
        // 22.4 is item 4 of the article: the form asks for the item.
        let item = String(lead.ground.drop { $0 != "." }.dropFirst())
        raise = SiteURL.record(
            found.caseID, .accountabilityRaised,
            SiteURL.query(["ground": item, "duty": lead.dutyKey, "organ": lead.organs.first ?? ""]))
    }
}
