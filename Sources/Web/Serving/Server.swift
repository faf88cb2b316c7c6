import Foundation
import HTTPTypes
public import Hummingbird
import Logging

/// 服务: the routes behind the gate.
public struct Server: Sendable {
    let site: Site

    public init(site: Site) {
        self.site = site
    }

    /// Fails if a route has no policy.
    public func router() throws -> Router<BasicRequestContext> {
        try Policies.check(Route.all)
        let gate = Gate(site: site)
        let router = Router(context: BasicRequestContext.self)
        for route in Route.all {
            guard let method = HTTPRequest.Method(route.method) else { continue }
            router.on(RouterPath(route.path), method: method) { request, context in
                let parameters = Dictionary(
                    context.parameters.map { (String($0.key), String($0.value)) },
                    uniquingKeysWith: { first, _ in first })
                return await gate.answer(route, request, parameters.mapValues { $0.removingPercentEncoding ?? $0 })
            }
        }
        router.get("**") { request, _ in
            let absent = Route("GET", "/health") { _ in throw PageError.absent }
            return await gate.answer(absent, request, [:])
        }
        return router
    }

    public func application(host: String, port: Int, onRunning: @escaping @Sendable () async -> Void = {}) throws
        -> some ApplicationProtocol
    {
        var logger = Logger(label: "yingsu")
        logger.logLevel = .warning
        return Application(
            router: try router(), configuration: .init(address: .hostname(host, port: port), serverName: nil),
            onServerRunning: { _ in await onRunning() }, logger: logger)
    }
}
