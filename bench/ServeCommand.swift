import ArgumentParser
import Casework
import Docket
import Foundation
import Hummingbird
import LegalCalendar
import Rounds
import Store
import Web

/// 大库上线: the pages people open, over a filled store, beside references of the same run.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "填库、起服务、逐页测速；数据文件夹留下，下次直接用")

    @Option(help: "案件数") var cases = 10_000
    @Option(help: "数据文件夹；不写就放在临时文件夹里") var data: String?
    @Option(help: "每页请求次数") var rounds = 200
    @Option(help: "混合负载的秒数") var seconds = 30
    @Flag(help: "只起服务，不测速；按 Ctrl-C 结束") var only = false
    @OptionGroup var places: BenchPlaces

    func run() async throws {
        let path = data ?? NSTemporaryDirectory() + "/yingsu-bench-\(cases)"
        let store = try DataFolder(path).store(shelf: try places.shelf(), rulebook: places.rulebook)
        print("本机：\(Machine.card)；\(CivilDay(instant: Int(Date().timeIntervalSince1970 * 1000)))")
        let filling = try Filling(store: store, home: places.home).fill(to: cases)
        let entries = try store.tip().sequence
        let size = try FileManager.default.attributesOfItem(atPath: path + "/yingsu.sqlite")[.size] as? Int ?? 0
        print("\(cases) 件、\(entries) 条，填库 \(Int(filling)) s，数据库 \(size / 1_000_000) MB，\(path)")
        let clock = Clock(demo: Filling.today)
        let site = try await Site(store: store, clock: clock, isDemo: true, home: places.home) {
            try await Bindery().pages(of: $0)
        }
        let port = 18_900 + Int(ProcessInfo.processInfo.processIdentifier % 900)
        let application = try Server(site: site).application(host: "127.0.0.1", port: port)
        let serving = Task { try await application.runService() }
        try await Task.sleep(for: .seconds(1))
        print("http://127.0.0.1:\(port)")
        if only { return try await serving.value }
        let measure = try Measure(store, clock, port: port, rounds: rounds, folder: path)
        try await measure.pages()
        try await measure.mix(seconds: seconds)
        serving.cancel()
        _ = try? await serving.value
    }
}
