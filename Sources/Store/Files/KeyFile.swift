public import Docket
import Foundation

/// 本系统的密钥: a file in the data folder that only its owner reads; no backup and no page has the private key.
public struct KeyFile: Sendable {
    private let path: String

    /// - Parameter folder: 数据文件夹
    public init(folder: String) { path = folder + "/signing.pem" }

    public var exists: Bool { FileManager.default.fileExists(atPath: path) }

    /// Nil while none was made.
    /// - Throws: `StoreError` for a file that is no key.
    public func read() throws -> SM2Key? {
        guard let data = FileManager.default.contents(atPath: path) else {
            guard !exists else { throw StoreError.missing("读密钥文件 \(path) 的权限") }
            return nil
        }
        guard let key = SM2Key(pem: String(decoding: data, as: UTF8.self)) else {
            throw StoreError.missing("完好的密钥文件：\(path)")
        }
        return key
    }

    /// A new one; the old one stays beside it under its fingerprint, so that nothing is lost by a slip.
    public func make() throws -> SM2Key {
        if let old = try read() {
            try FileManager.default.moveItem(atPath: path, toPath: "\(path).\(old.publicKey.fingerprint.hex.prefix(8))")
        }
        let key = SM2Key.make()
        // Whole or not at all: a key that was cut off opens nothing.
        try Durable.write(Array(key.pem.utf8), to: path + ".new")
        guard rename(path + ".new", path) == 0 else { throw StoreError.missing("写入数据文件夹的权限") }
        return key
    }
}

extension CaseStore {
    /// 本系统的密钥
    public var keyFile: KeyFile { KeyFile(folder: (files.folder as NSString).deletingLastPathComponent) }
}
