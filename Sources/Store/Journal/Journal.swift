import Docket
import LegalCalendar

/// 台账: gap-free and hash-chained. `append` locks its row of the tip first, so that no two writers see the same tip.
struct Journal {
    let connection: any Connection

    /// 链上的一条: an entry in its place, as it is stored.
    struct Link: Sendable {
        let entry: Entry
        let bytes: [UInt8]
        let hash: Digest

        var columns: [SQLValue] {
            [
                .integer(entry.sequence), .text(entry.stream.rawValue), .optional(entry.caseID),
                .text(entry.kind.rawValue),
                .text(entry.day.description), .text(entry.recordedOn.description), .blob(bytes), .text(hash.hex),
            ]
        }
    }

    static let insert =
        "INSERT INTO entry (seq, stream, case_id, kind, day, recorded_on, bytes, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"

    func tip() throws -> (sequence: Int, hash: Digest) {
        guard let row = try connection.rows("SELECT seq, hash FROM head WHERE id = 1").first,
            let sequence = row.integer("seq"),
            let hash = row.text("hash").flatMap(Digest.init(hex:))
        else { throw StoreError.corrupt("没有链头") }
        return (sequence, hash)
    }

    /// Entries in their places behind a tip; pure.
    static func chained(_ entries: [Entry], behind tip: (sequence: Int, hash: Digest)) -> [Link] {
        var (sequence, hash) = tip
        return entries.map { entry in
            var entry = entry
            sequence += 1
            entry.sequence = sequence
            entry.previous = hash
            let bytes = entry.canonicalBytes
            hash = hash.followed(by: bytes)
            return Link(entry: entry, bytes: bytes, hash: hash)
        }
    }

    /// Appends in order and returns the entries with their sequence and chain.
    func append(_ entries: [Entry]) throws -> [Entry] {
        try connection.run("UPDATE head SET seq = seq WHERE id = 1")
        let links = Self.chained(entries, behind: try tip())
        try write(links)
        return links.map(\.entry)
    }

    /// Entries that were put in their places behind the tip as it is.
    func write(_ links: [Link]) throws {
        for link in links { try connection.run(Self.insert, link.columns) }
        if let last = links.last { try move(to: last) }
    }

    func move(to last: Link) throws {
        try connection.run(
            "UPDATE head SET seq = ?, hash = ? WHERE id = 1", [.integer(last.entry.sequence), .text(last.hash.hex)])
    }

    func entries(ofCase caseID: String) throws -> [Entry] {
        try connection.rows("SELECT bytes FROM entry WHERE case_id = ? ORDER BY seq", [.text(caseID)]).map(Self.entry)
    }

    func entries(of stream: Stream, upTo sequence: Int = .max) throws -> [Entry] {
        try connection.rows(
            "SELECT bytes FROM entry WHERE stream = ? AND seq <= ? ORDER BY seq",
            [.text(stream.rawValue), .integer(sequence)]
        ).map(Self.entry)
    }

    static func entry(_ row: SQLRow) throws -> Entry {
        guard let bytes = row.blob("bytes") else { throw StoreError.corrupt("条目没有内容") }
        return try Entry(canonicalBytes: bytes)
    }
}

extension Journal {
    /// Reads every stored byte again: sequence, link to the one before, stored hash, all columns beside the bytes, and the head row.
    /// - Parameter start: an entry known to be good, and its hash; what follows it is read. Nil for the whole journal.
    func verify(after start: (sequence: Int, hash: Digest)? = nil) throws -> Verification {
        var (expected, hash) = start ?? (0, Digest.genesis)
        func bad(_ sequence: Int, _ reason: String) -> Verification {
            Verification(count: expected, tip: hash, firstBad: sequence, reason: reason)
        }
        let page = 2000
        while true {
            try Task.checkCancellation()
            let rows = try connection.rows(
                "SELECT seq, stream, case_id, kind, day, recorded_on, bytes, hash FROM entry WHERE seq > ? ORDER BY seq LIMIT ?",
                [.integer(expected), .integer(page)])
            for row in rows {
                expected += 1
                guard row.integer("seq") == expected, let bytes = row.blob("bytes") else {
                    return bad(expected, "缺少这一条")
                }
                guard let entry = try? Entry(canonicalBytes: bytes) else { return bad(expected, "内容不能读取") }
                guard entry.sequence == expected, entry.previous == hash else { return bad(expected, "与上一条不相连") }
                let link = Link(entry: entry, bytes: bytes, hash: hash.followed(by: bytes))
                guard row.text("hash") == link.hash.hex else { return bad(expected, "杂凑值不符") }
                guard row.values == link.columns else { return bad(expected, "索引列与内容不符") }
                hash = link.hash
            }
            if rows.count < page { break }
        }
        let strange = try connection.rows("SELECT seq FROM entry WHERE seq < 1 OR typeof(seq) <> 'integer' LIMIT 1")
        guard strange.isEmpty else { return bad(strange[0].integer("seq") ?? 0, "多出这一条") }
        let stored = try tip()
        guard stored.sequence == expected, stored.hash == hash else { return bad(expected + 1, "链头与末条不符，末尾可能被截去") }
        return Verification(count: expected, tip: hash, firstBad: nil, reason: nil)
    }
}
