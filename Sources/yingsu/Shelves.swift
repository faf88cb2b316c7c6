import ArgumentParser
import Docket
import Foundation
import Rulebook
import Store

/// Where the command line finds what stands beside the program.
struct Shelves: ParsableArguments {
    @Option(name: .long, help: "规则文件夹") var rulebooks = "Rulebooks"

    /// Here a folder that is broken is what one wants to know.
    func load() throws -> RuleShelf {
        let shelf = try orExit65 { try RuleShelf(folder: rulebooks) }
        guard shelf.failures.isEmpty else {
            throw fail(shelf.failures.map { "\($0)" }.joined(separator: "\n"), code: 65)
        }
        return shelf
    }
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
