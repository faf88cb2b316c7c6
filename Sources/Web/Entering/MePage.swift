import Casework
import Docket
import LegalCalendar
import Papers
import Store

/// 个人设置: where reminders go, and the calendar feed. The feed's address is its key: shown once, replaced at will.
enum MePage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        try page(exchange)
    }

    private static func page(_ exchange: Exchange, problem: String? = nil, address: String? = nil) throws -> Reply {
        let account = try exchange.actor.account
        let mail = try exchange.form["mail"] ?? exchange.store.mailAddresses()[account] ?? ""
        return try exchange.page(
            "Entering/me", of: MeModel(mail: mail, problem: problem, feed: address), status: problem == nil ? 200 : 422)
    }

    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        let form = exchange.form
        try form.allow { ["mail", "act"].contains($0) }
        let account = try exchange.actor.account
        if form["act"] == "feed" {
            let token = try exchange.store.openFeed(for: account)
            try exchange.audit(.feedOpened, ["account": .text(account)])
            return try page(exchange, address: SiteURL.feed(token))
        }
        let mail = (form["mail"] ?? "").trimmingBlanks
        let looksRight = mail.isEmpty || CaseStore.isMailAddress(mail)
        guard looksRight else { return try page(exchange, problem: "“邮箱”：不是邮箱地址（所填：\(mail)）") }
        try exchange.store.set(mail: mail, of: account)
        return .see(SiteURL.me, saying: "已保存")
    }

    /// What the person may see, and nothing else: his cases' hearings, and the days of his unit.
    @Sendable static func feed(_ exchange: Exchange) async throws -> Reply {
        let token = (exchange.parameters["token"] ?? "").replacing(".ics", with: "")
        guard let account = try exchange.store.account(ofFeed: token), let actor = account.actor else {
            throw PageError.absent
        }
        let scope = Access.visible(actor, try exchange.store.holders())
        guard !scope.isEmpty else { throw PageError.absent }
        let hearings = try exchange.store.hearings(scope, from: exchange.today.adding(days: -30)).map { hearing in
            CalendarFeed.Event(
                id: "hearing-\(hearing.caseID)-\(hearing.hearing)", day: hearing.day,
                time: hearing.at.count > 10 ? String(hearing.at.dropFirst(11)) : nil,
                title: "开庭 \(hearing.number)",
                place: hearing.place, detail: hearing.head.isEmpty ? "出庭负责人未定" : "出庭负责人：\(hearing.head)")
        }
        let days = try exchange.store.dueLedger(
            scope, unit: actor.unit, today: exchange.today, through: exchange.today.adding(days: 365)
        ).map { row in
            CalendarFeed.Event(
                id: "duty-\(row.caseID)-\(row.dutyKey)", day: row.due, title: "期限届满：\(row.what) \(row.number)",
                detail: "\(row.cite)　\(row.unit)")
        }
        let feed = CalendarFeed(name: "行政应诉 \(account.unit) \(account.display)", events: hearings + days)
        return .calendar(feed.bytes(stamp: exchange.site.clock.real))
    }
}
