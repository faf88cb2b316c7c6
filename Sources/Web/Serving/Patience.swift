import NIOCore
import NIOHTTPTypes

/// 耐心: how long a connection may take to say what it wants, to send it, and to take the answer. A browser is done in moments;
/// who sends a letter every few seconds only holds a place.
final class Patience: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// A head within this time from the first byte on that the connection stands; a body goes on, so many bytes in a period.
    private static let (head, period, least) = (TimeAmount.seconds(15), TimeAmount.seconds(20), 4096)

    private enum Wait { case head, body, answer }

    private var wait = Wait.head
    private var arrived = 0
    private var timer: Scheduled<Void>?

    func handlerAdded(context: ChannelHandlerContext) {
        Presence.arrive(context.channel)
        if context.channel.isActive { expect(.head, context) }
    }
    func channelActive(context: ChannelHandlerContext) {
        expect(.head, context)
        context.fireChannelActive()
    }
    func handlerRemoved(context: ChannelHandlerContext) {
        Presence.leave(context.channel)
        timer?.cancel()
    }
    func channelInactive(context: ChannelHandlerContext) {
        Presence.leave(context.channel)
        timer?.cancel()
        context.fireChannelInactive()
    }

    /// Who closes his side asks for nothing more; a browser does so only when it leaves.
    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .some(.inputClosed) = event as? ChannelEvent { Presence.leave(context.channel) }
        context.fireUserInboundEventTriggered(event)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head: expect(.body, context)
        case .body(let bytes): arrived += bytes.readableBytes
        case .end: expect(.answer, context)
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        // Between two requests of one connection the idle time-out counts.
        if case .end = unwrapOutboundIn(data) { timer?.cancel() }
        context.write(data, promise: promise)
    }

    /// An answer that nobody takes: the channel stays full.
    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable { timer?.cancel() } else { schedule(context, .seconds(60)) { _ in true } }
        context.fireChannelWritabilityChanged()
    }

    private func expect(_ wait: Wait, _ context: ChannelHandlerContext) {
        self.wait = wait
        timer?.cancel()
        switch wait {
        case .head: schedule(context, Self.head) { $0.wait == .head }
        case .body:
            arrived = 0
            watchBody(context)
        case .answer: break
        }
    }

    private func watchBody(_ context: ChannelHandlerContext) {
        schedule(context, Self.period) { patience in
            guard patience.wait == .body else { return false }
            let isSlow = patience.arrived < Self.least
            patience.arrived = 0
            if !isSlow { patience.watchBody(context) }
            return isSlow
        }
    }

    private func schedule(_ context: ChannelHandlerContext, _ time: TimeAmount, _ isOver: @escaping (Patience) -> Bool)
    {
        timer?.cancel()
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: time) { [self] in
            if isOver(self) { context.close(promise: nil) }
        }
    }
}
