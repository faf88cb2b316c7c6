import Casework
import Docket
import LegalCalendar
import Store
import Work

/// 案件列表与查询
enum CaseListPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        let query = String((exchange.query["q"] ?? "").prefix(100))
        let page = min(100_000, max(1, exchange.query["page"].flatMap { Int($0) } ?? 1))
        let found = try exchange.store.cases(
            Access.visible(try exchange.actor), matching: query, today: exchange.today, limit: 50,
            offset: (page - 1) * 50)
        return try exchange.page(
            "cases",
            [
                "title": "案件", "query": query, "export": SiteURL.casesSheet(matching: query),
                "count": found.count, "is-empty": found.rows.isEmpty,
                "searched": !query.isEmpty,
                "rows": found.rows.map { row($0, exchange.today) }, "previous": page - 1, "next-page": page + 1,
                "has-previous": page > 1,
                "has-next": page * 50 < found.count, "page": page,
                "can-register": try exchange.actor.function == .intakeOffice,
            ])
    }

    private static func row(_ row: CaseRow, _ today: CivilDay) -> Model {
        [
            "path": SiteURL.docket(row.caseID), "number": row.number,
            "intake": row.intakeNumber, "title": row.title, "act": row.act,
            "court": row.court, "received": row.receivedOn, "stage": row.stage.title, "holder": row.holder,
            "has-due": row.due != nil || row.isStale,
            "due": row.due?.description ?? "—",
            "badge": row.isStale
                ? ["style": "grey", "text": "○ 重算中"] as Model : DueMark(due: row.due, advice: nil, today: today).model,
        ]
    }
}
