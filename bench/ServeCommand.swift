import ArgumentParser
import Casework
import Docket
import Foundation
import Hummingbird
import LegalCalendar
import Oversight
import Rounds
import Rulebook
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
    @Option(help: "只测名称里有这些字的页") var page: String?
    @Flag(help: "只起服务，不测速；按 Ctrl-C 结束") var only = false
    @OptionGroup var places: BenchPlaces

    /// 一年的全部指标, the first time that this process asks.
    private func figures(_ store: CaseStore) throws {
        let (book, started) = (store.rules.figures, ContinuousClock.now)
        let period = FigurePeriod.year(Filling.today.year - 1)
        let figures = Figures(book, try store.figureSums(.everything, in: period, today: Filling.today))
        let rates = book.indicators.map { figures.rate($0).fraction }
        print("一年全部指标 \(rates.count) 项：\(ContinuousClock.now - started)（目标一秒以内）；\(rates.joined(separator: "　"))")
    }

    func run() async throws {
        let path = data ?? NSTemporaryDirectory() + "/yingsu-bench-\(cases)"
        let store = try DataFolder(path).store(shelf: try places.shelf(), rulebook: places.rulebook)
        print("本机：\(Machine.card)；\(CivilDay(instant: Int(Date().timeIntervalSince1970 * 1000)))")
        let filling = try Filling(store: store, home: places.home).fill(to: cases)
        let entries = try store.tip().sequence
        let size = try FileManager.default.attributesOfItem(atPath: path + "/yingsu.sqlite")[.size] as? Int ?? 0
        print("\(cases) 件、\(entries) 条，填库 \(Int(filling)) s，数据库 \(size / 1_000_000) MB，\(path)")
        try figures(store)
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
        try await measure.pages(page)
        if page == nil { try await measure.mix(seconds: seconds) }
        serving.cancel()
        _ = try? await serving.value
    }
}
