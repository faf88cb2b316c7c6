import Foundation

/// 落盘: writing that survives a power cut.
enum Durable {
    /// Bytes free on the disk of a folder; nil where it can't be told.
    static func free(_ folder: String) -> Int? {
        var facts = statvfs()
        guard statvfs(folder, &facts) == 0 else { return nil }
        return Int(facts.f_bavail) * Int(facts.f_frsize)
    }

    /// No room is one thing, a disk that fails another.
    private static func failure(_ code: Int32) -> StoreError {
        [ENOSPC, EDQUOT, EFBIG].contains(code)
            ? .diskFull : .stopped(.device("磁盘读写出错（\(String(cString: strerror(code)))）"))
    }

    static func write(_ content: [UInt8], to path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure(errno) }
        defer { close(descriptor) }
        var written = 0
        while written < content.count {
            let count = content.withUnsafeBytes { buffer in
                Foundation.write(descriptor, buffer.baseAddress! + written, content.count - written)
            }
            guard count > 0 else {
                let code = errno
                unlink(path)
                throw failure(code)
            }
            written += count
        }
        guard fsync(descriptor) == 0 else { throw failure(errno) }
    }

    static func flush(folder: String) throws {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure(errno) }
    }
}
