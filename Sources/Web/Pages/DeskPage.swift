import Casework
import Docket
import LegalCalendar
import Store

/// 工作台: what is to be done, by urgency; one action a row.
enum DeskPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        let actor = try exchange.actor
        if actor.function.isAdministrator {
            return .see(actor.function == .auditAdministrator ? SiteURL.audit : SiteURL.accounts)
        }
        let key = DeskShelf.Key(
            function: actor.function, unit: actor.function == .lawyer ? "\(actor.unit) \(actor.account)" : actor.unit,
            today: exchange.today, head: try exchange.store.head().sequence,
            stale: try exchange.store.staleCount())
        let list = try exchange.site.desks.list(key) { try exchange.fragment("desklist", try model(actor, exchange)) }
        return try exchange.page(
            "desk",
            ["title": "待办事项", "hint": hint(exchange), "list": list, "can-register": actor.function == .intakeOffice])
    }

    private static func model(_ actor: Actor, _ exchange: Exchange) throws -> Model {
        let rows = try exchange.store.desk(actor, today: exchange.today)
        let groups = Dictionary(grouping: rows) { group(of: $0, today: exchange.today) }
        let order: [Group] = [.overdue, .today, .week, .other]
        return [
            "counts": order.map {
                ["title": $0.title, "count": groups[$0]?.count ?? 0, "style": $0.style, "anchor": $0.rawValue] as Model
            },
            "groups": order.compactMap { group -> Model? in
                guard let rows = groups[group], !rows.isEmpty else { return nil }
                let sorted = rows.sorted {
                    ($0.due ?? .max, $0.safeBy ?? .max, $0.caseID, $0.what) < (
                        $1.due ?? .max, $1.safeBy ?? .max, $1.caseID, $1.what
                    )
                }
                return [
                    "title": group.title, "style": group.style, "anchor": group.rawValue,
                    "rows": sorted.enumerated().map {
                        row($0.element, exchange, isFirst: group == order.first { groups[$0] != nil } && $0.offset == 0)
                    },
                ]
            },
            "is-empty": rows.isEmpty, "can-register": actor.function == .intakeOffice,
            "only-reads": [.auditor, .assessor].contains(actor.function),
        ]
    }

    private enum Group: String {
        case overdue, today, week, other

        var title: String {
            switch self {
            case .overdue: "■ 逾期"
            case .today: "▲ 今日"
            case .week: "● 7日内"
            case .other: "○ 其他"
            }
        }

        var style: String { self == .overdue ? "red" : self == .today ? "amber" : self == .week ? "green" : "grey" }
    }

    private static func group(of row: DeskRow, today: CivilDay) -> Group {
        // What nobody has been given yet is not late here; it is told of, so that nobody is surprised.
        if row.isProposed { return .other }
        if let due = row.due, due < today, row.force == "duty" { return .overdue }
        // 退回: its days were kept by the first submission; what was sent back waits now.
        if row.kind == .submittedForApproval, row.due == nil { return .today }
        let nearest = [row.due, row.safeBy].compactMap(\.self).min()
        if let nearest, nearest <= today { return .today }
        if let nearest, nearest.days(since: today) <= 7 { return .week }
        return .other
    }

    private static func row(_ row: DeskRow, _ exchange: Exchange, isFirst: Bool) -> Model {
        var model: Model = [
            "badge": Badge(due: row.due, advice: row.safeBy, today: exchange.today, isUndated: row.isUndated).model,
            "what": row.what,
            "number": row.number, "case": "\(row.title) \(row.act)",
            "case-path": SiteURL.docket(row.caseID),
            "path": path(of: row), "action": Words.task(row.kind), "is-first": isFirst, "proposed": row.isProposed,
            "basis": basis(row),
        ]
        if row.isStale { model["badge"] = ["style": "grey", "text": "○ 重算中"] as Model }
        if row.isProposed { model["badge"] = ["style": "grey", "text": "○ 待转送"] as Model }
        if row.due != nil, !row.dutyKey.isEmpty, !row.isProposed {
            model["why"] = SiteURL.why(row.caseID, duty: row.dutyKey)
            model["has-why"] = true
        }
        if let safe = row.safeBy, safe != row.due { model["advice"] = "系统建议\(safe.shortChinese)前完成" }
        return model
    }

    private static func basis(_ row: DeskRow) -> String {
        guard !row.cite.isEmpty else { return "" }
        var basis = row.cite + (row.within.isEmpty ? "" : " \(row.within)")
        if let started = row.started, let due = row.due {
            basis += " · 自\(started.shortChinese)起 → 至迟\(due.shortChinese)（含当日）"
        }
        return basis
    }

    private static func path(of row: DeskRow) -> String {
        let query = SiteURL.query([
            "unit": row.unit.isEmpty ? nil : row.unit, "submission": row.submission.isEmpty ? nil : row.submission,
        ])
        guard let kind = row.kind else { return SiteURL.docket(row.caseID) }
        switch kind {
        case _ where !row.about.isEmpty: return RecordPaths.page(kind, case: row.caseID, about: row.about)
        case .approved: return SiteURL.sheet(row.caseID, row.submission)
        case .corrected: return SiteURL.correct(row.caseID, row.submission)
        case .submittedForApproval: return SiteURL.papers(row.caseID, query)
        default: return SiteURL.record(row.caseID, kind, query)
        }
    }

    /// 明日为调休上班日，15日起春节放假九天
    private static func hint(_ exchange: Exchange) -> String {
        let (calendar, today) = (exchange.store.calendar, exchange.today)
        var hints: [String] = []
        if calendar.mark(today).isMakeUp { hints.append("今日为调休上班日") }
        if calendar.mark(today.adding(days: 1)).isMakeUp { hints.append("明日为调休上班日") }
        if let first = (1...7).map({ today.adding(days: $0) }).first(where: { calendar.mark($0).holiday != nil }),
            let name = calendar.mark(first).holiday
        {
            var length = 0
            while calendar.isRest(first.adding(days: length)) { length += 1 }
            hints.append("\(first.day)日起\(name)放假\(ChineseNumeral.string(length))天")
        }
        return hints.joined(separator: "，")
    }
}

extension CivilDay {
    static let max = CivilDay(number: Int(Int32.max))
}
