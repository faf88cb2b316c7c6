import Casework
import Docket
import LegalCalendar
import Rulebook
import Store
import Work

/// 收件: one file of the inbox, what was read in it, and the way to the entry or the case it belongs to.
enum InboxItemPage {
    private static func item(_ exchange: Exchange) throws -> InboxItem {
        guard let item = try exchange.parameters["item"].flatMap({ try Inbox(exchange.reading).waiting($0) }) else {
            throw PageError.absent
        }
        return item
    }

    @Sendable static func get(_ exchange: Exchange) async throws -> Reply { try page(exchange, problem: nil) }

    private static func page(_ exchange: Exchange, problem: String?) throws -> Reply {
        let item = try item(exchange)
        let match = try InboxMatch(item.reading ?? DocumentReading(""), try exchange.reading)
        let model = InboxItemModel(item, match, exchange.form["case"], problem: problem, exchange.store.rules)
        return try exchange.page("Intake/item", of: model, status: problem == nil ? 200 : 422)
    }

    @Sendable static func file(_ exchange: Exchange) async throws -> Reply {
        let item = try item(exchange)
        guard let digest = Digest(hex: item.digest) else { throw PageError.absent }
        let bytes = try exchange.store.files.get(item.file, digest: digest)
        let type = try FileStore.type(name: item.name, content: bytes)
        return type == .pdf
            ? .pdf(bytes, name: item.name) : .download(bytes, name: item.name, contentType: type.contentType)
    }

    /// 填表: to the form of the entry, with the suggestions that were ticked and the file as its paper.
    @Sendable static func fill(_ exchange: Exchange) async throws -> Reply {
        let item = try item(exchange)
        do {
            let form = try InboxFiling(item, try exchange.reading).form(
                for: KindName(exchange.query["entry"] ?? ""),
                using: exchange.query.all("use").compactMap { Int($0) },
                on: (exchange.query["case"] ?? "").trimmingBlanks)
            var about = form.fields.map { "\($0.name)=\(Form.percentEncoded($0.value))" } + ["inbox=\(item.id)"]
            if let proceeding = form.proceeding { about.insert("proceeding=\(proceeding)", at: 0) }
            let query = about.joined(separator: "&")
            if let id = form.caseID, let submission = form.submission {
                return .see(SiteURL.path(SiteURL.sheet(id, submission), "inbox=\(item.id)"))
            }
            return .see(form.caseID.map { SiteURL.record($0, form.kind, query) } ?? SiteURL.register(query))
        } catch let failure as InboxFiling.Unclear {
            return try page(exchange, problem: failure.description)
        }
    }

    /// 存入案件材料, or 移出收件箱: it belongs to no case.
    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        let (item, form) = (try item(exchange), exchange.form)
        try form.allow { ["case", "kind", "dismiss"].contains($0) }
        if form["dismiss"] != nil {
            try exchange.store.take(item.id, to: "-")
            try exchange.audit(
                .inboxDismissed, ["name": .text(item.name), "file": .text(item.file), "digest": .text(item.digest)])
            return .see(SiteURL.inbox, saying: "“\(item.name)”已移出收件箱")
        }
        do {
            let (id, draft) = try InboxFiling(item, try exchange.reading).paper(
                as: PaperKind.kind(form["kind"] ?? ""), on: (form["case"] ?? "").trimmingBlanks)
            try exchange.store.record([draft], on: id, try exchange.request(confirmed: ["*"]))
            try exchange.store.take(item.id, to: id)
            return .see(SiteURL.papers(id), saying: "已存入：\(item.name)")
        } catch let failure as InboxFiling.Unclear {
            return try page(exchange, problem: failure.description)
        } catch NotRecorded.refused(let refusal) {
            return try page(exchange, problem: refusal.description)
        }
    }
}
