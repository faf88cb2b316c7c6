import ArgumentParser
import Docket
import LegalCalendar
import Rulebook
import Store

/// 规范一览
struct NormsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "norms", abstract: "列出规范、出处和期间")

    @Option(help: "规则集或者办法；不写则是唯一的办法，没有办法的是法律") var rulebook: String?
    @Option(help: "条的序号，如 10；插入的写作 2-1") var article: String?
    @Flag(help: "列出事项、字段和检查的词汇") var vocabulary = false
    @Flag(help: "输出 JSON") var json = false
    @OptionGroup var shelves: Shelves

    func run() throws {
        let shelf = try shelves.load()
        let rules = try shelves.rules(of: shelf, rulebook ?? (shelf.measures.isEmpty ? "national" : nil))
        if vocabulary { return json ? printJSON(vocabularyValue(rules)) : showVocabulary(rules) }
        let article = try article.map { text in
            guard let number = ArticleNumber(text) else { throw fail("没有这一条：\(text)，如 10、2-1", code: 65) }
            return number
        }
        let rows = rules.all.flatMap { book in
            book.provenances.filter {
                article == nil || (book.id == rules.main.id && $0.provenance.cite.article == article)
            }
        }
        if json {
            return printJSON(.list(rows.map { row in norm(row.form, row.id, row.provenance, rules) }))
        }
        for row in rows {
            let within =
                rules.norms.first { $0.id == row.id && $0.provenance == row.provenance }.map {
                    $0.within?.description ?? "及时"
                } ?? ""
            print("\(row.form)\t\(row.id)\t\(rules.citation(row.provenance))\t\(within)")
        }
    }

    private func norm(_ form: String, _ id: String, _ provenance: Provenance, _ rules: Rules) -> Value {
        let norm = rules.norms.first { $0.id == id && $0.provenance == provenance }
        return .optional([
            "form": .text(form), "id": .text(id), "article": .text(provenance.article),
            "cite": .text(provenance.cite.text),
            "file": .text(provenance.file), "line": .integer(provenance.line), "bearer": norm.map { .text($0.bearer) },
            "what": norm.map { .text($0.what) }, "within": norm?.within.map { .text($0.description) },
        ])
    }

    private func vocabularyValue(_ rules: Rules) -> Value {
        .object([
            "kinds": .list(
                rules.vocabulary.all.map { kind in
                    .object([
                        "kind": .text(kind.name.rawValue), "title": .text(kind.title),
                        "nature": .text(kind.nature.rawValue),
                        "by": .list(kind.recorders.map { .text($0.rawValue) }),
                        "fields": .list(
                            kind.fields.map { .object(["name": .text($0.name), "title": .text($0.title)]) }),
                    ])
                }),
            "keys": .list(
                NormGrammar.keys.map { key in
                    .object([
                        "key": .text(key.name), "meaning": .text(key.meaning), "example": .text(key.example),
                        "forms": .list(
                            NormGrammar.forms.filter { $0.keys.contains(key.name) }.map { .text($0.form) }),
                    ])
                }),
            "paths": .list(
                PathList.all(rules).map { path in
                    .object([
                        "path": .text(path.path), "words": .list(path.words.map { .text($0) }),
                    ])
                }),
            "checks": .list(
                NormGrammar.checks.map {
                    .object(["check": .text($0.name), "form": .text($0.form), "meaning": .text($0.meaning)])
                }),
        ])
    }

    private func showVocabulary(_ rules: Rules) {
        for kind in rules.vocabulary.all {
            let fields = kind.fields.map { "\($0.name)（\($0.title)）" }.joined(separator: " ")
            print("\(kind.nature == .fact ? "F" : "A")\t\(kind.name)\t\(kind.title)\t\(fields)")
        }
        for form in NormGrammar.forms where !form.keys.isEmpty {
            print("形式\t\(form.form)\t\(form.keys.sorted().joined(separator: " "))")
        }
        for key in NormGrammar.keys { print("键\t\(key.name)\t\(key.meaning)\t\(key.example)") }
        for path in PathList.all(rules) {
            print("字段\t\(path.path)\t\(path.words.isEmpty ? "" : path.words.joined(separator: " "))")
        }
        for check in NormGrammar.checks { print("检查\t\(check.name)\t\(check.form)\t\(check.meaning)") }
    }
}
