import Docket
import Foundation

/// 备份与恢复
public enum Backup: Sendable {
    /// A consistent snapshot while others write, its files, and its tip. Verified before it is called a backup.
    public static func make(of store: CaseStore, from folder: DataFolder, into target: String, shelf: RuleShelf) throws
        -> Verification
    {
        try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
        let database = target + "/yingsu.sqlite"
        guard !FileManager.default.fileExists(atPath: database) else {
            throw StoreError.missing("空的备份文件夹：\(target) 里已有备份")
        }
        try store.engine.snapshot(into: database)
        try copyFiles(from: folder.path + "/files", to: target + "/files")
        let copy = try DataFolder(target, exclusive: false).reading(
            shelf: shelf, rulebook: store.rulebookID, lists: false)
        let verification = try copy.verify()
        if let bad = verification.firstBad { throw StoreError.corrupt("备份第\(bad)条\(verification.reason ?? "")") }
        if let problem = try Inspection(of: copy).firstProblem(lists: false) {
            throw StoreError.corrupt("备份：\(problem)")
        }
        try Durable.write(Array("\(verification.count) \(verification.tip.hex)\n".utf8), to: target + "/HEAD")
        return verification
    }

    /// Into an empty folder only; a database left without its write-ahead log is never mixed with a stale one.
    public static func restore(_ source: String, into folder: String, shelf: RuleShelf, rulebook: String) throws
        -> Verification
    {
        let manager = FileManager.default
        guard manager.fileExists(atPath: source + "/yingsu.sqlite") else { throw StoreError.missing("备份：\(source)") }
        let present = (try? manager.contentsOfDirectory(atPath: folder)) ?? []
        guard present.allSatisfy({ $0 == ".lock" }) else { throw StoreError.missing("空的数据文件夹：\(folder) 里已有数据，不覆盖") }
        try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try manager.copyItem(atPath: source + "/yingsu.sqlite", toPath: folder + "/yingsu.sqlite")
        try copyFiles(from: source + "/files", to: folder + "/files")
        let store = try DataFolder(folder).store(shelf: shelf, rulebook: rulebook)
        try store.engine.write { connection in for statement in RowSeals.renumbering { try connection.run(statement) } }
        return try store.verify()
    }

    private static func copyFiles(from source: String, to target: String) throws {
        let manager = FileManager.default
        try manager.createDirectory(atPath: target, withIntermediateDirectories: true)
        for name in (manager.enumerator(atPath: source)?.compactMap { $0 as? String } ?? []) {
            var isFolder: ObjCBool = false
            let (from, to) = ("\(source)/\(name)", "\(target)/\(name)")
            guard manager.fileExists(atPath: from, isDirectory: &isFolder), !name.contains("/.") else { continue }
            if isFolder.boolValue {
                try manager.createDirectory(atPath: to, withIntermediateDirectories: true)
            } else if !manager.fileExists(atPath: to) {
                try manager.copyItem(atPath: from, toPath: to)
            }
        }
    }
}
