import Casework
import Foundation
import HTTPTypes
public import Hummingbird
import HummingbirdCore
import Logging
import Store

/// 服务: the routes behind the gate.
public struct Server: Sendable {
    let site: Site

    public init(site: Site) {
        self.site = site
    }

    /// Connections at a time; who comes beyond waits in the kernel's queue.
    private static let mostConnections = 1000

    private static let forwarded = HTTPField.Name("X-Forwarded-For")!

    public func router() throws -> Router<Visit> {
        let gate = Gate(site: site)
        let router = Router(context: Visit.self)
        for route in Route.all {
            guard let method = HTTPRequest.Method(route.method.rawValue) else { continue }
            router.on(RouterPath(route.path), method: method) { request, context in
                let parameters = Dictionary(
                    context.parameters.map { (String($0.key), String($0.value)) },
                    uniquingKeysWith: { first, _ in first })
                let decoded = parameters.mapValues { $0.removingPercentEncoding ?? $0 }
                let address = site.place(
                    from: context.remoteAddress?.ipAddress ?? "", said: request.headers[Self.forwarded])
                let answer: @Sendable () async -> Response = {
                    await Workers.on(.page) { await gate.answer(route, request, decoded, from: address) }
                }
                return route.method == .get ? await context.presence.during(answer) : await answer()
            }
        }
        router.get("**") { request, _ in
            let absent = Route(.get, "/health", may: .anyone) { _ in throw PageError.absent }
            return await Workers.on(.page) { await gate.answer(absent, request, [:], from: "") }
        }
        return router
    }

    public func application(host: String, port: Int, onRunning: @escaping @Sendable () async -> Void = {}) throws
        -> some ApplicationProtocol
    {
        var logger = Logger(label: "yingsu")
        logger.logLevel = .warning
        return Application(
            router: try router(),
            server: .http1(
                configuration: .init(
                    additionalChannelHandlers: [Patience()], idleTimeout: .seconds(60),
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: 16 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100))),
            configuration: .init(
                address: .hostname(host, port: port), serverName: nil,
                availableConnectionsDelegate: MaximumAvailableConnections(Self.mostConnections)),
            onServerRunning: { _ in await onRunning() }, logger: logger)
    }
}
