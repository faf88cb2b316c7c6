import Casework
import Docket
import LegalCalendar
import Rulebook
import Store
import Work

/// 收件箱: files that have arrived, and what was read in them.
enum InboxPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply { try list(exchange, problems: []) }

    private static func list(_ exchange: Exchange, problems: [String], pasted: String? = nil) throws -> Reply {
        let inbox = Inbox(try exchange.reading)
        var model = InboxModel(
            try inbox.items, refusals: try inbox.refusals, problems: problems, exchange.store.rules.vocabulary)
        model.pasted = pasted ?? ""
        model.from = exchange.form["from"] ?? ""
        model.isPasting = pasted != nil
        return try exchange.page("Intake/inbox", of: model, status: problems.isEmpty ? 200 : 422)
    }

    /// All files or none.
    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        try exchange.form.allow { ["files", "seen-refusal", "message", "from"].contains($0) }
        if let id = exchange.form["seen-refusal"], try Inbox(exchange.reading).holdsFolder {
            try exchange.store.drop(refusal: id)
            return .see(SiteURL.inbox)
        }
        if let text = exchange.form["message"] {
            do {
                let id = try PastedMessage(text, from: exchange.form["from"] ?? "").receive(
                    try exchange.reading, instant: exchange.site.clock.real)
                return .see(SiteURL.inboxItem(id))
            } catch let refusal as Refusal {
                return try list(exchange, problems: refusal.violations.map(\.message), pasted: text)
            }
        }
        let uploads = exchange.form.uploads.filter { $0.field == "files" }
        let problems = uploads.isEmpty ? ["请选择文件"] : uploads.compactMap(\.problem)
        guard problems.isEmpty else { return try list(exchange, problems: problems) }
        let account = try exchange.actor.account
        let ids = try uploads.map { upload in
            try exchange.store.receive(
                upload.content, name: FileStore.cleanName(upload.name), from: account,
                instant: exchange.site.clock.real)
        }
        return .see(ids.count == 1 ? SiteURL.inboxItem(ids[0]) : SiteURL.inbox)
    }
}

extension InboxItem.State {
    var title: String {
        switch self {
        case .waiting: "等待识读"
        case .reading: "正在识读"
        case .read: "已识读"
        case .failed: "没有识读"
        }
    }
}
