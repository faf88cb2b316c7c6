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
        let store = try CaseStore(
            engine: engine, files: FileStore(folder: path + "/files"), shelf: shelf, rulebook: rulebook)
        try keep(store)
        return store
    }

    /// An older folder does not say by which measures its cases are kept: those that another government issued are none of them.
    private func keep(_ store: CaseStore) throws {
        guard try store.setting(Self.measuresSetting) == nil else { return }
        let (main, organisation) = (store.rules.main, try store.organisation())
        if let issuer = main.issuer, organisation.government != nil, organisation.unit(issuer) == nil {
            throw StoreError.missing("“\(issuer)”：这个数据文件夹里的案件不适用办法 \(main.measures)，请用 --measures 写明原来适用的办法")
        }
        try store.set(Self.measuresSetting, to: main.measures)
    }

    private static let measuresSetting = "measures"

    /// The measures its cases are kept by, since it was first opened; nil before that.
    public func measures() throws -> String? {
        guard FileManager.default.fileExists(atPath: database) else { return nil }
        return try SQLiteEngine(reading: database).read { connection in
            guard try Migrations.number(connection) > 0 else { return nil }
            return try connection.rows(
                "SELECT value FROM setting WHERE name = ?", [.text(Self.measuresSetting)]
            ).first?.text("value")
        }
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
