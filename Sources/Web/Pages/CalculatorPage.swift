import Docket
import LegalCalendar
import Store

/// 期限计算器: any day and any period, with the whole argument; nothing is stored.
enum CalculatorPage {
    private static let units = [
        ("days", "日（自然日，末日顺延）"), ("workdays", "个工作日"), ("months", "个月"), ("years", "年"), ("days before", "日前（倒数）"),
        ("days no-roll", "日（末日不顺延）"),
    ]

    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        let (from, count, unit) = (
            exchange.query["from"] ?? exchange.today.description, exchange.query["count"] ?? "15",
            exchange.query["unit"] ?? "days"
        )
        var model: Model = [
            "title": "期限计算器", "from": from, "count": count,
            "units": units.map { ["value": $0.0, "title": $0.1, "selected": $0.0 == unit] as Model },
            "asked": exchange.query["from"] != nil,
        ]
        guard exchange.query["from"] != nil else { return try exchange.page("calculator", model) }
        guard let start = CivilDay.read(from.trimmingBlanks) else {
            model["error"] = "没有这一天：\(from)，请按 2026-02-10 填写"
            return try exchange.page("calculator", model, status: 422)
        }
        guard let period = Period("\(count.trimmingBlanks) \(unit)") else {
            model["error"] = "期间应当是零到三万六千五百之间的整数"
            return try exchange.page("calculator", model, status: 422)
        }
        let calendar = exchange.store.calendar
        let argument = calendar.argument(for: calendar.deadline(from: start, within: period))
        model["result"] =
            [
                "due": argument.deadline.due.chinese, "weekday": argument.deadline.due.weekdayChinese,
                "provisional": argument.deadline.provisional,
                "steps": argument.steps.map { $0.text },
                "weeks": DayStrip.weeks(argument),
            ] as Model
        return try exchange.page("calculator", model)
    }
}
