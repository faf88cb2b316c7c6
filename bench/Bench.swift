import ArgumentParser
import Foundation
import Store

/// 测速: each figure with its reference of the same run; ratios, not promises.
@main
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "yingsu-bench", abstract: "应诉测速（请用 release 编译）",
        subcommands: [FiguresCommand.self, ServeCommand.self])
}

struct BenchPlaces: ParsableArguments {
    @Option(help: "程序文件所在的文件夹") var home = "."
    @Option(help: "本地规则集") var rulebook = "zhongwei-2022-3"

    func shelf() throws -> RuleShelf { try RuleShelf(folder: home + "/Rulebooks") }
}

/// 本机: what is written beside figures, so that they can be compared.
enum Machine {
    static var card: String {
        let cpu = words("/proc/cpuinfo").first { $0.hasPrefix("model name") }?.split(separator: ":").last
        let memory =
            words("/proc/meminfo").first { $0.hasPrefix("MemTotal") }.map { Int($0.filter(\.isNumber)) ?? 0 } ?? 0
        let name = cpu.map { $0.trimmingCharacters(in: .whitespaces) } ?? "?"
        return "\(ProcessInfo.processInfo.activeProcessorCount) × \(name)，内存 \(memory / 1_048_576) GiB"
    }

    static var peakMegabytes: Int {
        let line = words("/proc/self/status").first { $0.hasPrefix("VmHWM") } ?? ""
        return (Int(line.filter(\.isNumber)) ?? 0) / 1024
    }

    private static func words(_ path: String) -> [String] {
        let text = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
        return text.split(separator: "\n").map(String.init)
    }
}
