public import Hummingbird
import HummingbirdCore
import NIOCore

/// 请求的来处: what the router knows of a connection beside its request.
public struct Visit: RequestContext, RemoteAddressRequestContext {
    public var coreContext: CoreRequestContextStorage
    public let remoteAddress: SocketAddress?
    let presence: Presence

    public init(source: Source) {
        coreContext = .init(source: source)
        remoteAddress = source.channel.remoteAddress
        presence = Presence.of(source.channel)
    }
}
