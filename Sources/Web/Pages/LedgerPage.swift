import Casework
import Docket
import LegalCalendar
import Store

/// 期限台账: what is open and due, by unit; urging and supervision from the list; cases that nobody has anything to do in.
enum LedgerPage {
    static let ranges: [(code: String, title: String, days: Int)] = [
        ("overdue", "已逾期", -1), ("3", "三日内", 3), ("7", "七日内", 7), ("all", "全部", 3650),
    ]

    @Sendable static func get(_ exchange: Exchange) async throws -> Reply { try page(exchange, problem: "") }

    /// A unit sees its own; the offices see all and choose.
    static func unit(_ exchange: Exchange) throws -> String? {
        if case .unit(let own) = Access.visible(try exchange.actor) { return own }
        return exchange.query["unit"].flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func page(_ exchange: Exchange, problem: String) throws -> Reply {
        let actor = try exchange.actor
        let range = ranges.first { $0.code == exchange.query["range"] } ?? ranges[2]
        let (today, unit) = (exchange.today, try unit(exchange))
        let rows = try exchange.store.ledger(unit: unit, today: today, through: today.adding(days: range.days))
        let seesAll = Access.visible(actor) == .all
        let idle = seesAll ? try exchange.store.idleCases(today: today) : []
        return try exchange.page(
            "ledger",
            [
                "title": "期限台账", "unit": unit ?? "", "sees-all": seesAll, "problem": problem, "is-empty": rows.isEmpty,
                "range": range.code,
                "here": SiteURL.ledger(range: range.code, unit: unit), "print": SiteURL.ledgerPrint(unit: unit),
                "export": SiteURL.ledgerSheet(range: range.code, unit: unit),
                "ranges": ranges.map {
                    [
                        "title": $0.title, "path": SiteURL.ledger(range: $0.code, unit: unit),
                        "current": $0.code == range.code,
                    ] as Model
                },
                "counts": seesAll
                    ? try exchange.store.unitCounts(today: today, through: today.adding(days: 7)).map { count in
                        [
                            "unit": count.unit, "overdue": count.overdue, "open": count.open,
                            "is-late": count.overdue > 0,
                            "path": SiteURL.ledger(range: "7", unit: count.unit),
                        ] as Model
                    } : [], "rows": rows.enumerated().map { row($0.offset, $0.element, exchange) },
                "can-supervise": Access.may(actor, .supervise, .none) == .allow && !rows.isEmpty,
                "idle": idle.map {
                    ["path": SiteURL.docket($0.id), "number": $0.number, "title": $0.title, "stage": $0.stage.title]
                        as Model
                }, "has-idle": !idle.isEmpty,
            ], status: problem.isEmpty ? 200 : 422)
    }

    private static func row(_ index: Int, _ row: LedgerRow, _ exchange: Exchange) -> Model {
        [
            "index": index, "value": "\(row.caseID)|\(row.dutyKey)|\(row.unit)",
            "badge": Badge(due: row.due, advice: nil, today: exchange.today).model, "number": row.number,
            "title": row.title,
            "path": SiteURL.docket(row.caseID), "what": row.what, "cite": row.cite, "unit": row.unit,
            "proposed": row.proposed ?? "", "is-proposed": row.proposed != nil,
            "due": row.due.description,
            "why": SiteURL.why(row.caseID, duty: row.dutyKey),
        ]
    }

    /// 催办、督办: one entry a row, all or none.
    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        let form = exchange.form
        try form.allow({ ["row", "act", "how", "text", "due-on"].contains($0) }, several: ["row"])
        let chosen = form.all("row").map { $0.split(separator: "|", omittingEmptySubsequences: false).map(String.init) }
            .filter { $0.count >= 3 }
        for parts in chosen where try exchange.store.units(of: parts[0]) == nil {
            return try page(exchange, problem: "没有这个案件：\(parts[0].prefix(40))")
        }
        guard !chosen.isEmpty else { return try page(exchange, problem: "请勾选要催办、督办的事项") }
        let act: KindName = form["act"] == KindName.supervisionIssued.rawValue ? .supervisionIssued : .urged
        let answerBy = (form["due-on"] ?? "").trimmingBlanks
        if act == .supervisionIssued, !answerBy.isEmpty, CivilDay.read(answerBy) == nil {
            return try page(exchange, problem: "反馈期限：没有这一天：\(answerBy)")
        }
        let drafts = chosen.map { parts -> (caseID: String, draft: Draft) in
            let (id, unit) = (parts[0], parts[parts.count - 1])
            let key = parts[1..<(parts.count - 1)].joined(separator: "|")
            var fields: [String: Value] = ["whom": .text(unit), "text": .text(text(form, key))]
            if act == .urged {
                fields["how"] = .text((form["how"] ?? "").trimmingBlanks.isEmpty ? "系统" : form["how"]!.trimmingBlanks)
            }
            if act == .supervisionIssued, let day = CivilDay.read(answerBy) {
                fields["due-on"] = .text(day.description)
            }
            if !unit.isEmpty { fields["unit"] = .text(unit) }
            // What the duty is told apart by says which proceeding is meant.
            for part in key.split(separator: "|").dropFirst() {
                guard let thing = Self.things[part.first ?? " "], Int(part.dropFirst()) != nil else { continue }
                fields[thing.rawValue] = .text(String(part))
            }
            return (id, Draft(act, day: exchange.today, fields))
        }
        do {
            let count = try exchange.store.batch(drafts, try exchange.request())
            return .see(
                SiteURL.ledger(range: exchange.query["range"] ?? "", unit: exchange.query["unit"]),
                saying: "已\(act == .urged ? "催办" : "发督办单") \(count) 项")
        } catch let refusal as Refusal {
            return try page(exchange, problem: refusal.description)
        }
    }

    private static let things: [Character: ThingKind] = ["P": .proceeding, "D": .decision, "H": .hearing]

    private static func text(_ form: Form, _ key: String) -> String {
        let said = (form["text"] ?? "").trimmingBlanks
        return said.isEmpty ? "请按期办理并反馈" : said
    }

    /// 今日事项: to print and put on the desk.
    @Sendable static func today(_ exchange: Exchange) async throws -> Reply {
        let unit = try unit(exchange)
        let today = exchange.today
        let rows = try exchange.store.ledger(unit: unit, today: today, through: today.adding(days: 3))
        let hearings = try exchange.store.hearings(
            Access.visible(try exchange.actor), from: today, through: today.adding(days: 7))
        return try exchange.page(
            "today",
            [
                "title": "今日事项", "unit": unit ?? "全部单位",
                "rows": rows.enumerated().map { row($0.offset, $0.element, exchange) }, "is-empty": rows.isEmpty,
                "hearings": hearings.map {
                    [
                        "at": $0.at, "number": $0.number, "title": $0.title, "place": $0.place,
                        "head": $0.head.isEmpty ? "出庭负责人未定" : $0.head,
                    ] as Model
                },
                "has-hearings": !hearings.isEmpty,
            ])
    }
}
