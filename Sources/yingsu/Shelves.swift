import ArgumentParser
import Docket
import Foundation
import Rulebook
import Store

/// Where the command line finds what stands beside the program.
struct Shelves: ParsableArguments {
    @Option(name: .long, help: "规则文件夹") var rulebooks = "Rulebooks"
    @Option(help: "适用的办法；只有一个时不必写。不在规则文件夹里的，是 Cities 里以它命名的文件夹") var measures: String?
    @Option(help: "各城市的文件夹；默认是规则文件夹旁边的 Cities") var cities: String?

    /// A folder that is broken is named and left out.
    func load() throws -> RuleShelf {
        try shelf(of: rulebooks, city: city)
    }

    var city: CityFolder? {
        let home = URL(fileURLWithPath: rulebooks).deletingLastPathComponent().path
        return measures.flatMap { CityFolder($0, home: home, cities: cities) }
    }

    /// The rules that are asked for by either name, else those of the only measures.
    func rules(of shelf: RuleShelf, _ rulebook: String? = nil) throws -> Rules {
        try orExit65 { shelf.rules[try shelf.chosen(rulebook ?? measures)]! }
    }
}

/// What stands in the folders; those that could not be loaded are told.
func shelf(of folder: String, city: CityFolder?) throws -> RuleShelf {
    let shelf = try orExit65 { try RuleShelf(folder: folder, city: city.flatMap { $0.isThere ? $0.path : nil }) }
    let words = shelf.failures.map { "没有装载：\($0)\n" }.joined()
    FileHandle.standardError.write(Data(words.utf8))
    return shelf
}

/// Bad data: one clear sentence and exit code 65.
func orExit65<Result>(_ body: () throws -> Result) throws -> Result {
    do {
        return try body()
    } catch let error as SourceError {
        throw fail("\(error)", code: 65)
    }
}

func fail(_ sentence: String, code: Int32) -> ExitCode {
    FileHandle.standardError.write(Data((sentence + "\n").utf8))
    return ExitCode(code)
}

func printJSON(_ value: Value) { print(String(decoding: CanonicalJSON.bytes(value), as: UTF8.self)) }

extension Value {
    static func optional(_ pairs: [String: Value?]) -> Value { .object(pairs.compactMapValues(\.self)) }
}

/// One line on standard output at once, also where it is a pipe or a journal.
func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
