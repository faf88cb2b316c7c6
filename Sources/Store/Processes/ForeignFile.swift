public import Docket
import Foundation

/// 外来文件: what others made is opened in a process of its own, with little memory, time and output: what bursts there bursts nothing
/// here. The process is this program again, `yingsu read TASK FILE`; it answers in JSON or says in one sentence why not.
public struct ForeignFile: Sendable {
    public struct Failure: Error, Sendable, Hashable, CustomStringConvertible {
        public let description: String
        /// It is this machine that lacks room, not the file that is wrong.
        public let isOurs: Bool

        public init(_ description: String, isOurs: Bool = false) {
            (self.description, self.isOurs) = (description, isOurs)
        }
    }

    public enum Task: String, Sendable, CaseIterable {
        /// 能否打开: whether people will be able to open a file.
        case look
        /// 表格: the rows of an old ledger.
        case table
        /// 文字: the words of a .docx.
        case words
        /// 识读: what a text that arrived suggests.
        case reading
        /// 页面: a photograph as it is seen, as a PDF of one page beside the file.
        case picture

        /// Seconds that a file of this kind may take.
        var limit: Double { self == .table ? 60 : 20 }
    }

    /// This program, also where its file was replaced since it was started.
    private static let program = "/proc/\(ProcessInfo.processInfo.processIdentifier)/exe"
    /// Bytes
    private static let (memory, output) = (2_000_000_000, 80_000_000)
    /// Their memory adds up.
    private static let turn = Turnstile(places: 2)

    public static let unreadable: Int32 = 65

    /// - Parameters:
    ///   - name: the file's own name, for what is said of it.
    ///   - options: further words of the task, as the sheet of a table.
    public static func ask(_ task: Task, _ content: [UInt8], name: String, _ options: [String] = [])
        async throws(Failure)
        -> Value
    {
        let place = FileManager.default.temporaryDirectory.appendingPathComponent("yingsu-read-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: place) }
        guard
            FileManager.default.createFile(
                atPath: place.path, contents: Data(content), attributes: [.posixPermissions: 0o600])
        else { throw Failure("临时空间不能写入，磁盘可能已满", isOurs: true) }
        return try await ask(task, path: place.path, name: name, options)
    }

    public static func ask(_ task: Task, path: String, name: String, _ options: [String] = []) async throws(Failure)
        -> Value
    {
        await turn.enter()
        let outcome = await BoundedProcess(
            program: program,
            arguments: ["read", task.rawValue, path, "--name=\(name)"] + options.map { "--option=\($0)" },
            limit: task.limit, memory: memory, files: output
        ).run()
        await turn.leave()
        switch outcome {
        case .done(0, let output):
            do { return try JSONReader.value(output) } catch { throw Failure("“\(name)”的内容过多，不能读取") }
        case .done(unreadable, let output): throw Failure(String(decoding: output, as: UTF8.self).trimmingBlanks)
        case .done: throw Failure("“\(name)”打开时需要的内存超出限度，可能已损坏，请另存后重新上传")
        case .timedOut: throw Failure("“\(name)”打开超过 \(Int(task.limit)) 秒，已停止，可能已损坏，请另存后重新上传")
        case .notStarted(let reason): throw Failure("读取程序没有启动：\(reason)", isOurs: true)
        }
    }
}
