import Casework
import Work

/// 登记其他事项: what can follow now, then everything by the part of the work; a search knows what people call it.
enum ChoosePage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        let derivation = try exchange.derivation()
        let choice = EntryChoice(derivation, try exchange.reading, matching: exchange.query["q"])
        return try exchange.page(
            "Recording/choose", of: ChooseModel(choice, CaseLine(derivation, exchange.caseID), exchange.caseID))
    }
}
