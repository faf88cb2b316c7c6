import Docket
import Rulebook
import Store
import Work

/// 页面地址: every path to a page is made here, and what a query says is encoded here.
enum SiteURL {
    static let desk = "/"
    static let login = "/login"
    static let password = "/password"
    static let register = "/register"
    static let inbox = "/inbox"
    static let cases = "/cases"
    static let ledger = "/ledger"
    static let leads = "/leads"
    static let city = "/city"
    static let rules = "/rules"
    static let calculator = "/calculator"
    static let me = "/me"
    static let office = "/office"
    static let holidays = "/holidays"
    static let measures = "/measures"
    static let templates = "/templates"
    static let accounts = "/admin"
    static let unitAccounts = "/unit-accounts"
    static let audit = "/audit"
    static let help = "/help"
    /// - Parameter page: as `routes` lists it.
    static func help(of page: String) -> String { path(help, query(["of": page])) }

    /// `name=value` pairs, encoded; a pair without a value is left out.
    static func query(_ pairs: KeyValuePairs<String, String?>) -> String {
        pairs.compactMap { name, value in value.map { "\(name)=\(Form.percentEncoded($0))" } }.joined(separator: "&")
    }

    static func query(sorted pairs: [String: String]) -> String {
        pairs.sorted { $0.key < $1.key }.map { "\($0.key)=\(Form.percentEncoded($0.value))" }.joined(separator: "&")
    }

    /// - Parameter query: as `query` makes it; nothing is added where it is empty.
    static func path(_ path: String, _ query: String) -> String { query.isEmpty ? path : "\(path)?\(query)" }

    /// Whose papers, and for which instance.
    static func of(_ scope: PaperScope) -> String { query(["unit": scope.unit, "proceeding": scope.proceeding]) }

    // MARK: - 案件

    static func docket(_ id: String) -> String { "/cases/\(id)" }
    static let whatIf = "/what-if"
    static let slack = "/slack"
    static func whatIf(_ id: String) -> String { "/cases/\(id)/what-if" }
    static func slack(year: Int) -> String { path(slack, query(["year": String(year)])) }
    static func why(_ id: String, duty key: String) -> String {
        path("/cases/\(id)/why", query(["duty": key]))
    }
    /// 登记其他事项
    static func choose(_ id: String) -> String { "/cases/\(id)/record" }
    static func record(_ id: String, _ kind: KindName, _ query: String = "") -> String {
        path("/cases/\(id)/record/\(kind)", query)
    }
    static func record(_ id: String, _ kind: KindName, about: [String: String]) -> String {
        record(id, kind, query(sorted: about))
    }
    static func correct(_ id: String, _ entry: some LosslessStringConvertible) -> String {
        "/cases/\(id)/correct/\(entry)"
    }
    static func reclass(_ id: String, _ entry: Int, file: String?) -> String {
        path("/cases/\(id)/reclass/\(entry)", query(["file": file]))
    }
    /// 系列案, by one of its cases.
    static func series(_ id: String, ticked: String? = nil, page: Int? = nil) -> String {
        path("/series", query(["case": id, "ticked": ticked, "page": page.map { String($0) }]))
    }
    static func archive(_ id: String) -> String { "/cases/\(id)/archive" }
    static func papers(_ id: String, _ query: String = "") -> String { path("/cases/\(id)/papers", query) }
    static func paper(_ id: String, _ kind: String, _ query: String = "") -> String {
        path("/cases/\(id)/papers/\(kind)", query)
    }
    static func file(_ id: String, _ file: String) -> String { "/cases/\(id)/files/\(file)" }
    static func evidence(_ id: String, _ query: String = "") -> String { path("/cases/\(id)/evidence", query) }
    static func volume(_ id: String) -> String { "/cases/\(id)/volume" }
    static func sheet(_ id: String, _ submission: String? = nil) -> String {
        "/cases/\(id)/sheet" + (submission.map { "/\($0)" } ?? "")
    }
    static func tell(_ id: String, _ hearing: String, _ query: String = "") -> String {
        path("/cases/\(id)/tell/\(hearing)", query)
    }
    static func card(_ id: String, _ hearing: String, _ query: String = "") -> String {
        path("/cases/\(id)/card/\(hearing)", query)
    }
    static func bundle(_ id: String, _ purpose: String) -> String { "/cases/\(id)/bundle/\(purpose).zip" }
    static func printing(_ id: String, _ kind: String) -> String { "/cases/\(id)/print/\(kind)" }

    // MARK: - 清单、文书、机构

    static func desk(_ urgency: Urgency, page: Int) -> String {
        path(desk, query(["urgency": urgency.rawValue, "page": String(page)]))
    }

    static func ledger(range: String, unit: String?, page: Int? = nil) -> String {
        path(ledger, query(["range": range, "unit": unit, "page": page.map { String($0) }]))
    }
    static func ledgerPrint(unit: String?) -> String { path("/ledger/print", query(["unit": unit])) }
    static let weekPrint = "/ledger/print?span=week"
    static func ledgerSheet(range: String, unit: String?) -> String {
        path("/export/ledger.xlsx", query(["range": range, "unit": unit]))
    }
    static func cases(matching text: String, _ filter: CaseFilter = CaseFilter(), page: Int) -> String {
        path(cases, of(text, filter, page: page))
    }
    static func casesSheet(matching text: String, _ filter: CaseFilter = CaseFilter()) -> String {
        path("/export/cases.xlsx", of(text, filter, page: nil))
    }
    static func casesFiltered(matching text: String) -> String {
        path(cases, query(["q": text.isEmpty ? nil : text, "filters": "open"]))
    }
    private static func of(_ text: String, _ filter: CaseFilter, page: Int?) -> String {
        query([
            "q": text.isEmpty ? nil : text, "year": filter.year.map { String($0) }, "unit": filter.unit,
            "stage": filter.stage, "court": filter.court, "area": filter.area, "result": filter.result,
            "order": filter.isOldestFirst ? "oldest" : nil, "page": page.map { String($0) },
        ])
    }
    static func book(_ book: String) -> String { "/books/\(book)" }
    static func book(_ book: String, from: String, through: String, page: Int) -> String {
        path("/books/\(book)", query(["from": from, "through": through, "page": String(page)]))
    }
    static func leads(page: Int) -> String { path(leads, query(["page": String(page)])) }
    static func bookSheet(_ book: String, from: String, through: String) -> String {
        path("/books/\(book)/sheet.xlsx", query(["from": from, "through": through]))
    }
    static func register(_ query: String) -> String { path(register, query) }
    static func open(_ kind: KindName) -> String { "/open/\(kind)" }
    static func inboxItem(_ id: String) -> String { "/inbox/\(id)" }
    static func printJob(_ id: String, back: String) -> String { path("/print/\(id)", query(["back": back])) }
    static func printed(_ id: String, name: String) -> String { "/print/\(id)/\(Form.percentEncoded(name)).pdf" }
    static func template(_ kind: String) -> String { "/templates/\(kind)" }
    static func office(_ kind: KindName, _ query: String = "") -> String { path("/office/\(kind)", query) }
    /// 机关事项 of a year; nil for what is not recorded on a page.
    static func matter(_ task: OfficeTask) -> String? {
        guard let kind = task.kind else { return nil }
        if kind == .calendarNoticeReceived { return holidays }
        return office(kind, query(["year": String(task.year), "organ": task.duty.organ]))
    }
    static func article(_ source: String, _ number: some CustomStringConvertible) -> String {
        "/rules/\(source)/\(number)"
    }
    static func feed(_ token: String) -> String { "/feed/\(token).ics" }
    static func login(next: String, isKept: Bool) -> String {
        path(login, query(["next": next, "kept": isKept ? "1" : nil]))
    }
}
