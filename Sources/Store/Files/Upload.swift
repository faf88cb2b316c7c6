import Docket

/// 上传: a file kept before its entry is, so that a form that asks or refuses need not have it sent again. Its sender's alone.
public struct Upload: Sendable, Hashable {
    public let file: String
    public let digest: String
    public let name: String
}

extension CaseStore {
    public func keepUpload(_ content: [UInt8], name: String, account: String, instant: Int) throws -> Upload {
        let stored = try files.put(content)
        let upload = Upload(file: stored.id, digest: stored.digest.hex, name: name)
        try engine.write { connection in
            try connection.run(
                "INSERT INTO upload (file, digest, name, account, created) VALUES (?, ?, ?, ?, ?)",
                [.text(upload.file), .text(upload.digest), .text(name), .text(account), .integer(instant)])
        }
        return upload
    }

    /// Nil for another's, or none.
    public func upload(_ file: String, of account: String) throws -> Upload? {
        try engine.read { connection in
            guard
                let row = try connection.rows(
                    "SELECT * FROM upload WHERE file = ? AND account = ?", [.text(file), .text(account)]
                ).first
            else { return nil }
            return Upload(file: file, digest: row.text("digest") ?? "", name: row.text("name") ?? "")
        }
    }
}
