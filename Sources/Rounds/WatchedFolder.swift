import Foundation
public import Store

/// 收件文件夹: what another system drops into a folder comes into the inbox; the file moves to 已收, a refused one to 未收 with the reason beside it.
public struct WatchedFolder: Sendable {
    private let store: CaseStore
    private let path: String
    private let instant: @Sendable () -> Int

    public struct Missing: Error, Sendable, CustomStringConvertible {
        public let description: String
    }

    public init(store: CaseStore, path: String, instant: @escaping @Sendable () -> Int) throws(Missing) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue,
            FileManager.default.isWritableFile(atPath: path)
        else {
            throw Missing(description: "收件文件夹不存在或者不能写入：\(path)")
        }
        (self.store, self.path, self.instant) = (store, path, instant)
    }

    public func run(tell: @Sendable (String) -> Void) async {
        var sizes: [String: Int] = [:]
        while !Task.isCancelled {
            do { sizes = try look(sizes, tell: tell) } catch { tell("收件文件夹：\(error)") }
            do { try await Task.sleep(for: .seconds(3)) } catch { return }
        }
    }

    /// Seconds without a change: some copies make the whole file first and fill it after.
    private static let settling = 5.0

    /// A file is taken once it has not grown between two looks: one still being copied waits.
    private func look(_ before: [String: Int], tell: (String) -> Void) throws -> [String: Int] {
        var sizes: [String: Int] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: path).sorted() where !name.hasPrefix(".") {
            // One that vanished meanwhile was not ours to take.
            guard let attributes = try? FileManager.default.attributesOfItem(atPath: "\(path)/\(name)") else {
                continue
            }
            // A link could point anywhere on the machine.
            guard attributes[.type] as? FileAttributeType == .typeRegular, let size = attributes[.size] as? Int else {
                continue
            }
            let isFresh =
                (attributes[.modificationDate] as? Date).map { Date().timeIntervalSince($0) < Self.settling } ?? true
            guard before[name] == size, !isFresh else {
                sizes[name] = size
                continue
            }
            take(name, size, tell)
        }
        return sizes
    }

    private func take(_ name: String, _ size: Int, _ tell: (String) -> Void) {
        do {
            guard size <= FileStore.limit else { throw FileStore.Refused(description: "“\(name)”超过 50 MB") }
            guard let data = FileManager.default.contents(atPath: "\(path)/\(name)") else {
                throw FileStore.Refused(description: "“\(name)”不能读取")
            }
            _ = try store.receive([UInt8](data), name: FileStore.cleanName(name), from: "", instant: instant())
            try move(name, to: "已收")
        } catch let refused as FileStore.Refused {
            tell("收件文件夹：\(refused.description)")
            do {
                try move(name, to: "未收")
                try Data("\(refused.description)\n".utf8).write(to: URL(fileURLWithPath: "\(path)/未收/\(name).原因.txt"))
            } catch { tell("收件文件夹：\(error)") }
        } catch {
            // Kept where it is, and tried again at the next look.
            tell("收件文件夹：“\(name)”没有收下：\(error)")
        }
    }

    private func move(_ name: String, to folder: String) throws {
        let target = "\(path)/\(folder)"
        try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
        var place = "\(target)/\(name)"
        var number = 1
        while FileManager.default.fileExists(atPath: place) {
            number += 1
            place = "\(target)/\(number)-\(name)"
        }
        try FileManager.default.moveItem(atPath: "\(path)/\(name)", toPath: place)
    }
}
