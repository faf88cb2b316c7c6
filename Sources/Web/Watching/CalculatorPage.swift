import LegalCalendar
import Store
import Work

/// 期限计算器: any day and any period, with the whole argument; nothing is stored.
enum CalculatorPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        func said(_ name: String, else other: String) -> String { exchange.query[name] ?? other }
        var model = CalculatorModel(
            from: said("from", else: exchange.today.description), count: said("count", else: "15"),
            unit: said("unit", else: Calculation.Unit.days.rawValue))
        if exchange.query["from"] != nil { model.answer(by: exchange.store.calendar) }
        return try exchange.page("Watching/calculator", of: model, status: model.error == nil ? 200 : 422)
    }
}
