import ArgumentParser
import Docket
import LegalCalendar
import Rulebook
import Store

struct RulebookCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rulebook", abstract: "规则集", subcommands: [Check.self, Diff.self])

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "检查一个规则集：键、引用、条文中的日数")

        @Argument(help: "规则集文件夹，如 Rulebooks/zhongwei-2022-3") var folder: String
        @OptionGroup var shelves: Shelves

        func run() throws {
            let book = try loaded(folder, beside: shelves)
            print("\(book.title) \(book.number)　规范 \(book.provenances.count) 条　杂凑值 \(book.digest.checkCode)")
            for number in book.dayNumbers where number.source == book.id || book.id == "national" {
                print(
                    "\(number.cite)\t\(number.words)\t\(number.norms.isEmpty ? "（没有规范）" : number.norms.joined(separator: "、"))"
                )
            }
            for article in book.silentArticles { print("\(article.heading)\t既没有规范，也没有说明理由") }
        }
    }

    struct Diff: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "两个规则集有何不同")

        @Argument var old: String
        @Argument var new: String
        @OptionGroup var shelves: Shelves

        func run() throws {
            let (before, after) = (try loaded(old, beside: shelves), try loaded(new, beside: shelves))
            let left = Dictionary(before.norms.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            let right = Dictionary(after.norms.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            for id in Set(left.keys).union(right.keys).sorted() {
                let (from, to) = (left[id].map(summary), right[id].map(summary))
                if from != to { print("\(id)\t\(from ?? "（无）")\t→\t\(to ?? "（无）")") }
            }
        }

        private func summary(_ norm: Norm) -> String {
            "\(norm.provenance.cite) \(norm.bearer) \(norm.within?.chinese ?? "及时")"
        }
    }

    /// A rulebook anywhere on the disk, with those it extends from the shelf.
    private static func loaded(_ folder: String, beside shelves: Shelves) throws -> Rulebook {
        try orExit65 {
            let name = folder.split(separator: "/").last.map(String.init) ?? folder
            let files = try RuleShelf.files(in: folder)
            let head = try YAMLText.raw(files["rulebook.yaml"] ?? "", file: "\(name)/rulebook.yaml")
            let extends = (head["extends"]?.elements ?? []).compactMap(\.scalar).filter { !$0.isEmpty }
            let others =
                extends.isEmpty
                ? [] : try RuleShelf(folder: shelves.rulebooks).rulebooks.values.filter { extends.contains($0.id) }
            let book = try RulebookLoader(extending: others).load(files, folder: name)
            _ = try Rules(main: book, extended: others)
            return book
        }
    }
}
