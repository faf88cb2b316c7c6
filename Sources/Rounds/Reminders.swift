import Casework
import Docket
public import LegalCalendar
public import Store

/// 每日提醒: to each person with an address, what his unit owes in three days, what is late, and the hearings of the week.
public struct Reminders: Sendable {
    public struct Letter: Sendable, Hashable {
        /// Whose it is: two may have one address.
        public let account: String
        public let address: String
        public let subject: String
        public let text: String
    }

    private let store: CaseStore
    private let today: CivilDay

    public init(store: CaseStore, today: CivilDay) {
        (self.store, self.today) = (store, today)
    }

    /// Nothing to say is no letter.
    public func letters() throws -> [Letter] {
        let addresses = try store.mailAddresses()
        return try store.accounts().compactMap { account -> Letter? in
            guard let address = addresses[account.name], !account.isDisabled,
                let actor = try store.standing(account, on: today).actor, !actor.isAdministrator
            else { return nil }
            return try letter(to: address, of: account.name, actor)
        }
    }

    private func letter(to address: String, of account: String, _ actor: Actor) throws -> Letter? {
        let scope = Access.visible(actor, try store.holders())
        let unit = scope.unit ?? (actor.has(.intakeOffice) ? actor.unit : nil)
        // A lawyer is told of his hearings; days are the units' that handle the case.
        let rows =
            scope.isOfLawyer
            ? [] : try store.dueLedger(scope, unit: unit, today: today, through: today.adding(days: 3), limit: 100)
        let hearings = try store.hearings(scope, from: today, through: today.adding(days: 7))
        guard !rows.isEmpty || !hearings.isEmpty else { return nil }
        let late = rows.filter { $0.due < today }
        var lines = ["\(actor.name)：", "", "截至\(today.chinese)："]
        if !late.isEmpty { lines += ["", "已逾期"] + late.map(line) }
        let soon = rows.filter { $0.due >= today }
        if !soon.isEmpty { lines += ["", "三日内到期（含当日）"] + soon.map(line) }
        if !hearings.isEmpty {
            lines +=
                ["", "七日内开庭"]
                + hearings.map { "  \($0.at)　\($0.number)　\($0.place)　\($0.head.isEmpty ? "出庭负责人未定" : $0.head)" }
        }
        lines += ["", "请登录行政应诉系统办理。本邮件只列案号，不含当事人信息。"]
        return Letter(
            account: account, address: address, subject: "行政应诉：逾期\(late.count)项，三日内\(soon.count)项",
            text: lines.joined(separator: "\n"))
    }

    /// A letter leaves the building: numbers and days, no parties.
    private func line(_ row: DueRow) -> String {
        let left = row.due.days(since: today)
        return
            "  \(row.due.chinese)　\(left < 0 ? "逾期\(-left)日" : left == 0 ? "今日" : "剩\(left)日")　\(row.number)　\(row.what)（\(row.unit)）"
    }
}
