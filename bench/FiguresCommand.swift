import ArgumentParser
import Casework
import Docket
import Foundation
import LegalCalendar
import Rulebook
import Store

/// 测速: each figure with its reference of the same run; ratios, not promises.
struct FiguresCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "figures", abstract: "测速：与同一次运行的参照相比（请用 release 编译）")

    @Flag(name: .customLong("papers"), help: "只测文书、表格和合订") var onlyPapers = false
    @Flag(name: .customLong("folding"), help: "只测长案的归并和推导") var onlyFolding = false
    @Flag(name: .customLong("tasks"), help: "只测待办和写索引") var onlyTasks = false
    @Flag(name: .customLong("appending"), help: "只测登记时写统计事实") var onlyAppending = false
    @OptionGroup var places: BenchPlaces

    func run() async throws {
        let shelf = try places.shelf()
        if onlyPapers { return try papers() }
        if onlyFolding { return try folding(shelf) }
        if onlyTasks { return try tasks(shelf) }
        if onlyAppending { return try appending() }
        dueDays(shelf)
        try derivation(shelf)
        try folding(shelf)
        try tasks(shelf)
        try appending()
        try papers()
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
            entries: try ScenarioShelf.office(places.home + "/Scenarios/office.yaml"))
        var entries = [Filling.notice(1, on: CivilDay("2025-03-03")!, of: "市自然资源局")]
        entries[0].sequence = 1
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
}
