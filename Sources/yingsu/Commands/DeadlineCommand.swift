import ArgumentParser
import Docket
import LegalCalendar
import Rulebook
import Store

/// 期限计算
struct DeadlineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "deadline", abstract: "计算届满日，并说明理由")

    @Option(help: "起算日，如 2026-02-06") var from: String
    @Option(help: "期间：15 days、10 workdays、6 months、2 years、3 days before、2 days no-roll") var within: String
    @Option(help: "计入某地的地方节日，如 ningxia") var region: String?
    @Flag(help: "输出 JSON") var json = false
    @OptionGroup var shelves: Shelves

    func run() throws {
        guard let start = CivilDay(from) else { throw fail("没有这一天：\(from)，请按 2026-02-10 填写", code: 65) }
        guard let period = Period(within) else { throw fail("不是期间：\(within)，例如 15 days", code: 65) }
        let shelf = try shelves.load()
        if let region, !shelf.notices.contains(where: { $0.region == region }) {
            throw fail("没有这个地方的放假通知：\(region)", code: 65)
        }
        let calendar = shelf.calendar(region: region)
        let argument = calendar.argument(for: calendar.deadline(from: start, within: period))
        if json { printJSON(value(argument)) } else { show(argument) }
    }

    private func value(_ argument: DeadlineArgument) -> Value {
        let deadline = argument.deadline
        return .object([
            "from": .text("\(deadline.from)"), "within": .text("\(deadline.within)"),
            "nominal": .text("\(deadline.nominal)"),
            "due": .text("\(deadline.due)"), "provisional": .flag(deadline.provisional),
            "steps": .list(
                argument.steps.map {
                    .object(["kind": .text($0.kind.rawValue), "day": .text("\($0.day)"), "text": .text($0.text)])
                }),
        ])
    }

    private func show(_ argument: DeadlineArgument) {
        print("\(argument.deadline.due)\(argument.deadline.provisional ? "（暂计）" : "")")
        for step in argument.steps { print("  \(step.text)") }
    }
}
