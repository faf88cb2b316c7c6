import NIOCore
import Synchronization

/// 在场: whether whoever asked is still there. A reader who has gone away needs no answer: what is being made for him is cancelled.
/// A write goes on to its end: it may have happened when he left.
final class Presence: Sendable {
    private struct State {
        var isGone = false
        var cancel: (@Sendable () -> Void)?
    }

    private let state = Mutex(State())

    /// The connection was closed, wholly or by the side that asks.
    func left() {
        let cancel = state.withLock { state in
            state.isGone = true
            return state.cancel
        }
        cancel?()
    }

    /// Carries out what is asked for, until it is done or nobody waits for it.
    func during<Result: Sendable>(_ work: @escaping @Sendable () async -> Result) async -> Result {
        let task = Task { await work() }
        let isGone = state.withLock { state in
            state.cancel = { task.cancel() }
            return state.isGone
        }
        if isGone { task.cancel() }
        defer { state.withLock { $0.cancel = nil } }
        return await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            task.cancel()
        }
    }

    // MARK: - Of a connection

    private static let all = Mutex<[ObjectIdentifier: Presence]>([:])

    static func of(_ channel: any Channel) -> Presence {
        all.withLock { $0[ObjectIdentifier(channel)] } ?? Presence()
    }

    static func arrive(_ channel: any Channel) {
        all.withLock { $0[ObjectIdentifier(channel)] = Presence() }
    }

    static func leave(_ channel: any Channel) {
        all.withLock { $0.removeValue(forKey: ObjectIdentifier(channel)) }?.left()
    }
}
