import Casework
public import Docket
public import LegalCalendar

/// 迁入: many dockets at once, all or none. They are laid ready in portions beside the journal and become part of it in one short
/// transaction, so that nobody waits for the whole of them.
struct Batch {
    let store: CaseStore
    let id = Randomness.hex(bytes: 8)

    private static let portion = 500
    /// How often the journal may have moved on while the batch was laid ready, before it is chained under the lock.
    private static let attempts = 3

    func take(_ dockets: [[Entry]], start: CivilDay?) throws {
        defer { store.changing.ring() }
        defer { try? store.engine.write { try $0.run("DELETE FROM staged_entry WHERE batch = ?", [.text(id)]) } }
        for _ in 0..<Self.attempts {
            let tip = try store.tip()
            let links = Self.chained(dockets, behind: tip)
            try stage(links)
            let isDone = try store.engine.write { connection in
                guard try Journal(connection: connection).tip() == tip else { return false }
                try checkNumbers(dockets, connection)
                try connection.run(
                    """
                    INSERT INTO entry (seq, stream, case_id, kind, day, recorded_on, bytes, hash)
                    SELECT seq, stream, case_id, kind, day, recorded_on, bytes, hash FROM staged_entry WHERE batch = ? ORDER BY seq
                    """, [.text(id)])
                try finish(links, start, connection)
                return true
            }
            if isDone { return }
        }
        try store.engine.write { connection in
            let journal = Journal(connection: connection)
            try checkNumbers(dockets, connection)
            let links = Self.chained(dockets, behind: try journal.tip())
            for link in links { try connection.run(Journal.insert, link.columns) }
            try finish(links, start, connection)
        }
    }

    private static func chained(_ dockets: [[Entry]], behind tip: (sequence: Int, hash: Digest)) -> [Journal.Link] {
        var next = tip.sequence
        let entries = dockets.flatMap { docket -> [Entry] in
            let id = "C\(next + 1)"
            next += docket.count
            return docket.map { entry in
                var entry = entry
                (entry.caseID, entry.stream) = (id, .case)
                return entry
            }
        }
        return Journal.chained(entries, behind: tip)
    }

    private func stage(_ links: [Journal.Link]) throws {
        try store.engine.write { try $0.run("DELETE FROM staged_entry WHERE batch = ?", [.text(id)]) }
        for first in stride(from: 0, to: links.count, by: Self.portion) {
            try store.engine.write { connection in
                for link in links[first..<min(first + Self.portion, links.count)] {
                    try connection.run(
                        "INSERT INTO staged_entry (batch, seq, stream, case_id, kind, day, recorded_on, bytes, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        [.text(id)] + link.columns)
                }
            }
        }
    }

    private func finish(_ links: [Journal.Link], _ start: CivilDay?, _ connection: any Connection) throws {
        if let last = links.last { try Journal(connection: connection).move(to: last) }
        if let start { try CaseStore.set("in-use-from", to: start.description, connection) }
        for id in Set(links.compactMap(\.entry.caseID)) {
            try connection.run("INSERT INTO stale_case (case_id) VALUES (?) ON CONFLICT DO NOTHING", [.text(id)])
        }
    }

    /// What somebody else took in meanwhile refuses the whole.
    private func checkNumbers(_ dockets: [[Entry]], _ connection: any Connection) throws {
        for number in dockets.compactMap({ $0.first?["number"]?.text }) {
            let known = try connection.rows(
                "SELECT case_id FROM case_number WHERE number = ?", [.text(CaseNumber(number).normalised)])
            guard known.isEmpty else {
                throw Refusal([.init(code: "known", field: "案号", message: "案号 \(number) 刚被登记，一行也没有写入，请重新试算")])
            }
        }
    }
}

extension CaseStore {
    /// 迁入旧台账: all dockets in one short transaction, or none; then their lists, in portions.
    /// - Parameter start: 启用日, set with them.
    public func take(in dockets: [[Entry]], actor: String, instant: Int, start: CivilDay? = nil) throws {
        let signed = dockets.map { docket in
            docket.map { entry in
                var entry = entry
                (entry.actor, entry.role, entry.instant) = (actor, "intake-office", instant)
                return entry
            }
        }
        try Batch(store: self).take(signed, start: start)
        while try rederive() > 0 {}
    }
}
