import Foundation

/// 有限的进程: another program, ended when its time is over; its memory and its output bounded.
public struct BoundedProcess: Sendable {
    public enum Outcome: Sendable {
        case done(status: Int32, output: [UInt8])
        case timedOut
        case notStarted(String)
    }

    let program: String
    let arguments: [String]
    let environment: [String: String]
    /// Seconds
    let limit: Double
    /// Bytes of memory; nil for as much as it wants.
    let memory: Int?
    /// The most bytes that any file it writes may grow to, what it says among them.
    let files: Int

    public init(
        program: String, arguments: [String], environment: [String: String] = [:], limit: Double, memory: Int? = nil,
        files: Int = 1_000_000_000
    ) {
        (self.program, self.arguments, self.environment) = (program, arguments, environment)
        (self.limit, self.memory, self.files) = (limit, memory, files)
    }

    /// Bytes of standard output that are read.
    public static let outputLimit = 100_000_000

    public func run() async -> Outcome {
        let process = Process()
        // What it writes is bounded while it writes; what it may need of memory where its caller says so.
        if let guardian = Self.find("prlimit") {
            process.executableURL = URL(fileURLWithPath: guardian)
            process.arguments =
                ["--fsize=\(Self.allowed(files))"] + (memory.map { ["--as=\($0)"] } ?? []) + [
                    "--core=0", "--", program,
                ] + arguments
        } else {
            process.executableURL = URL(fileURLWithPath: program)
            process.arguments = arguments
        }
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, own in own }
        // A file, not a pipe: nobody has to read while it runs, and a full pipe can't hold it up.
        let sink = FileManager.default.temporaryDirectory.appendingPathComponent("yingsu-out-\(UUID().uuidString)")
        guard FileManager.default.createFile(atPath: sink.path, contents: nil),
            let output = FileHandle(forWritingAtPath: sink.path)
        else { return .notStarted("临时空间不能写入") }
        defer {
            try? output.close()
            try? FileManager.default.removeItem(at: sink)
        }
        (process.standardOutput, process.standardError, process.standardInput) = (
            output, FileHandle.nullDevice, FileHandle.nullDevice
        )
        do { try process.run() } catch { return .notStarted(error.localizedDescription) }
        guard await Self.ended(process, within: limit) else {
            await Self.end(process)
            return .timedOut
        }
        let bytes = FileHandle(forReadingAtPath: sink.path)?.readData(ofLength: Self.outputLimit) ?? Data()
        return .done(status: process.terminationStatus, output: [UInt8](bytes))
    }

    /// No more than this process itself may: a limit can't be raised.
    private static func allowed(_ bytes: Int) -> Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0 else { return bytes }
        return min(bytes, Int(clamping: limit.rlim_cur))
    }

    /// Looked at often while it is young: most are done in a few hundredths of a second.
    private static func ended(_ process: Process, within limit: Double) async -> Bool {
        let end = ContinuousClock.now + .seconds(limit)
        var pause = 4
        while process.isRunning, ContinuousClock.now < end {
            do { try await Task.sleep(for: .milliseconds(pause)) } catch { break }
            pause = min(100, pause * 3 / 2 + 1)
        }
        return !process.isRunning
    }

    /// Its children too: LibreOffice is started by a script that outlives nothing but itself.
    private static func end(_ process: Process) async {
        let id = process.processIdentifier
        let whole = getpgid(id) == id ? -id : id
        kill(whole, SIGTERM)
        for _ in 0..<20 where process.isRunning {
            // Also where the one who waits was cancelled: it must not be left running.
            await withCheckedContinuation { continuation in
                DispatchQueue.global().asyncAfter(deadline: .now() + 0.1) { continuation.resume() }
            }
        }
        kill(whole, SIGKILL)
    }

    /// Where a program stands; nil if it is not installed.
    public static func find(_ name: String) -> String? {
        ["/usr/bin/\(name)", "/usr/local/bin/\(name)"].first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
