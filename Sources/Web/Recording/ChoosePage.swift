import Casework
import Work

/// 登记其他事项: all kinds that the reader may record on the case, facts first.
enum ChoosePage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        let derivation = try exchange.derivation()
        let choice = EntryChoice(derivation, for: try exchange.reader, today: exchange.today)
        return try exchange.page(
            "Recording/choose", of: ChooseModel(choice, CaseLine(derivation, exchange.caseID), exchange.caseID))
    }
}
