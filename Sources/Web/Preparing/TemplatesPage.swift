import Casework
import Docket
import LegalCalendar
import Papers
import Rulebook
import Store
import Work

/// 文书模板: any may be replaced by the office's own, edited in WPS or Word; checked before it can be used, and the old ones are kept.
enum TemplatesPage {
    @Sendable static func index(_ exchange: Exchange) async throws -> Reply {
        let kinds = PaperKind.all.filter { exchange.site.templateShelf.builtIn[$0.id] != nil }
        return try exchange.page(
            "Preparing/templates", of: TemplatesModel(kinds, own: try exchange.store.siteTemplates()))
    }

    private static func kind(_ exchange: Exchange) throws -> PaperKind {
        guard let kind = exchange.parameters["kind"].flatMap(PaperKind.kind),
            exchange.site.templateShelf.builtIn[kind.id] != nil
        else { throw PageError.absent }
        return kind
    }

    @Sendable static func get(_ exchange: Exchange) async throws -> Reply { try page(exchange, problems: []) }

    private static func page(_ exchange: Exchange, problems: [String]) throws -> Reply {
        let kind = try kind(exchange)
        let model = TemplateModel(
            kind, versions: try exchange.store.siteTemplates().filter { $0.kind == kind.id },
            fields: try exchange.site.templateShelf.builtIn[kind.id]?.fields.sorted() ?? [],
            names: try exchange.displayNames, problems: problems, exchange.store.rules)
        return try exchange.page("Preparing/template", of: model, status: problems.isEmpty ? 200 : 422)
    }

    /// A template with anything wrong is not kept; one without waits to be looked at and put to use.
    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        try exchange.keepInstallation("文书模板")
        let kind = try kind(exchange)
        try exchange.form.allow { $0 == "file" }
        guard let upload = exchange.form.uploads.first(where: { $0.field == "file" }) else {
            return try page(exchange, problems: ["请选择 .docx 文件"])
        }
        let name = FileStore.cleanName(upload.name)
        let problems = TemplateShelf.problems(
            of: upload.content, named: name, as: kind, rules: exchange.store.rules)
        guard problems.isEmpty else { return try page(exchange, problems: problems) }
        let version = try exchange.store.keepTemplate(
            upload.content, of: kind.id, name: name, day: exchange.today, account: try exchange.actor.account)
        try exchange.audit(.templateUploaded, ["kind": .text(kind.id), "version": .integer(version)])
        return .see(SiteURL.template(kind.id), saying: "第\(version)版已通过检查，请用样例看过再启用")
    }

    private static func chosen(_ exchange: Exchange, _ text: String?) throws -> (
        kind: PaperKind, version: Int, template: PaperTemplate
    ) {
        let kind = try kind(exchange)
        let version = text.flatMap { Int($0) } ?? 0
        if version == 0, let builtIn = exchange.site.templateShelf.builtIn[kind.id] { return (kind, 0, builtIn) }
        guard let own = try exchange.store.siteTemplates().first(where: { $0.kind == kind.id && $0.version == version })
        else { throw PageError.absent }
        return (kind, version, try PaperTemplate(docx: try exchange.store.bytes(of: own)))
    }

    @Sendable static func use(_ exchange: Exchange) async throws -> Reply {
        try exchange.keepInstallation("文书模板")
        try exchange.form.allow { $0 == "version" }
        let (kind, version, _) = try chosen(exchange, exchange.form["version"])
        try exchange.store.useTemplate(version, of: kind.id)
        try exchange.site.templateShelf.load(from: exchange.store)
        try exchange.audit(.templateUsed, ["kind": .text(kind.id), "version": .integer(version)])
        return .see(SiteURL.template(kind.id), saying: version == 0 ? "已改用预置模板" : "已启用第\(version)版")
    }

    /// The template itself, to be changed in WPS or Word.
    @Sendable static func file(_ exchange: Exchange) async throws -> Reply {
        let (kind, version, template) = try chosen(exchange, exchange.query["version"])
        let name = "\(kind.title)模板\(version == 0 ? "" : "第\(version)版").docx"
        return .download(try template.packed(), name: name, contentType: FileStore.FileType.docx.contentType)
    }

    /// 用样例看: filled from a made-up case, as PDF in the queue.
    @Sendable static func sample(_ exchange: Exchange) async throws -> Reply {
        try exchange.form.allow { $0 == "version" }
        let (kind, _, template) = try chosen(exchange, exchange.form["version"])
        let home = exchange.site.home
        let values = try SamplePaper.values(
            home + "/Scenarios/papers/whole-life.yaml", office: home + "/Scenarios/office.yaml",
            shelf: exchange.store.shelf, rules: exchange.store.rules)
        let job = try exchange.store.print(
            [try template.fill(values)], name: kind.title + "（样例）", for: try exchange.actor.account,
            instant: exchange.site.clock.real)
        return .see(SiteURL.printJob(job, back: SiteURL.template(kind.id)))
    }
}
