import Docket
public import LegalCalendar

/// 本单位的文书模板: each upload a version of its own, kept for ever; at most one of a kind in use.
public struct SiteTemplate: Sendable, Hashable {
    public let kind: String
    /// Counted from 1 for each kind.
    public let version: Int
    public let name: String
    public let file: String
    public let digest: String
    public let day: CivilDay
    public let account: String
    public let isInUse: Bool

    init?(_ row: SQLRow) {
        guard let kind = row.text("kind"), let version = row.integer("version"),
            let day = row.text("day").flatMap({ CivilDay($0) })
        else { return nil }
        (self.kind, self.version, self.day) = (kind, version, day)
        (name, file, digest) = (row.text("name") ?? "", row.text("file") ?? "", row.text("digest") ?? "")
        (account, isInUse) = (row.text("account") ?? "", row.integer("in_use") == 1)
    }
}

extension CaseStore {
    public func siteTemplates() throws -> [SiteTemplate] {
        try engine.read {
            try $0.rows("SELECT * FROM site_template ORDER BY kind, version").compactMap(SiteTemplate.init)
        }
    }

    /// - Returns: the version it became; not in use yet.
    public func keepTemplate(_ content: [UInt8], of kind: String, name: String, day: CivilDay, account: String) throws
        -> Int
    {
        let stored = try files.put(content)
        return try engine.write { connection in
            let last =
                try connection.rows("SELECT max(version) AS n FROM site_template WHERE kind = ?", [.text(kind)]).first?
                .integer("n") ?? 0
            try connection.run(
                "INSERT INTO site_template (kind, version, name, file, digest, day, account, in_use) VALUES (?, ?, ?, ?, ?, ?, ?, 0)",
                [
                    .text(kind), .integer(last + 1), .text(name), .text(stored.id), .text(stored.digest.hex),
                    .text(day.description), .text(account),
                ])
            return last + 1
        }
    }

    /// - Parameter version: 0 for the one that comes with the program.
    public func useTemplate(_ version: Int, of kind: String) throws {
        try engine.write { connection in
            try connection.run("UPDATE site_template SET in_use = 0 WHERE kind = ?", [.text(kind)])
            try connection.run(
                "UPDATE site_template SET in_use = 1 WHERE kind = ? AND version = ?", [.text(kind), .integer(version)])
        }
    }

    public func bytes(of template: SiteTemplate) throws -> [UInt8] {
        guard let digest = Digest(hex: template.digest) else { throw StoreError.corrupt("模板的杂凑值不能读取") }
        return try files.get(template.file, digest: digest)
    }
}
