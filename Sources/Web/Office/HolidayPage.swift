import Casework
import Docket
import LegalCalendar
import Store
import Work

/// 放假通知: pasted as it was published, shown as days, and confirmed; every open day that it moves is listed before.
enum HolidayPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        try exchange.keepInstallation("放假通知")
        let notices = HolidayNotices(try exchange.reading)
        return try exchange.page("Office/holidays", of: HolidayModel(notices.known, nil))
    }

    /// First what it says, then that it is so.
    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        try exchange.keepInstallation("放假通知")
        try exchange.form.allow { ["text", "step"].contains($0) }
        let (notices, text) = (HolidayNotices(try exchange.reading), exchange.form["text"] ?? "")
        let preview = try notices.preview(text)
        guard exchange.form["step"] == "record", preview.notice != nil else {
            return try exchange.page(
                "Office/holidays", of: HolidayModel(notices.known, preview),
                status: preview.notice == nil ? 422 : 200)
        }
        let notice = try notices.record(text, try exchange.request())
        return .see(SiteURL.holidays, saying: "已录入\(notice.year)年放假通知，涉及的期限正在重新推算")
    }
}
