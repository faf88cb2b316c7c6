import Casework
import Docket

/// Which functions a route's action may be allowed to, over all relations.
enum RouteFunctions {
    static func names(for action: Action) -> [String] {
        if action == .anyone { return ["anyone"] }
        return Function.allCases.filter { function in
            let actor = Actor(account: "", name: "", function: function, unit: "x")
            return Relation.allCases.contains { Access.may(actor, action, $0) == .allow && reachable($0, function) }
        }.map(\.rawValue)
    }

    /// A relation that a function can have at all.
    private static func reachable(_ relation: Relation, _ function: Function) -> Bool {
        let actor = Actor(account: "a", name: "", function: function, unit: "x")
        return relation == .none || Access.relation(actor, units: ["x"], accounts: ["a"]) == relation
    }
}
