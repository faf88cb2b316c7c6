import ArgumentParser
import Docket
import Store

struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "backup", abstract: "备份到空文件夹，服务运行时也可以")

    @Argument(help: "备份文件夹") var target: String
    @OptionGroup var places: Places

    func run() throws {
        let (folder, store) = try places.reading(lists: false)
        do {
            let made = try Backup.make(of: store, from: folder, into: target, shelf: try places.shelf())
            print("\(made.count) \(made.tip.hex)")
        } catch let error as StoreError {
            throw fail("\(error)", code: 1)
        }
    }
}
