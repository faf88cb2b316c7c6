import ArgumentParser
import Casework
import Docket
import Foundation
import Hummingbird
import LegalCalendar
import Rounds
import Rulebook
import Store
import Web

/// 测速: each figure with its reference of the same run; ratios, not promises.
struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "bench", abstract: "测速：与同一次运行的参照相比（请用 release 编译）")

    @Option(help: "案件数") var cases = 10_000
    @Flag(help: "大库：重建索引和每日清单，案件数按 --cases，每件 30 条（较久）") var large = false
    @Flag(name: .customLong("papers"), help: "只测文书、表格和合订") var onlyPapers = false
    @OptionGroup var places: Places

    func run() async throws {
        let shelf = try places.shelf()
        if onlyPapers { return try papers() }
        if large { return try largeStore(shelf) }
        dueDays(shelf)
        try derivation(shelf)
        try papers()
        try await desk(shelf)
    }

    func milliseconds(_ work: () throws -> Void) rethrows -> Double {
        let start = DispatchTime.now().uptimeNanoseconds
        try work()
        return Double(DispatchTime.now().uptimeNanoseconds - start) / 1_000_000
    }

    /// 10⁶ random days: the due day without its argument against a plain table look-up over the same days.
    private func dueDays(_ shelf: RuleShelf) {
        let calendar = shelf.calendar()
        let first = CivilDay(year: 2022, month: 1, day: 1)!.number
        var generator = SystemRandomNumberGenerator()
        let days = (0..<1_000_000).map { _ in CivilDay(number: first + Int.random(in: 0..<1800, using: &generator)) }
        let table = UnsafeMutablePointer<Int32>.allocate(capacity: 2000)
        defer { table.deallocate() }
        for index in 0..<2000 { table[index] = Int32(calendar.roll(CivilDay(number: first + index)).number) }
        var (ours, plain) = (0, 0)
        let reference = milliseconds { for day in days { plain &+= Int(table[day.number - first + 15]) } }
        let measured = milliseconds { for day in days { ours &+= calendar.due(from: day, within: .days(15)).number } }
        print(
            "届满日 10⁶ 次：\(round(measured)) ms，查表参照 \(round(reference)) ms，\(ratio(measured, reference)) 倍（目标不超过 20 倍）\(ours == plain ? "" : "　结果不一致")"
        )
    }

    func ratio(_ measured: Double, _ reference: Double) -> String {
        String(format: "%.1f", measured / max(reference, 0.000_1))
    }
    func round(_ value: Double) -> String { String(format: "%.2f", value) }

    /// All duties of a case of sixty entries, without arguments; folding apart.
    private func derivation(_ shelf: RuleShelf) throws {
        let rules = shelf.rules[places.rulebook]!
        let organisation = Organisation(
            entries: try orExit65 { try ScenarioShelf.office(places.home + "/Scenarios/office.yaml") })
        var entries = [Self.notice(1, sequence: 1)]
        for (index, kind) in [
            KindName.opined, .forwarded, .forwardReceived, .submittedForApproval, .approved, .sealed,
            .sealedPapersForwarded, .filedWithCourt,
        ].enumerated() {
            entries.append(
                Entry(
                    sequence: index + 2, kind: kind, day: CivilDay("2025-03-0\(index / 2 + 4)")!,
                    fields: ["step": "instruction", "unit": "市自然资源局", "matter": "defence"]))
        }
        while entries.count < 60 {
            entries.append(
                Entry(
                    sequence: entries.count + 1, kind: .paperAdded, day: CivilDay("2025-03-09")!,
                    fields: ["paper-kind": "evidence", "unit": "市自然资源局"]))
        }
        let file = CaseFile(entries: entries, organisation: organisation, procedure: rules.procedure)
        var count = 0
        let rounds = 300
        let derived = milliseconds {
            for _ in 0..<rounds {
                count +=
                    Derivation(file: file, rules: rules, calendar: shelf.calendar(), organisation: organisation)
                    .duties().count
            }
        }
        let calendar = shelf.calendar()
        let alone = milliseconds {
            for _ in 0..<rounds {
                count +=
                    Derivation(file: file, rules: rules, calendar: calendar, organisation: organisation).duties().count
            }
        }
        let folded = milliseconds {
            for _ in 0..<rounds {
                count += CaseFile(entries: entries, organisation: organisation, procedure: rules.procedure).items.count
            }
        }
        print(
            "60 条案件的全部义务：\(round(alone / Double(rounds) * 1000)) µs（目标 100 µs），其中日历现建 \(round((derived - alone) / Double(rounds) * 1000)) µs 不计；归并另 \(round(folded / Double(rounds) * 1000)) µs"
        )
    }

    static func notice(_ number: Int, sequence: Int = 0) -> Entry {
        Entry(
            sequence: sequence, instant: CivilDay("2026-02-10")!.instant, actor: "bench", role: "intake-office",
            unit: "市政府办公室", kind: .noticeReceived,
            day: CivilDay(sequence == 1 ? "2025-03-03" : "2026-02-10")!,
            fields: [
                "number": .text("（2026）宁05行初\(number)号"), "instance": "first", "reconsideration": "none",
                "court": "中卫市中级人民法院",
                "plaintiffs": .list([.object(["name": .text("原告\(number)")])]),
                // Fifty open duties of one unit among many cases: about seventeen of its cases, three duties each.
                "act": .object(["title": "行政行为", "maker": .text(number % 600 == 0 ? "市自然资源局" : "市住房和城乡建设局")]),
            ])
    }

    /// 工作台 over HTTP, 16 keep-alive clients, against the plain-text route of the same server.
    private func desk(_ shelf: RuleShelf) async throws {
        let path = NSTemporaryDirectory() + "/yingsu-bench-\(ProcessInfo.processInfo.processIdentifier)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let store = try DataFolder(path).store(shelf: shelf, rulebook: places.rulebook)
        try store.append(try orExit65 { try ScenarioShelf.office(places.home + "/Scenarios/office.yaml") })
        let filling = try milliseconds { for number in 1...cases { try store.open(docket: [Self.notice(number)]) } }
        print("登记 \(cases) 件：\(round(filling / Double(cases))) ms 一件（含 synchronous=FULL 落盘）")
        _ = try store.open(account: "bench", display: "测速", unit: "市自然资源局", function: .handlingUnit, instant: 0)
        try store.setPassword("Bench-\(Randomness.hex(bytes: 8))", for: "bench")
        let clock = Clock(demo: CivilDay("2026-02-13")!)
        let token = try store.openSession("bench", instant: clock.real)
        let site = try await Site(store: store, clock: clock, isDemo: false, home: places.home) {
            try await Bindery().pages(of: $0)
        }
        let port = 18_900 + Int(ProcessInfo.processInfo.processIdentifier % 900)
        let application = try Server(site: site).application(host: "127.0.0.1", port: port)
        let serving = Task { try await application.runService() }
        try await Task.sleep(for: .seconds(1))
        // Each page once before the clock runs: what is measured is a server at work, not one that starts.
        for path in ["/health", "/"] {
            _ = try await Load.p99(port: port, path: path, cookie: "yingsu=\(token)", clients: 16, requests: 64)
        }
        let plain = try await Load.p99(port: port, path: "/health", cookie: "", clients: 16, requests: 4000)
        let desk = try await Load.p99(port: port, path: "/", cookie: "yingsu=\(token)", clients: 16, requests: 1600)
        print("工作台 p99：\(round(desk)) ms，纯文本参照 \(round(plain)) ms，\(ratio(desk, plain)) 倍（目标不超过 10 倍）")
        serving.cancel()
        _ = try? await serving.value
    }
}
