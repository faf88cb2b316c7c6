public import Docket

extension CaseStore {
    /// Keeps a file, checked as any upload, and puts it in the queue to be read.
    /// - Parameter read: what it says, where that is known without reading the file.
    /// - Returns: the item's id. The same file from the same hand is not taken twice.
    public func receive(
        _ content: [UInt8], name: String, from account: String, instant: Int,
        read: (text: String, reading: Value)? = nil
    ) throws -> String {
        _ = try FileStore.type(name: name, content: content)
        let digest = Digest(of: content).hex
        let known = try engine.read { connection in
            try connection.rows(
                "SELECT id FROM inbox_item WHERE digest = ? AND account = ? AND taken = ''",
                [.text(digest), .text(account)]
            ).first?.text("id")
        }
        if let known { return known }
        let stored = try files.put(content)
        let id = Randomness.hex(bytes: 16)
        try engine.write { connection in
            try connection.run(
                "INSERT INTO inbox_item (id, name, file, digest, arrived, account, state, text, message, taken) VALUES (?, ?, ?, ?, ?, ?, ?, '', '', '')",
                [
                    .text(id), .text(name), .text(stored.id), .text(digest), .integer(instant), .text(account),
                    .text(read == nil ? "waiting" : "reading"),
                ])
        }
        if let read {
            try keepReading(of: id, text: read.text, reading: read.reading, message: "")
        } else {
            arriving.ring()
        }
        return id
    }

    /// What is here for a person: his own, and the watched folder's for who takes in the post. Newest first.
    public func inbox(of account: String, withFolder: Bool, limit: Int = 200) throws -> [InboxItem] {
        try engine.read { connection in
            try connection.rows(
                "SELECT * FROM inbox_item WHERE taken = '' AND (account = ? OR (account = '' AND ? = 1)) ORDER BY arrived DESC, id LIMIT ?",
                [.text(account), .integer(withFolder ? 1 : 0), .integer(limit)]
            ).compactMap(InboxItem.init)
        }
    }

    /// How many are here for a person.
    public func inboxCount(of account: String, withFolder: Bool) throws -> Bounded {
        Bounded(
            try engine.read { connection in
                try connection.rows(
                    """
                    SELECT count(*) AS n FROM (SELECT 1 FROM inbox_item
                      WHERE taken = '' AND (account = ? OR (account = '' AND ? = 1)) LIMIT \(Bounded.limit + 1))
                    """, [.text(account), .integer(withFolder ? 1 : 0)]
                ).first?.integer("n") ?? 0
            })
    }

    public func inboxItem(_ id: String) throws -> InboxItem? {
        try engine.read {
            try $0.rows("SELECT * FROM inbox_item WHERE id = ?", [.text(id)]).first.flatMap(InboxItem.init)
        }
    }

    /// The oldest that waits to be read, now taken; nil if there is none.
    public func takeUnread() throws -> InboxItem? {
        // Looking takes no lock: nobody waits for somebody who finds nothing.
        guard
            try engine.read({
                try !$0.rows("SELECT id FROM inbox_item WHERE state = 'waiting' AND taken = '' LIMIT 1").isEmpty
            })
        else { return nil }
        return try engine.write { connection in
            guard
                let item = try connection.rows(
                    "SELECT * FROM inbox_item WHERE state = 'waiting' AND taken = '' ORDER BY arrived, id LIMIT 1"
                ).first.flatMap(InboxItem.init)
            else {
                return nil
            }
            try connection.run("UPDATE inbox_item SET state = 'reading' WHERE id = ?", [.text(item.id)])
            return item
        }
    }

    /// - Parameters:
    ///   - reading: what the text suggests; nil where nothing was read.
    ///   - message: why there is no text; empty if there is.
    public func keepReading(of id: String, text: String, reading: Value?, message: String) throws {
        let kept = reading.map { String(decoding: CanonicalJSON.bytes($0), as: UTF8.self) } ?? ""
        try engine.write { connection in
            try connection.run(
                "UPDATE inbox_item SET state = ?, text = ?, message = ?, reading = ? WHERE id = ?",
                [
                    .text(message.isEmpty ? "read" : "failed"), .text(String(text.prefix(200_000))), .text(message),
                    .text(kept), .text(id),
                ])
        }
    }

    /// Tells who takes in the post that something could not be taken in.
    public func refuse(_ name: String, reason: String, instant: Int) throws {
        try engine.write {
            try $0.run(
                "INSERT INTO inbox_refusal (id, name, reason, arrived) VALUES (?, ?, ?, ?)",
                [.text(Randomness.hex(bytes: 16)), .text(name), .text(reason), .integer(instant)])
        }
    }

    /// The newest first.
    public func refusals(limit: Int = 50) throws -> [InboxRefusal] {
        try engine.read { connection in
            try connection.rows("SELECT * FROM inbox_refusal ORDER BY arrived DESC, id LIMIT ?", [.integer(limit)]).map
            {
                InboxRefusal(
                    id: $0.text("id") ?? "", name: $0.text("name") ?? "", reason: $0.text("reason") ?? "",
                    arrived: $0.integer("arrived") ?? 0)
            }
        }
    }

    /// Seen and dealt with.
    public func drop(refusal id: String) throws {
        try engine.write { try $0.run("DELETE FROM inbox_refusal WHERE id = ?", [.text(id)]) }
    }

    /// What a stopped server left half read is given up, since it may be what stopped it.
    public func tidyInbox() throws {
        try engine.write {
            try $0.run("UPDATE inbox_item SET state = 'failed', message = '服务中断时正在识读，请手工登记' WHERE state = 'reading'")
        }
    }

    /// Once only: whoever comes second leaves it where it went first.
    /// - Parameter caseID: where it went; `-` for one that belongs to no case.
    public func take(_ id: String, to caseID: String) throws {
        try engine.write {
            try $0.run("UPDATE inbox_item SET taken = ? WHERE id = ? AND taken = ''", [.text(caseID), .text(id)])
        }
    }
}
