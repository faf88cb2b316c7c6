import Casework
import Docket
import LegalCalendar
import Papers
import Rulebook
import Store
import Work

/// 个人设置: where reminders go, and the calendar feed. The feed's address is its key: shown once, replaced at will.
enum MePage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        try page(exchange)
    }

    private static func delegating(_ exchange: Exchange) throws -> Delegating? {
        guard let own = try exchange.store.account(exchange.actor.account) else { return nil }
        let delegating = Delegating(exchange.store, of: own, today: exchange.today)
        return delegating.mayDelegate ? delegating : nil
    }

    private static func page(_ exchange: Exchange, problem: String? = nil, address: String? = nil) throws -> Reply {
        let account = try exchange.actor.account
        let mail = try exchange.form["mail"] ?? exchange.store.mailAddresses()[account] ?? ""
        return try exchange.page(
            "Entering/me",
            of: MeModel(
                mail: mail, problem: problem, feed: address,
                away: try delegating(exchange).map { try .init($0, exchange.form, exchange.today) },
                handover: exchange.actor.has(.handlingUnit) ? SiteURL.handover : nil),
            status: problem == nil ? 200 : 422)
    }

    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        let form = exchange.form
        try form.allow { ["mail", "act", "to", "since", "until"].contains($0) }
        let account = try exchange.actor.account
        if ["away", "back"].contains(form["act"]) { return try away(exchange) }
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

    /// 请假代办, and its end; the administrators are told.
    private static func away(_ exchange: Exchange) throws -> Reply {
        guard let delegating = try delegating(exchange) else { throw PageError.absent }
        let (form, actor) = (exchange.form, try exchange.actor)
        func tell(_ words: String, _ fields: [String: Value]) throws {
            try exchange.audit(.delegated, fields.merging(["from": .text(actor.account)]) { own, _ in own })
            try exchange.store.alert(
                "\(actor.unit)\(actor.name)：\(words)", by: actor.account, instant: exchange.site.clock.real)
        }
        if form["act"] == "back" {
            try exchange.store.endDelegation(of: actor.account)
            try tell("收回代办", ["until": .text(exchange.today.description)])
            return .see(SiteURL.me, saying: "已收回代办")
        }
        do {
            let (agreed, colleague) = try delegating.delegate(
                to: form["to"] ?? "", since: (form["since"] ?? "").trimmingBlanks,
                until: (form["until"] ?? "").trimmingBlanks)
            try tell(
                "请假，由\(colleague.display)代办至\(agreed.until.chinese)",
                ["to": .text(agreed.to), "until": .text(agreed.until.description)])
            return .see(
                SiteURL.me, saying: "\(agreed.since.chinese)至\(agreed.until.chinese)由\(colleague.display)代办")
        } catch let failure as Delegating.Failure { return try page(exchange, problem: failure.description) }
    }

    /// What the person may see, and nothing else: his cases' hearings, and the days of his unit.
    @Sendable static func feed(_ exchange: Exchange) async throws -> Reply {
        let token = (exchange.parameters["token"] ?? "").replacing(".ics", with: "")
        guard let own = try exchange.store.account(ofFeed: token),
            case let account = try exchange.store.standing(own, on: exchange.today), let actor = account.actor
        else {
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
