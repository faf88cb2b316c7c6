import Foundation

/// 有限的进程: another program, ended when its time is over; its output bounded.
struct BoundedProcess: Sendable {
    enum Outcome: Sendable {
        case done(status: Int32, output: [UInt8])
        case timedOut
        case notStarted(String)
    }

    let program: String
    let arguments: [String]
    var environment: [String: String] = [:]
    /// Seconds
    let limit: Double
    /// Bytes of memory; nil for as much as it wants.
    var memory: Int?
    /// The most that any file it writes may grow to.
    private static let fileLimit = 1_000_000_000
    /// Bytes of standard output that are read.
    private static let outputLimit = 8_000_000

    func run() async -> Outcome {
        let process = Process()
        // What it writes is bounded while it writes; what it may need of memory where its caller says so.
        if let guardian = Self.find("prlimit") {
            process.executableURL = URL(fileURLWithPath: guardian)
            process.arguments =
                ["--fsize=\(Self.fileLimit)"] + (memory.map { ["--as=\($0)"] } ?? []) + ["--", program] + arguments
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
        let end = Date().addingTimeInterval(limit)
        while process.isRunning, Date() < end {
            do { try await Task.sleep(for: .milliseconds(100)) } catch { break }
        }
        guard !process.isRunning else {
            await Self.end(process)
            return .timedOut
        }
        let bytes = FileHandle(forReadingAtPath: sink.path)?.readData(ofLength: Self.outputLimit) ?? Data()
        return .done(status: process.terminationStatus, output: [UInt8](bytes))
    }

    /// Its children too: LibreOffice is started by a script that outlives nothing but itself.
    private static func end(_ process: Process) async {
        let id = process.processIdentifier
        let whole = getpgid(id) == id ? -id : id
        kill(whole, SIGTERM)
        try? await Task.sleep(for: .seconds(2))
        kill(whole, SIGKILL)
    }

    /// Where a program stands; nil if it is not installed.
    static func find(_ name: String) -> String? {
        ["/usr/bin/\(name)", "/usr/local/bin/\(name)"].first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
