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
