import Docket
import Foundation
public import Papers
import Store

/// 装订间: opens and merges PDFs that others made in a process of their own, with little memory and time: what bursts there bursts nothing here.
public struct Bindery: Sendable {
    public struct Failure: Error, Sendable, CustomStringConvertible {
        public let description: String
        /// It ran out of memory or time and does not say over which file.
        var isBurst = false
    }

    /// This program, also where its file was replaced since it was started.
    private let program = "/proc/\(ProcessInfo.processInfo.processIdentifier)/exe"
    /// Bytes; a volume of 300 MB takes about three times its size.
    private static let memory = 2_000_000_000

    /// One at a time, whoever asks: their memory adds up.
    private static let turn = Turnstile()

    public init() {}

    /// How many pages each file gives.
    public func pages(of files: [EvidenceVolume.Part]) async throws(Failure) -> [Int] {
        guard !files.isEmpty else { return [] }
        let output: String
        do { output = try await work([], files, counting: true).output } catch  where files.count > 1 && error.isBurst {
            // One by one, to name the one that bursts.
            var counts: [Int] = []
            for file in files { counts += try await pages(of: [file]) }
            return counts
        }
        let counts = output.split(separator: "\n").compactMap { Int($0) }
        guard counts.count == files.count else { throw Failure(description: "不能读取证据的页数") }
        return counts
    }

    public func volume(front: [EvidenceVolume.Part], _ parts: [EvidenceVolume.Part]) async throws(Failure) -> [UInt8] {
        try await work(front, parts, counting: false).volume
    }

    private func work(_ front: [EvidenceVolume.Part], _ parts: [EvidenceVolume.Part], counting: Bool)
        async throws(Failure) -> (output: String, volume: [UInt8])
    {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("yingsu-bind-\(UUID().uuidString)")
            .path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        do { try BindingTask(front: front, parts: parts, isCounting: counting).write(to: folder) } catch {
            throw Failure(description: "临时空间不能写入：\(error.localizedDescription)")
        }
        await Self.turn.enter()
        let outcome = await BoundedProcess(
            program: program, arguments: ["bind", folder], limit: 120, memory: Self.memory
        ).run()
        await Self.turn.leave()
        switch outcome {
        case .done(0, let output):
            let volume =
                counting
                ? [] : [UInt8](FileManager.default.contents(atPath: folder + "/" + BindingTask.volume) ?? Data())
            guard counting || !volume.isEmpty else { throw Failure(description: "证据册没有写成，磁盘可能已满") }
            return (String(decoding: output, as: UTF8.self), volume)
        case .done(65, let output): throw Failure(description: String(decoding: output, as: UTF8.self).trimmingBlanks)
        case .done:
            throw Failure(description: "\(Self.names(parts))打开时需要的内存超出限度，可能已损坏，请另存为普通的 PDF 后重新上传", isBurst: true)
        case .timedOut: throw Failure(description: "处理\(Self.names(parts))超过 120 秒，已停止", isBurst: true)
        case .notStarted(let reason): throw Failure(description: "装订程序没有启动：\(reason)")
        }
    }

    private static func names(_ parts: [EvidenceVolume.Part]) -> String {
        parts.count == 1 ? "“\(parts[0].name)”" : "这些证据里有文件"
    }
}

/// 装订单: what the bindery hands to its process, as a folder of files and a list.
public struct BindingTask: Sendable {
    static let volume = "volume.pdf"
    private static let list = "list.json"

    let front: [EvidenceVolume.Part]
    let parts: [EvidenceVolume.Part]
    let isCounting: Bool

    func write(to folder: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for (index, part) in (front + parts).enumerated() {
            try Data(part.content).write(to: URL(fileURLWithPath: "\(folder)/\(index)"))
        }
        let words = (front + parts).map {
            Value.object(["group": .text($0.group), "title": .text($0.title), "name": .text($0.name)])
        }
        let list: Value = .object([
            "front": .integer(front.count), "counting": .flag(isCounting), "parts": .list(words),
        ])
        try Data(CanonicalJSON.bytes(list)).write(to: URL(fileURLWithPath: "\(folder)/\(Self.list)"))
    }

    private init(folder: String) throws {
        let list = try JSONReader.value([UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(Self.list)"))))
        let all = try (list["parts"]?.list ?? []).enumerated().map { index, words in
            EvidenceVolume.Part(
                group: words["group"]?.text ?? "", title: words["title"]?.text ?? "", name: words["name"]?.text ?? "",
                content: [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(index)"))))
        }
        let count = list["front"]?.integer ?? 0
        (front, parts, isCounting) = (
            Array(all.prefix(count)), Array(all.dropFirst(count)), list["counting"]?.flag ?? false
        )
    }

    init(front: [EvidenceVolume.Part], parts: [EvidenceVolume.Part], isCounting: Bool) {
        (self.front, self.parts, self.isCounting) = (front, parts, isCounting)
    }

    /// In the process of its own: prints a number of pages a line, or writes the volume beside the list.
    public static func carryOut(in folder: String) throws {
        let task = try BindingTask(folder: folder)
        guard !task.isCounting else {
            // All counted before a word is said: what fails says nothing but why.
            let counts = try task.parts.map { try EvidenceVolume.pages(of: $0.content, name: $0.name) }
            for count in counts { print(count) }
            return
        }
        try Data(try EvidenceVolume.bytes(front: task.front, task.parts)).write(
            to: URL(fileURLWithPath: "\(folder)/\(volume)"))
    }
}
