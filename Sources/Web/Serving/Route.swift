public import Casework
import HTTPTypes
import Store

/// 路由: a method, a path and what answers. Its policy stands in `Policies`; without one the server does not start.
public struct Route: Sendable {
    /// 正文上限: how many bytes a form may have; no more are read, and none before it is known who sends them.
    enum Body: Int, Sendable {
        case signIn = 16_384
        case form = 1_048_576
        /// Four files of the largest size, with what stands around them.
        case scans = 210_763_776
    }

    public let method: String
    public let path: String
    let upTo: Body
    let lane: Workers.Lane
    let handler: @Sendable (Exchange) async throws -> Reply

    init(
        _ method: String, _ path: String, upTo: Body = .form, lane: Workers.Lane = .page,
        _ handler: @escaping @Sendable (Exchange) async throws -> Reply
    ) {
        (self.method, self.path, self.upTo, self.lane, self.handler) = (method, path, upTo, lane, handler)
    }

    public var key: String { "\(method) \(path)" }

    public static let all: [Route] = [
        Route("GET", "/static/:version/:name", AssetPage.get),
        Route("GET", "/health", AssetPage.health),
        Route("GET", "/login", LoginPage.get),
        Route("POST", "/login", upTo: .signIn, lane: .password, LoginPage.post),
        Route("POST", "/logout", upTo: .signIn, LoginPage.logout),
        Route("GET", "/password", PasswordPage.get),
        Route("POST", "/password", upTo: .signIn, lane: .password, PasswordPage.post),
        Route("POST", "/draft", DraftPage.post),
        Route("GET", "/", DeskPage.get),
        Route("GET", "/cases", CaseListPage.get),
        Route("GET", "/register", RegisterPage.get),
        Route("POST", "/register", upTo: .scans, RegisterPage.post),
        Route("GET", "/open/:kind", OpenPage.get),
        Route("POST", "/open/:kind", upTo: .scans, OpenPage.post),
        Route("GET", "/cases/:id", CasePage.get),
        Route("GET", "/cases/:id/why", WhyPage.get),
        Route("GET", "/cases/:id/record", RecordPage.choose),
        Route("GET", "/cases/:id/record/:kind", RecordPage.get),
        Route("POST", "/cases/:id/record/:kind", upTo: .scans, RecordPage.post),
        Route("GET", "/cases/:id/correct/:entry", CorrectPage.get),
        Route("POST", "/cases/:id/correct/:entry", CorrectPage.post),
        Route("GET", "/cases/:id/papers", PapersPage.get),
        Route("POST", "/cases/:id/papers", upTo: .scans, PaperUpload.post),
        Route("GET", "/cases/:id/reclass/:entry", ReclassPage.get),
        Route("POST", "/cases/:id/reclass/:entry", ReclassPage.post),
        Route("GET", "/cases/:id/papers/:kind", PapersPage.generate),
        Route("GET", "/cases/:id/evidence", EvidencePage.get),
        Route("POST", "/cases/:id/evidence", EvidencePage.post),
        Route("POST", "/cases/:id/volume", lane: .slow, EvidencePage.volume),
        Route("GET", "/cases/:id/files/:file", PapersPage.download),
        Route("GET", "/cases/:id/sheet/:submission", SheetPage.get),
        Route("POST", "/cases/:id/sheet/:submission", upTo: .scans, SheetPage.post),
        Route("GET", "/cases/:id/sheet", SheetPage.blank),
        Route("GET", "/cases/:id/tell/:hearing", TellPage.get),
        Route("POST", "/cases/:id/tell/:hearing", TellPage.post),
        Route("GET", "/cases/:id/card/:hearing", CardPage.get),
        Route("GET", "/ledger", LedgerPage.get),
        Route("POST", "/ledger", LedgerPage.post),
        Route("GET", "/ledger/print", LedgerPage.today),
        Route("GET", "/leads", LeadsPage.get),
        Route("GET", "/export/leads.xlsx", lane: .slow, LeadsPage.sheet),
        Route("GET", "/office", OfficePage.index),
        Route("GET", "/office/:kind", OfficePage.get),
        Route("POST", "/office/:kind", upTo: .scans, lane: .slow, OfficePage.post),
        Route("GET", "/cases/:id/archive", ArchivePage.get),
        Route("GET", "/cases/:id/bundle/:for", lane: .slow, ArchivePage.bundle),
        Route("POST", "/cases/:id/print/:kind", PrintPage.post),
        Route("GET", "/print/:job", PrintPage.get),
        Route("GET", "/print/:job/:name", PrintPage.file),
        Route("GET", "/templates", TemplatesPage.index),
        Route("GET", "/templates/:kind", TemplatesPage.get),
        Route("POST", "/templates/:kind", upTo: .scans, lane: .slow, TemplatesPage.post),
        Route("POST", "/templates/:kind/use", TemplatesPage.use),
        Route("POST", "/templates/:kind/sample", TemplatesPage.sample),
        Route("GET", "/templates/:kind/file", TemplatesPage.file),
        Route("GET", "/import", ImportPage.get),
        Route("POST", "/import", upTo: .scans, lane: .slow, ImportPage.post),
        Route("GET", "/books/:book", BooksPage.get),
        Route("GET", "/books/:book/sheet.xlsx", lane: .slow, BooksPage.sheet),
        Route("GET", "/check", CheckPage.get),
        Route("GET", "/inbox", InboxPage.get),
        Route("POST", "/inbox", upTo: .scans, InboxPage.post),
        Route("GET", "/inbox/:item", InboxPage.one),
        Route("POST", "/inbox/:item", InboxPage.put),
        Route("GET", "/inbox/:item/file", InboxPage.file),
        Route("GET", "/inbox/:item/fill", InboxPage.fill),
        Route("GET", "/export/cases.xlsx", lane: .slow, ExportPage.cases),
        Route("GET", "/export/ledger.xlsx", lane: .slow, ExportPage.ledger),
        Route("GET", "/me", MePage.get),
        Route("POST", "/me", MePage.post),
        Route("GET", "/feed/:token", MePage.feed),
        Route("GET", "/rules", RulesPage.index),
        Route("GET", "/rules/:source/:article", RulesPage.article),
        Route("GET", "/calculator", CalculatorPage.get),
        Route("GET", "/admin", AdminPage.get),
        Route("POST", "/admin", lane: .slow, AdminPage.post),
        Route("GET", "/unit-accounts", UnitAccountsPage.get),
        Route("POST", "/unit-accounts", UnitAccountsPage.post),
        Route("GET", "/audit", lane: .slow, AuditPage.get),
        Route("POST", "/demo/role", upTo: .signIn, DemoPage.role),
        Route("POST", "/demo/day", upTo: .signIn, DemoPage.day),
    ]
}

/// 路由权限: one action for every route.
public enum Policies: Sendable {
    public static let actions: [String: Action] = [
        "GET /static/:version/:name": .anyone, "GET /health": .anyone, "GET /login": .anyone, "POST /login": .anyone,
        "POST /logout": .ownSession, "GET /password": .ownSession, "POST /password": .ownSession,
        "POST /draft": .ownSession,
        "GET /": .ownSession, "GET /cases": .seeDesk, "GET /register": .register, "POST /register": .register,
        "GET /open/:kind": .register, "POST /open/:kind": .register,
        "GET /cases/:id": .seeCase, "GET /cases/:id/why": .seeCase, "GET /cases/:id/record": .record,
        "GET /cases/:id/record/:kind": .record, "POST /cases/:id/record/:kind": .record,
        "GET /cases/:id/correct/:entry": .record, "POST /cases/:id/correct/:entry": .record,
        "GET /cases/:id/papers": .seeCase, "POST /cases/:id/papers": .record, "GET /cases/:id/papers/:kind": .record,
        "GET /cases/:id/reclass/:entry": .record, "POST /cases/:id/reclass/:entry": .record,
        "GET /cases/:id/evidence": .seeCase, "POST /cases/:id/evidence": .record, "POST /cases/:id/volume": .record,
        "GET /cases/:id/files/:file": .seeCase, "GET /cases/:id/sheet/:submission": .seeInner,
        "POST /cases/:id/sheet/:submission": .record,
        "GET /office": .keepOffice, "GET /office/:kind": .keepOffice, "POST /office/:kind": .keepOffice,
        "GET /cases/:id/archive": .seeInner, "GET /cases/:id/bundle/:for": .record,
        "POST /cases/:id/print/:kind": .record, "GET /print/:job": .ownSession, "GET /print/:job/:name": .ownSession,
        "GET /templates": .keepOffice, "GET /templates/:kind": .keepOffice, "POST /templates/:kind": .keepOffice,
        "POST /templates/:kind/use": .keepOffice,
        "POST /templates/:kind/sample": .keepOffice, "GET /templates/:kind/file": .keepOffice, "GET /import": .register,
        "POST /import": .register, "GET /books/:book": .seeDesk,
        "GET /books/:book/sheet.xlsx": .seeDesk, "GET /check": .seeDesk,
        "GET /inbox": .receive, "POST /inbox": .receive, "GET /inbox/:item": .receive, "POST /inbox/:item": .receive,
        "GET /inbox/:item/file": .receive, "GET /inbox/:item/fill": .receive, "GET /export/cases.xlsx": .seeDesk,
        "GET /export/ledger.xlsx": .seeLedger, "GET /me": .ownSession,
        "POST /me": .ownSession, "GET /feed/:token": .anyone,
        "GET /ledger": .seeLedger, "POST /ledger": .supervise, "GET /ledger/print": .seeLedger, "GET /leads": .seeLeads,
        "GET /export/leads.xlsx": .seeLeads,
        "GET /cases/:id/tell/:hearing": .record, "POST /cases/:id/tell/:hearing": .record,
        "GET /cases/:id/card/:hearing": .seeInner,
        "GET /cases/:id/sheet": .seeInner, "GET /rules": .seeRules, "GET /rules/:source/:article": .seeRules,
        "GET /calculator": .calculate,
        "GET /unit-accounts": .ownSession, "POST /unit-accounts": .ownSession,
        "GET /admin": .administer, "POST /admin": .administer, "GET /audit": .seeAudit,
        "POST /demo/role": .anyone, "POST /demo/day": .ownSession,
    ]

    public struct Undeclared: Error, Sendable, CustomStringConvertible {
        public let description: String
    }

    /// Every route has a policy and every policy a route.
    public static func check(_ routes: [Route], _ actions: [String: Action] = actions) throws(Undeclared) {
        for route in routes where actions[route.key] == nil {
            throw Undeclared(description: "路由 \(route.key) 没有声明权限，拒绝启动")
        }
        let known = Set(routes.map(\.key))
        for key in actions.keys.sorted() where !known.contains(key) {
            throw Undeclared(description: "权限 \(key) 没有对应的路由，拒绝启动")
        }
    }
}
