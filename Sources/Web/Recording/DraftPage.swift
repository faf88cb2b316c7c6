import Docket
import LegalCalendar
import Store

/// 草稿: saved every twenty seconds while typing.
enum DraftPage {
    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        guard let account = exchange.session?.account, let path = exchange.query["form"], path.hasPrefix("/"),
            path.utf8.count < 200
        else { throw PageError.absent }
        try exchange.store.saveDraft(
            exchange.form.draft, form: path, account: account.name, instant: exchange.site.clock.real)
        return .text("saved\n")
    }
}
