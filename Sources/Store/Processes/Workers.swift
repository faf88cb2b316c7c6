import Foundation
import NIOPosix

/// 工作线程: where a request's blocking work is done (database, zip, PDF, passwords), so that the threads that serve all connections
/// never wait. What takes long goes to a lane of its own, behind everybody else's turn on the processor.
public final class Workers: TaskExecutor, Sendable {
    /// 车道
    public enum Lane: Sendable {
        /// Pages: many, each some milliseconds.
        case page
        /// Reading of what was uploaded, registers, imports: few, seconds.
        case slow
        /// Passwords: a third of a second of one core each, one at a time.
        case password
        /// What runs by itself: reminders, papers, reading.
        case rounds
    }

    static let page = Workers(threads: 8, isPolite: false)
    static let slow = Workers(threads: 2, isPolite: true)
    static let password = Workers(threads: 1, isPolite: true)

    static let rounds = Workers(threads: 3, isPolite: true)

    public static func of(_ lane: Lane) -> Workers {
        switch lane {
        case .page: page
        case .slow: slow
        case .password: password
        case .rounds: rounds
        }
    }

    private let pool: NIOThreadPool
    private let isPolite: Bool

    private init(threads: Int, isPolite: Bool) {
        pool = NIOThreadPool(numberOfThreads: threads)
        self.isPolite = isPolite
        pool.start()
    }

    public func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let isPolite = isPolite
        pool.submit { [executor = asUnownedTaskExecutor()] _ in
            // Linux counts this per thread: 0 is the thread that asks.
            if isPolite { setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10) }
            job.runSynchronously(on: executor)
        }
    }

    /// Carries out a piece of work on the threads of a lane, and comes back to those it came from.
    public static func on<Result: Sendable>(_ lane: Lane, _ work: @Sendable () async throws -> Result) async rethrows
        -> Result
    {
        try await withTaskExecutorPreference(of(lane)) { try await work() }
    }
}
