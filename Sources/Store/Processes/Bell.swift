/// 铃: says that there is work to whoever does it by itself. Rung twice before anybody hears it, it is heard once.
public struct Bell: Sendable {
    private let stream: AsyncStream<Void>
    private let hammer: AsyncStream<Void>.Continuation

    init() { (stream, hammer) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1)) }

    public func ring() { hammer.yield() }

    /// Does a job whenever it is rung, at once for what waits from before, until the task ends. A job that fails is tried again after
    /// a second. One listener at a time.
    public func answer(_ job: () async throws -> Void, failing tell: (any Error) -> Void) async {
        ring()
        for await _ in stream {
            do { try await job() } catch {
                tell(error)
                do { try await Task.sleep(for: .seconds(1)) } catch { return }
                ring()
            }
        }
    }
}
