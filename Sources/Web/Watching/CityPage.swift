import Casework
import Docket
import LegalCalendar
import Store
import Work

/// 全市一览: for the oversight office; one unit is urged at a time, from its own row.
enum CityPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply { try page(exchange) }

    private static func page(_ exchange: Exchange, problem: String? = nil) throws -> Reply {
        let hint = HolidayHint(exchange.store.calendar, today: exchange.today).text
        let day = exchange.today
        let model = CityModel(
            try CityOverview(try exchange.reading), hint: "\(day.chinese)（\(day.weekdayChinese)）　\(hint)",
            problem: problem)
        return try exchange.page("Watching/city", of: model, status: problem == nil ? 200 : 422)
    }

    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        try exchange.form.allow { ["row", "how"].contains($0) }
        do {
            let targets = [exchange.form["row"]].compactMap(\.self).compactMap(Urging.Target.init)
            let urging = try Urging(
                targets, supervises: false, how: (exchange.form["how"] ?? "").trimmingBlanks, words: "", answerBy: "",
                try exchange.reading)
            _ = try urging.record(in: exchange.store, try exchange.request())
            return .see(SiteURL.city, saying: "已\(urging.how)\(targets[0].unit)")
        } catch let failure as Urging.Failure {
            return try page(exchange, problem: failure.description)
        } catch let refusal as Refusal {
            return try page(exchange, problem: refusal.description)
        }
    }
}
