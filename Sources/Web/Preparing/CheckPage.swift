import Docket
import Papers
import Work

/// 校验码: a code typed from the foot of a print finds its case and paper, and says what has changed since.
enum CheckPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        let typed = (exchange.query["code"] ?? "").trimmingBlanks
        let code = CheckCode.normalised(typed)
        let found = try code.map { try PrintCheck.all($0, exchange.reading, exchange.papers) } ?? []
        let model = CheckModel(typed: typed, code: code, found, names: try exchange.displayNames)
        return try exchange.page("Preparing/check", of: model, status: typed.isEmpty || !found.isEmpty ? 200 : 404)
    }
}
