import Casework
import Docket
import Store
import Work

/// 帮助: of one page, or of all of them.
enum HelpPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        let topics = try topics(for: exchange.actor, exchange.site.help)
        let topic = exchange.query["of"].flatMap { page in topics.first { $0.page == page } }
        return try exchange.page("Reading/help", of: HelpModel(topics, topic, exchange.store.rules))
    }

    /// Of pages that he may open; those of a case are for whoever has one.
    private static func topics(for actor: Actor, _ help: Help) -> [Help.Topic] {
        let ofCase: Set<Action> = [.seeCase, .seePapers, .seeInner, .record]
        let open = Route.all.filter { route in
            guard route.method == .get else { return false }
            return ofCase.contains(route.action)
                ? !actor.isAdministrator : Access.may(actor, route.action) == .allow
        }
        let pages = Set(open.map(\.path))
        return help.topics.filter { pages.contains($0.page) }
    }
}
