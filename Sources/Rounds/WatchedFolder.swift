import Docket
import Foundation
public import Store

/// 收件文件夹: what another system drops into a folder, or into a folder in it, comes into the inbox; the file moves to 已收, a refused
/// one to 未收 with the reason beside it and on the page of the inbox. Names are bytes: a Windows of old writes them in GB18030.
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
        var sizes: [ByteName: Int] = [:]
        while !Task.isCancelled {
            sizes = await look(sizes, tell: tell)
            do { try await Task.sleep(for: .seconds(3)) } catch { return }
        }
    }

    /// Seconds without a change: some copies make the whole file first and fill it after.
    private static let settling = 5.0
    /// One that can't be opened may still be on its way for so many seconds.
    private static let patience = 30.0
    private static let (taken, refused) = ("已收", "未收")

    /// A file is taken once it has not grown between two looks: one still being copied waits.
    private func look(_ before: [ByteName: Int], tell: (String) -> Void) async -> [ByteName: Int] {
        var sizes: [ByteName: Int] = [:]
        for name in ByteName.files(in: path, except: [Self.taken, Self.refused]) where !name.isOnItsWay {
            // One that vanished meanwhile was not ours to take.
            guard let (size, age) = name.facts(in: path) else { continue }
            guard before[name] == size, age >= Self.settling else {
                sizes[name] = size
                continue
            }
            if await !take(name, size, age, tell) { sizes[name] = size }
        }
        return sizes
    }

    /// False where it is left for the next look.
    private func take(_ name: ByteName, _ size: Int, _ age: Double, _ tell: (String) -> Void) async -> Bool {
        do {
            guard size <= FileStore.limit else { throw FileStore.Refused(description: "“\(name.shown)”超过 50 MB") }
            guard let content = name.content(in: path) else {
                throw FileStore.Refused(description: "“\(name.shown)”不能读取")
            }
            let clean = FileStore.cleanName(name.shown)
            _ = try FileStore.type(name: clean, content: content)
            do throws(ForeignFile.Failure) { _ = try await ForeignFile.ask(.look, content, name: clean) } catch {
                guard age >= Self.patience else { return false }
                throw FileStore.Refused(description: error.description)
            }
            _ = try store.receive(content, name: clean, from: "", instant: instant())
            try name.move(in: path, to: Self.taken)
        } catch let refused as FileStore.Refused {
            tell("收件文件夹：\(refused.description)")
            do {
                let place = try name.move(in: path, to: Self.refused)
                try Data("\(refused.description)\n".utf8).write(to: URL(fileURLWithPath: place + ".原因.txt"))
                try store.refuse(name.shown, reason: refused.description, instant: instant())
            } catch { tell("收件文件夹：\(error)") }
        } catch {
            // Kept where it is, and tried again at the next look.
            tell("收件文件夹：“\(name.shown)”没有收下：\(error)")
            return false
        }
        return true
    }
}
