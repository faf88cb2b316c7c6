import Docket
import Foundation
import Store

/// 文件名: the bytes of a path below a folder, as the disk has them; not every name is UTF-8.
struct ByteName: Hashable, Sendable {
    private let steps: [[UInt8]]

    /// As it is shown to people.
    var shown: String { steps.map(Self.text).joined(separator: "/") }

    private static func text(_ bytes: [UInt8]) -> String {
        String(validating: bytes, as: UTF8.self) ?? GB18030.text(bytes) ?? String(decoding: bytes, as: UTF8.self)
    }

    /// Still being sent: its sender gives it its name at the end. Hidden ones and those of an open document are nobody's letter.
    var isOnItsWay: Bool {
        let name = Self.text(steps.last ?? []).lowercased()
        let endings = [
            ".part", ".partial", ".tmp", ".temp", ".crdownload", ".filepart", ".download", ".upload", ".!ut", ".swp",
            ".lock",
        ]
        return name.hasPrefix("~$") || name.hasPrefix(".") || name.hasPrefix("~")
            || endings.contains(where: name.hasSuffix)
    }

    private static func path(_ folder: String, _ steps: [[UInt8]]) -> [CChar] {
        let bytes = Array(folder.utf8) + steps.flatMap { [UInt8(ascii: "/")] + $0 } + [0]
        return bytes.map { CChar(bitPattern: $0) }
    }

    /// Files in a folder and in the folders in it, a few levels down; in the order of their names.
    static func files(in folder: String, except: Set<String>) -> [ByteName] {
        files(folder, [], except: except).sorted { $0.shown < $1.shown }
    }

    private static func files(_ folder: String, _ above: [[UInt8]], except: Set<String>) -> [ByteName] {
        guard above.count < 5, let handle = opendir(path(folder, above)) else { return [] }
        defer { closedir(handle) }
        var found: [ByteName] = []
        while let entry = readdir(handle) {
            let bytes = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            let steps = above + [bytes]
            guard bytes.first != UInt8(ascii: "."), above.count > 0 || !except.contains(text(bytes)) else { continue }
            var facts = stat()
            // A link could point anywhere on the machine.
            guard lstat(path(folder, steps), &facts) == 0 else { continue }
            switch facts.st_mode & S_IFMT {
            case S_IFDIR: found += files(folder, steps, except: except)
            case S_IFREG: found.append(ByteName(steps: steps))
            default: continue
            }
            guard found.count < 2000 else { break }
        }
        return found
    }

    /// Its size in bytes, and for how many seconds it has not changed.
    func facts(in folder: String) -> (size: Int, age: Double)? {
        var facts = stat()
        guard lstat(Self.path(folder, steps), &facts) == 0 else { return nil }
        return (Int(facts.st_size), Date().timeIntervalSince1970 - Double(facts.st_mtim.tv_sec))
    }

    func content(in folder: String) -> [UInt8]? {
        let descriptor = open(Self.path(folder, steps), O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        return (try? file.readToEnd()).map { [UInt8]($0) } ?? []
    }

    /// Into a folder beside it, under the name that people read; what is there of that name stays.
    /// - Returns: where it is now.
    @discardableResult
    func move(in folder: String, to target: String) throws -> String {
        let below = steps.dropLast().map { FileStore.cleanName(Self.text($0)) }
        let place = ([folder, target] + below).joined(separator: "/")
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        let name = FileStore.cleanName(Self.text(steps.last ?? []))
        var (end, number) = ("\(place)/\(name)", 1)
        while FileManager.default.fileExists(atPath: end) {
            number += 1
            end = "\(place)/\(number)-\(name)"
        }
        guard rename(Self.path(folder, steps), end) == 0 else { throw StoreError.missing("移动“\(shown)”的权限") }
        return end
    }
}
