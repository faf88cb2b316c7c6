import ArgumentParser
import Casework
import Docket
import Rulebook
import Store
import Web

/// 条文落实情况
struct CoverageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "coverage", abstract: "每一条有哪些规范、情景和页面")

    @Option(help: "规则集；不写则是唯一的办法") var rulebook: String?
    @Option(help: "情景文件夹") var scenarios = "Scenarios"
    @Flag(help: "输出 JSON") var json = false
    @Flag(help: "输出 docs/articles.md 的内容") var markdown = false
    @OptionGroup var shelves: Shelves

    func run() throws {
        let shelf = try shelves.load()
        let rules = try shelves.rules(of: shelf, rulebook)
        let all = try orExit65 {
            try ScenarioShelf.files([scenarios]).map { try ScenarioShelf.scenario($0, shelf: shelf) }
        }
        let coverage = Coverage(
            rules: rules, scenarios: all, page: { RecordPaths.path(of: $0, vocabulary: rules.vocabulary) })
        if json { return printJSON(.object(["articles": .list(coverage.rows.map(\.value))])) }
        if markdown { return print(coverage.markdown(rules), terminator: "") }
        for row in coverage.rows {
            print(
                "\(row.article)\t款 \(row.paragraphs)\t规范 \(row.norms.count)\t情景 \(row.scenarios)\t页面 \(row.pages.count)\t\(row.reason ?? "")"
            )
        }
    }
}
