import Casework
import Docket
import Rulebook
import Work

/// 出庭应诉提示卡: one A4 page for the leader who appears.
enum CardPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        let derivation = try exchange.derivation()
        guard let hearing = exchange.parameters["hearing"].flatMap({ derivation.file.thing(.hearing, $0) }) else {
            throw PageError.absent
        }
        let line = CaseLine(derivation, exchange.caseID)
        let organs = HearingCard.organs(derivation, hearing)
        let card = try organ(exchange, derivation, hearing, organs).map {
            HearingCard(derivation, hearing, of: $0)
        }
        let choices = organs.map {
            CardModel.Choice(
                organ: $0, path: SiteURL.card(exchange.caseID, hearing.id, SiteURL.query(["defendant": $0])))
        }
        return try exchange.page(
            "Hearing/card", of: CardModel(line, card, choices: organs.count > 1 ? choices : []))
    }

    /// For whom the card is: whoever the link names, else whom the reader's unit answers for, else the only one who is sued; of several
    /// the reader is asked.
    private static func organ(
        _ exchange: Exchange, _ derivation: Derivation, _ hearing: Thing, _ organs: [String]
    ) throws -> String? {
        let proceeding = hearing["proceeding"]?.text
        if let named = exchange.query["defendant"] {
            guard organs.contains(named) else { throw PageError.absent }
            return named
        }
        let reader = try exchange.reader
        if reader.isHandlerOnly { return derivation.organ(of: reader.unit, in: proceeding) }
        return organs.count > 1 ? nil : organs.first ?? derivation.organ(of: nil, in: proceeding)
    }
}
