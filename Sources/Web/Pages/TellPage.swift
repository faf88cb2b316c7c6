import Casework
import Docket
import LegalCalendar
import Rulebook
import Store

/// 通知名单: who must be told of a hearing as it now stands, and who has been, how and when.
enum TellPage {
    struct Person {
        let name: String
        let role: String
        /// The entry by which he was told of the newest day; nil while he is not.
        let told: Entry?
    }

    /// Those named for the hearing, the units on the case and their lawyers.
    static func people(_ derivation: Derivation, _ hearing: Thing) -> [Person] {
        let file = derivation.file
        let newest = file.items.last {
            [.hearingNotified, .hearingRescheduled].contains($0.kind) && $0.context.first(.hearing) == hearing.id
        }
        let proceeding = hearing["proceeding"]?.text
        let organs = derivation.organs(in: proceeding)
        var named: [(String, String)] = []
        // Each of several who are sued has its own people.
        for organ in organs {
            let (appearance, of) = (
                derivation.appearance(of: organ, in: proceeding, at: hearing.id), organs.count > 1 ? "（\(organ)）" : ""
            )
            if let head = appearance.head?["name"]?.text { named.append((head, "出庭负责人\(of)")) }
            named += appearance.agents.compactMap { agent in agent["name"]?.text.map { ($0, "诉讼代理人\(of)") } }
        }
        named += derivation.responsible(in: proceeding).units.map { ($0.unit, "承办单位") }
        named += file.items.filter {
            [.lawyerAssigned, .lawyerReplaced].contains($0.kind) && $0.isOf(proceeding: proceeding)
        }
        .compactMap { $0.entry["lawyer"]?["name"]?.text.map { ($0, "律师") } }
        if let office = derivation.organisation.holder(of: .oversightOffice, for: derivation.organisation.government) {
            named.append((office, "核实出庭"))
        }
        var seen: Set<String> = []
        return named.filter { seen.insert($0.0).inserted }.map { name, role in
            let told = file.items.last {
                $0.kind == .told && $0.entry["whom"]?.text == name && $0.context.first(.hearing) == hearing.id
                    && $0.sequence > (newest?.sequence ?? 0)
            }
            return Person(name: name, role: role, told: told?.entry)
        }
    }

    private static func hearing(_ exchange: Exchange, _ derivation: Derivation) throws -> Thing {
        guard let hearing = exchange.parameters["hearing"].flatMap({ derivation.file.thing(.hearing, $0) }) else {
            throw PageError.absent
        }
        return hearing
    }

    @Sendable static func get(_ exchange: Exchange) async throws -> Reply { try page(exchange, problem: "") }

    private static func page(_ exchange: Exchange, problem: String) throws -> Reply {
        let derivation = try exchange.derivation()
        let hearing = try hearing(exchange, derivation)
        let people = people(derivation, hearing)
        return try exchange.page(
            "tell",
            [
                "title": "通知名单", "case": CaseHead(derivation, exchange).model,
                "at": hearing["at"]?.text ?? hearing["day"]?.text ?? "时间待补录", "place": hearing["place"]?.text ?? "",
                "people": people.enumerated().map { index, person in
                    [
                        "index": index, "name": person.name, "role": person.role, "is-told": person.told != nil,
                        "how": person.told.map { "\($0.day.shortChinese)　\($0["how"]?.text ?? "")" } ?? "",
                    ] as Model
                }, "all-told": people.allSatisfy { $0.told != nil }, "problem": problem,
            ], status: problem.isEmpty ? 200 : 422)
    }

    /// One entry a person, all or none.
    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        let form = exchange.form
        try form.allow({ ["whom", "how"].contains($0) }, several: ["whom"])
        let derivation = try exchange.derivation()
        let hearing = try hearing(exchange, derivation)
        let known = Set(people(derivation, hearing).map(\.name))
        let chosen = form.all("whom").filter(known.contains)
        guard !chosen.isEmpty else { return try page(exchange, problem: "请勾选已经告知的人") }
        let how = (form["how"] ?? "").trimmingBlanks
        let drafts = chosen.map { name in
            Draft(
                .told, day: exchange.today,
                ["hearing": .text(hearing.id), "whom": .text(name), "how": .text(how.isEmpty ? "电话" : how)])
        }
        _ = try exchange.store.change(exchange.caseID, try exchange.request(confirmed: ["*"])) { _ in drafts }
        return .see(SiteURL.tell(exchange.caseID, hearing.id), saying: "已登记告知 \(drafts.count) 人")
    }
}
