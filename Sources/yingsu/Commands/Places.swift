import ArgumentParser
import Foundation
import Papers
import Rulebook
import Store
import Work

/// Where the data and the rules are.
struct Places: ParsableArguments {
    @Option(name: .customLong("data"), help: "数据文件夹") var data = "data"
    @Option(help: "程序文件所在的文件夹") var home = "."
    @Option(help: "适用的办法；只有一个时不必写") var measures: String?
    @Option(help: "各城市的文件夹；默认是程序文件夹里的 Cities") var cities: String?
    @Option(help: "只适用一个版本的规则集，如 zhongwei-2022-3；不写则按办法的各版本") var rulebook: String?

    /// What a server can't do without, each by a file that its folder must have; a folder that is missing stops the start, not the
    /// first page that needs it.
    private static let needed = [
        "Rulebooks/calendars", "Templates/layout.mustache", "PaperTemplates/common", "Public/style.css",
        "Fonts/fonts.conf", "Scenarios/office.yaml",
    ]

    /// - Returns: the first that is not there; nil where all are.
    func missing(forDemo isDemo: Bool) -> String? {
        (Self.needed + (isDemo && measures == nil ? ["Demo/demo.yaml"] : [])).map { "\(home)/\($0)" }.first {
            !FileManager.default.fileExists(atPath: $0)
        }
    }

    /// A folder that is broken is named and left out; the one that is asked for must be there.
    func shelf() throws -> RuleShelf {
        let name = try measures ?? remembered()
        return try yingsu.shelf(
            of: home + "/Rulebooks", city: name.flatMap { CityFolder($0, home: home, cities: cities) })
    }

    /// The measures by which the data folder has been kept so far.
    private func remembered() throws -> String? {
        try told { try DataFolder(data, exclusive: false).measures() }
    }

    func city(of rules: Rules) -> CityFolder? { CityFolder(rules.main.measures, home: home, cities: cities) }

    /// 适用的办法: the one that is asked for, else the only one that there is.
    func rules(of shelf: RuleShelf) throws -> String {
        let kept = try remembered()
        let name = try orExit65 { try shelf.chosen(rulebook ?? measures ?? kept) }
        // Every day of a case would be another's.
        if let kept, let asked = shelf.rules[name]?.main.measures, asked != kept {
            throw fail("\(data) 里的案件适用的办法是 \(kept)，不能改用 \(asked)；请另用一个数据文件夹", code: 65)
        }
        return name
    }

    /// The site's own templates too, where there is data.
    func templates() throws -> [String: PaperTemplate] {
        guard FileManager.default.fileExists(atPath: home + "/PaperTemplates") else {
            throw fail("没有文书模板：\(home)/PaperTemplates；请用 --home 写明程序文件夹", code: 65)
        }
        let shelf = try TemplateShelf(folder: home + "/PaperTemplates")
        if FileManager.default.fileExists(atPath: data + "/yingsu.sqlite") {
            try shelf.load(from: try reading(lists: false).1)
        }
        return shelf.current
    }

    /// Opens the data folder to write: one command or server at a time. Older tables are brought up, and lists are made anew.
    func store() throws -> (DataFolder, CaseStore) {
        try told {
            let folder = try DataFolder(data)
            let shelf = try shelf()
            let store = try folder.store(shelf: shelf, rulebook: try rules(of: shelf))
            tellKept(store.shelf, beside: shelf)
            return (folder, store)
        }
    }

    /// Opens the data folder to read: not one byte of it changes.
    /// - Parameter lists: whether the command shows lists, which must then be this program's own.
    func reading(lists: Bool = true) throws -> (DataFolder, CaseStore) {
        guard FileManager.default.fileExists(atPath: data + "/yingsu.sqlite") else {
            throw fail("没有数据：\(data) 里还没有数据库", code: 65)
        }
        return try told {
            let folder = try DataFolder(data, exclusive: false)
            let shelf = try shelf()
            return (folder, try folder.reading(shelf: shelf, rulebook: try rules(of: shelf), lists: lists))
        }
    }

    /// Opens the data folder to add to it while a server may be running: a paper that is printed has its code kept.
    func alongside() throws -> CaseStore {
        _ = try reading()
        return try told {
            let shelf = try shelf()
            return try DataFolder(data, exclusive: false).alongside(shelf: shelf, rulebook: try rules(of: shelf))
        }
    }

    /// Folders that say something else than what was adopted.
    private func tellKept(_ kept: RuleShelf, beside shelf: RuleShelf) {
        for failure in kept.failures where !shelf.failures.contains(failure) {
            FileHandle.standardError.write(Data("\(failure)\n".utf8))
        }
    }

    private func told<Result>(_ body: () throws -> Result) throws -> Result {
        do { return try body() } catch let error as StoreError {
            if case .busy = error { throw fail("\(error)", code: 75) }
            throw fail("\(error)", code: 1)
        }
    }
}
