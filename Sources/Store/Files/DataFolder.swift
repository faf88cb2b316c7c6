import Docket
import Foundation
import Rulebook

/// 数据文件夹: database, files and lock. A second server on it ends with the process number of the first.
public final class DataFolder: Sendable {
    public let path: String
    private let lock: Int32

    public var database: String { path + "/yingsu.sqlite" }

    public init(_ path: String, exclusive: Bool = true) throws {
        self.path = path
        guard exclusive else {
            lock = -1
            return
        }
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        lock = open(path + "/.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard lock >= 0 else { throw StoreError.missing("写入数据文件夹的权限") }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            let holder =
                FileManager.default.contents(atPath: path + "/.lock").map {
                    String(decoding: $0, as: UTF8.self).trimmingBlanks
                } ?? ""
            close(lock)
            throw StoreError.busy(pid: holder.isEmpty ? "不详" : holder)
        }
        ftruncate(lock, 0)
        let pid = Array("\(getpid())\n".utf8)
        _ = pid.withUnsafeBytes { pwrite(lock, $0.baseAddress, pid.count, 0) }
    }

    deinit { if lock >= 0 { close(lock) } }

    /// To write and to read: the tables are brought up to this program first, with a copy of the older ones beside them.
    public func store(shelf: RuleShelf, rulebook: String) throws -> CaseStore {
        // A newer folder is not even opened to be written.
        if FileManager.default.fileExists(atPath: database) {
            try Migrations.check(try SQLiteEngine(reading: database).read { try Migrations.number($0) })
        }
        let engine = try SQLiteEngine(path: database)
        try Migrations.run(on: engine) { [path] number in
            let copy = "\(path)/yingsu.sqlite.format-\(number)"
            if !FileManager.default.fileExists(atPath: copy) { try engine.snapshot(into: copy) }
        }
        return try CaseStore(
            engine: engine, files: FileStore(folder: path + "/files"), shelf: shelf, rulebook: rulebook)
    }

    /// To add to a folder that a server may have open; its tables are this program's already.
    public func alongside(shelf: RuleShelf, rulebook: String) throws -> CaseStore {
        try CaseStore(
            reading: SQLiteEngine(path: database), files: FileStore(folder: path + "/files"), shelf: shelf,
            rulebook: rulebook)
    }

    /// Only to read: nothing in the folder is changed, made or dropped.
    /// - Parameter lists: whether the derived lists must be this program's, as for a command that shows them.
    public func reading(shelf: RuleShelf, rulebook: String, lists: Bool = true) throws -> CaseStore {
        let store = try CaseStore(
            reading: SQLiteEngine(reading: database), files: FileStore(folder: path + "/files"), shelf: shelf,
            rulebook: rulebook)
        let number = try store.engine.read { try Migrations.number($0) }
        try Migrations.check(number)
        if lists, try number < Migrations.newest || !store.hasOwnLists() { throw StoreError.outdated }
        return store
    }
}

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
