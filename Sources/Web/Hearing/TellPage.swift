import Docket
import LegalCalendar
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

struct TellModel: PageModel {
    struct Person: PageModel {
        let index: Int
        let name: String
        let role: String
        /// When and how he was told; nil while he is not.
        let told: String?
    }

    let title = "通知名单"
    let `case`: CaseLine
    let at: String
    let place: String?
    let people: [Person]
    let isOpen: Bool
    let problem: String?

    init(_ line: CaseLine, _ list: TellList, problem: String?) {
        `case` = line
        (at, place) = (list.time, list.hearing["place"]?.text)
        people = list.people.enumerated().map { index, person in
            Person(
                index: index, name: person.name, role: person.role,
                told: person.told.map { "\($0.day.shortChinese)　\($0["how"]?.text ?? "")" })
        }
        isOpen = !list.untold.isEmpty
        self.problem = problem
    }
}
