import ArgumentParser
import Casework
import Web

/// 路由一览
struct RoutesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "routes", abstract: "列出每个路由的方法、路径、动作和可用职能")

    func run() throws {
        for route in Route.all {
            let action = route.action
            print(
                "\(route.method.rawValue)\t\(route.path)\t\(action.rawValue)\t\(RouteFunctions.names(for: action).joined(separator: ","))"
            )
        }
    }
}
