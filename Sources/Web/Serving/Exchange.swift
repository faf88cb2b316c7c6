import Casework
import Docket
import HTTPTypes
import LegalCalendar
import Logging
import Mustache
import Rulebook
import Store
import Work

/// 一次往来: a request that passed the gate, with who asks and what the form says.
struct Exchange: Sendable {
    let site: Site
    let path: String
    /// 路由 that the path is of, as `routes` lists it.
    let route: String
    let parameters: [String: String]
    let query: Form
    var form: Form
    let session: Session?
    let token: String?
    let place: SignInLimiter.Place
    let textSize: TextSize

    var store: CaseStore { site.store }
    var today: CivilDay { site.clock.today }

    /// Only behind a policy that asks for a session.
    var actor: Actor {
        get throws {
            guard let actor = session?.account.actor else { throw PageError.absent }
            return actor
        }
    }

    /// What who asks may see.
    var reading: Reading { get throws { try Reading(store: store, actor: try actor, today: today) } }

    /// The case of the path, as who asks may see it.
    func derivation() throws -> Derivation {
        guard let id = parameters["id"], let view = try view(id) else { throw PageError.absent }
        return view
    }

    /// Another case, as who asks may see it; nil for one that is not his to see.
    func view(_ caseID: String, asKnownOn day: CivilDay? = nil) throws -> Derivation? {
        try reading.view(caseID, asKnownOn: day)
    }

    /// 姓名 by account, for whoever recorded an entry.
    var displayNames: [String: String] {
        get throws {
            try store.displayNames()
        }
    }

    var caseID: String { parameters["id"] ?? "" }

    func request(confirmed: Set<String>? = nil) throws -> Request {
        Request(
            actor: try actor, id: form["request"] ?? "", seen: form["seen"].flatMap { Int($0) } ?? 0,
            instant: site.clock.instant, today: today,
            confirmed: confirmed ?? Set(form.all("confirm")))
    }

    /// Of what is only tried, before it is confirmed.
    var dryRun: Request {
        get throws { Request(actor: try actor, id: "", seen: 0, instant: site.clock.instant, today: today) }
    }

    /// For what all organs share: refused to the offices of one of them.
    func keepInstallation(_ what: String) throws {
        let reading = try reading
        guard reading.keepsInstallation else {
            let government = reading.holders.organisation.government ?? ""
            throw PageError.refused("\(what)由\(government)的收文、监督机构办理", cite: nil)
        }
    }

    /// Whether a case other than the path's is the reader's to see.
    func maySee(_ caseID: String) throws -> Bool {
        try reading.maySee(caseID)
    }

    /// Who asks, by the name his unit has now.
    var reader: Actor {
        get throws { try reading.reader }
    }

    var papers: PaperMaker {
        get throws {
            PaperMaker(
                store: store, templates: site.paperTemplates, account: try actor.account, today: today,
                reader: try reader)
        }
    }

    /// Renders a template inside the layout.
    func page(_ template: String, of model: some PageModel, status: Int = 200) throws -> Reply {
        let node = try model.node.over(try Layout(self).node)
        return .html(try render(template, node), status: .init(code: status))
    }

    /// Renders a template by itself.
    func fragment(_ template: String, of model: some PageModel) throws -> String {
        try render(template, try model.node)
    }

    private func render(_ template: String, _ node: PageNode) throws -> String {
        guard let html = site.templates.render(node, withTemplate: template) else {
            throw StoreError.missing("页面模板 \(template)")
        }
        return html
    }

    func audit(_ kind: KindName, _ fields: [String: Value]) throws {
        let account = session?.account
        // Where writing was stopped nothing is added, and whoever signs in only reads: the log of the machine has it.
        guard store.engine.stopped == nil || kind != .signedIn && kind != .signInRefused && kind != .signedOut
        else {
            return Logger(label: "yingsu").warning("\(kind) \(fields)")
        }
        try store.append([
            Entry(
                stream: .audit, instant: site.clock.instant, actor: account?.name ?? "",
                role: account?.functions.first?.rawValue ?? "", unit: account?.unit ?? "",
                kind: kind, day: today, fields: fields)
        ])
    }
}
