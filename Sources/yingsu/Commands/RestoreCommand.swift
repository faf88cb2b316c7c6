import ArgumentParser
import Docket
import Store

struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "restore", abstract: "由备份恢复到空的数据文件夹")

    @Argument(help: "备份文件夹") var source: String
    @OptionGroup var places: Places

    func run() throws {
        do {
            let shelf = try places.shelf()
            let restored = try Backup.restore(
                source, into: places.data, shelf: shelf, rulebook: try places.rules(of: shelf))
            if let bad = restored.firstBad { throw fail("第\(bad)条：\(restored.reason ?? "")", code: 1) }
            print("\(restored.count) \(restored.tip.hex)")
        } catch let error as StoreError {
            throw fail("\(error)", code: 1)
        }
    }
}
