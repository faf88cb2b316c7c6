import ArgumentParser
import Docket
import Foundation
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
            let book = try loaded(folder, beside: shelves).main
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

        @Argument(help: "原来的规则集文件夹") var old: String
        @Argument(help: "新的规则集文件夹") var new: String
        @Option(name: .customLong("data"), help: "数据文件夹：办理中的案件，改用新的规则会变动哪些期限") var data: String?
        @OptionGroup var shelves: Shelves

        func run() throws {
            let (before, after) = (try loaded(old, beside: shelves), try loaded(new, beside: shelves))
            let changes = RulebookDiff(from: before.main, to: after.main).changes
            for change in changes { print(change) }
            if changes.isEmpty { print("两个规则集没有不同") }
            guard let data else { return }
            var count = 0
            let (rules, adoption) = try orExit65 { try following(before, by: after) }
            try reading(data).movedDays(from: before, to: rules, adopting: adoption) { day in
                count += 1
                print("\(day.number)\t\(day.what)（\(day.cite)）\t\(said(day.old)) → \(said(day.new))")
            }
            print(count == 0 ? "办理中的案件没有期限变动" : "办理中的案件变动期限 \(count) 项")
        }

        /// A later version of the same measures speaks beside the older one; anything else in its place.
        private func following(_ old: Rules, by new: Rules) throws(SourceError) -> (Rules, Adoption?) {
            guard old.main.measures == new.main.measures, old.main.id != new.main.id, let from = new.main.effective.from
            else { return (new, nil) }
            var seen = Set([old.main.id, new.main.id])
            let extended = (old.all + new.all).filter { seen.insert($0.id).inserted }
            let measures = try Measures(name: old.main.measures, versions: [old.main, new.main], extended: extended)
            return (measures.rules(adopting: []), Adoption(rulebook: new.main.id, digest: nil, knownFrom: from))
        }

        private func said(_ day: CivilDay?) -> String { day?.description ?? "没有日期" }

        private func reading(_ path: String) throws -> CaseStore {
            guard FileManager.default.fileExists(atPath: path + "/yingsu.sqlite") else {
                throw fail("没有数据：\(path) 里还没有数据库", code: 65)
            }
            let shelf = try shelves.load()
            let name = try shelves.rules(of: shelf).main.measures
            do {
                return try DataFolder(path, exclusive: false).reading(shelf: shelf, rulebook: name)
            } catch let error as StoreError {
                throw fail("\(error)", code: 1)
            }
        }
    }

    /// A rulebook anywhere on the disk, with those it extends from the shelf.
    private static func loaded(_ folder: String, beside shelves: Shelves) throws -> Rules {
        try orExit65 {
            let name = folder.split(separator: "/").last.map(String.init) ?? folder
            let files = try RuleShelf.files(in: folder)
            let head = try YAMLText.raw(files["rulebook.yaml"] ?? "", file: "\(name)/rulebook.yaml")
            let extends = (head["extends"]?.elements ?? []).compactMap(\.scalar).filter { !$0.isEmpty }
            let others =
                extends.isEmpty
                ? [] : try shelves.load().rulebooks.values.filter { extends.contains($0.id) }
            let (read, problems) = RulebookLoader(extending: others).read(files, folder: name)
            guard let book = read else { throw fail(problems.map(\.description).joined(separator: "\n"), code: 65) }
            return try Rules(main: book, extended: others)
        }
    }
}
