import ArgumentParser
import Casework
import Docket
import Foundation
import Papers
import Store
import Work

/// 读外来文件: started by the server for what others made; no command for people. Answers in JSON, or says why not.
struct ReadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read", abstract: "（内部）读一个外来文件", shouldDisplay: false)

    @Argument(help: "做什么") var task: String
    @Argument(help: "文件") var path: String
    @Option(help: "文件原来的名称") var name = ""
    @Option(name: .customLong("option")) var options: [String] = []

    func run() throws {
        guard let task = ForeignFile.Task(rawValue: task), let data = FileManager.default.contents(atPath: path) else {
            throw ExitCode(64)
        }
        do {
            let answer = try answer(task, [UInt8](data))
            FileHandle.standardOutput.write(Data(CanonicalJSON.bytes(answer)))
        } catch {
            print(error)
            throw ExitCode(ForeignFile.unreadable)
        }
    }

    private func answer(_ task: ForeignFile.Task, _ content: [UInt8]) throws -> Value {
        switch task {
        case .look: try FileLook.value(content, name: name)
        case .table: try OldLedgerFile.table(content, name: name, sheet: options.first).value
        case .words: .list(try PaperText.lines(of: content).map { .text($0) })
        case .reading: DocumentReading(String(decoding: content, as: UTF8.self)).value
        case .picture: try picture(content)
        }
    }

    private func picture(_ content: [UInt8]) throws -> Value {
        let quarter = options.first.flatMap { Int($0) }
        try Data(try EvidenceVolume.page(of: content, name: name, quarter: quarter)).write(
            to: URL(fileURLWithPath: path + ".pdf"))
        return .object([:])
    }
}
