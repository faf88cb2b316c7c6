import Docket
import Rulebook
import Store
import Work

/// 通知名单: who must be told of a hearing as it now stands, and who has been, how and when.
enum TellPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply { try page(exchange, problem: nil) }

    private static func list(_ exchange: Exchange, _ derivation: Derivation) throws -> TellList {
        guard let hearing = exchange.parameters["hearing"].flatMap({ derivation.file.thing(.hearing, $0) }) else {
            throw PageError.absent
        }
        return TellList(derivation, hearing)
    }

    private static func page(_ exchange: Exchange, problem: String?) throws -> Reply {
        let derivation = try exchange.derivation()
        let model = TellModel(
            CaseLine(derivation, exchange.caseID), try list(exchange, derivation), problem: problem)
        return try exchange.page("Hearing/tell", of: model, status: problem == nil ? 200 : 422)
    }

    /// One entry a person, all or none.
    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        let form = exchange.form
        try form.allow({ ["whom", "how"].contains($0) }, several: ["whom"])
        let list = try list(exchange, try exchange.derivation())
        do {
            let drafts = try list.drafts(
                telling: form.all("whom"), how: (form["how"] ?? "").trimmingBlanks, on: exchange.today)
            _ = try exchange.store.change(exchange.caseID, try exchange.request(confirmed: ["*"])) { _ in drafts }
            return .see(SiteURL.tell(exchange.caseID, list.hearing.id), saying: "已登记告知 \(drafts.count) 人")
        } catch let failure as TellList.NobodyChosen {
            return try page(exchange, problem: failure.description)
        }
    }
}
