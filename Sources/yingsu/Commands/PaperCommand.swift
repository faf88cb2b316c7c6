import ArgumentParser
import Docket
import Foundation
import LegalCalendar
import Papers
import Rulebook
import Store
import Work

/// 文书
struct PaperCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "paper", abstract: "由台账生成文书（.docx）")

    @Argument(help: "文书种类，如 poa") var kind: String?
    @Option(name: .customLong("case"), help: "案号或收文编号") var number: String?
    @Option(help: "写到哪个文件；默认 种类.docx") var out: String?
    @Option(help: "由情景文件的台账生成，用于试看模板") var scenario: String?
    @Flag(help: "空白表，带预留号和校验码，停电时手填") var blank = false
    @Option(help: "空白表的份数") var count = 1
    @Option(help: "为哪个单位生成；共同被告各有各的文书") var unit: String?
    @Flag(help: "核对全部模板：不认识的占位符、没有结束的清单") var check = false
    @Flag(help: "列出文书种类") var list = false
    @Flag(help: "输出 JSON") var json = false
    @OptionGroup var places: Places

    func run() throws {
        let templates = try places.templates()
        if list {
            if json {
                return printJSON(
                    .list(
                        PaperKind.all.map {
                            .object([
                                "kind": .text($0.id), "title": .text($0.title),
                                "template": .flag(templates[$0.id] != nil),
                            ])
                        }))
            }
            for kind in PaperKind.all { print("\(kind.id)\t\(kind.title)\t\(templates[kind.id] != nil ? "可生成" : "")") }
            return
        }
        if check { return try checkTemplates(templates) }
        guard let kind else { throw fail("请写明文书种类，或用 --list 查看", code: 64) }
        let out = out ?? "\(kind).docx"
        guard let template = templates[kind] else { throw fail("还不能生成这种文书：\(kind)", code: 65) }
        if blank { return try blanks(kind, templates, out) }
        if let scenario { return try write(try template.fill(try sample(scenario)), out) }
        guard let number else { throw fail("请用 --case 写明案号，或用 --blank", code: 64) }
        let store = try places.alongside()
        guard let id = try store.caseID(number: number), let derivation = try store.derivation(id) else {
            throw fail("没有这个案件：\(number)", code: 65)
        }
        if let unit, derivation.organisation.unit(unit) == nil { throw fail("没有这个单位：\(unit)", code: 65) }
        // A court's number names the instance too.
        let named = derivation.file.proceeding(numbered: number)?.id
        guard let bytes = try maker(store, templates).bytes(kind, of: id, derivation, unit: unit, proceeding: named)
        else { throw fail("还不能生成这种文书：\(kind)", code: 65) }
        try write(bytes, out)
    }

    private func maker(_ store: CaseStore, _ templates: [String: PaperTemplate]) -> PaperMaker {
        PaperMaker(
            store: store, templates: templates, account: "命令行",
            today: CivilDay(instant: Int(Date().timeIntervalSince1970 * 1000)))
    }

    private func write(_ bytes: [UInt8], _ path: String) throws {
        guard FileManager.default.createFile(atPath: path, contents: Data(bytes)) else {
            throw fail("不能写入 \(path)", code: 1)
        }
        print(path)
    }

    /// Without a data folder a blank has no number: it must never be given twice.
    private func blanks(_ kind: String, _ templates: [String: PaperTemplate], _ out: String) throws {
        guard (1...200).contains(count) else { throw fail("--count 应在 1 到 200 之间", code: 64) }
        guard FileManager.default.fileExists(atPath: places.data + "/yingsu.sqlite") else {
            guard count == 1, let template = templates[kind] else {
                throw fail("没有数据文件夹，不能预留号码；请用 --data 写明", code: 65)
            }
            let shelf = try places.shelf()
            let rules = shelf.rules[try places.rules(of: shelf)]
            try write(try template.blank(rules.map { LocalWords.blank($0) { _ in nil } } ?? [:]), out)
            return say("没有数据文件夹，这份空白表没有预留号")
        }
        let store = try places.alongside()
        for (number, bytes) in try maker(store, templates).blanks(kind, count: count) {
            try write(bytes, count == 1 ? out : out.replacing(".docx", with: "-\(number).docx"))
        }
    }

    /// What a scenario's docket says at its end.
    private func sample(_ path: String) throws -> [String: PaperValue] {
        let shelf = try places.shelf()
        do { return try SamplePaper.values(path, office: places.home + "/Scenarios/office.yaml", shelf: shelf) } catch {
            throw fail("\(error)", code: 65)
        }
    }

    private func checkTemplates(_ templates: [String: PaperTemplate]) throws {
        let shelf = try places.shelf()
        var problems: Set<String> = []
        for (kind, template) in templates.sorted(by: { $0.key < $1.key }) {
            for rules in shelf.rules.values {
                problems.formUnion(template.problems(as: kind, rules: rules).map { "\(kind)：\($0)" })
            }
        }
        guard problems.isEmpty else { throw fail(problems.sorted().joined(separator: "；"), code: 65) }
        print("\(templates.count) 个模板均可使用")
    }
}
