import Casework
import Docket
import Foundation
import Rulebook

/// 全面校验: everything that is stored against what it was made from. Reads only; the first thing that does not fit is named.
public struct Inspection: Sendable {
    private let store: CaseStore

    public init(of store: CaseStore) { self.store = store }

    /// - Parameter lists: also the lists, each case derived anew: the longest part.
    /// - Returns: nil if all is well. The chain is asked about by `CaseStore.verify`.
    public func firstProblem(lists: Bool = true) throws -> String? {
        if let problem = try store.engine.integrity() { return "数据库文件：\(problem)" }
        if try store.engine.read({ try Migrations.number($0) }) == Migrations.newest {
            if let problem = try definitions() { return problem }
            if let problem = try store.engine.read({ try RowSeals.firstBad($0) }) { return problem }
        }
        if let problem = try files() { return problem }
        guard lists, try store.hasOwnLists() else { return nil }
        return try listsProblem()
    }

    /// 表的定义: tables, their indexes and the guards of the journal, against those of a folder made this moment. The lists' own only
    /// where they are this program's.
    private func definitions() throws -> String? {
        let fresh = try SQLiteEngine()
        try Migrations.run(on: fresh, copy: nil)
        try fresh.write { for statement in Schema.derived { try $0.run(statement) } }
        let isOwn = try store.hasOwnLists()
        let (wanted, found) = (try Self.definitions(fresh, isOwn), try Self.definitions(store.engine, isOwn))
        guard wanted != found else { return nil }
        let strange = Set(wanted.keys).union(found.keys).filter { wanted[$0] != found[$0] }.min() ?? ""
        return "数据库里 \(strange) 的定义与本程序的不符"
    }

    private static func definitions(_ engine: any Engine, _ withLists: Bool) throws -> [String: String] {
        // What the head of the file says of it beside its tables: nothing that a program may write there.
        let marks = try engine.read { connection in
            try ["user_version", "application_id", "encoding"].flatMap { try connection.rows("PRAGMA \($0)") }
        }
        let rows = try engine.read { try $0.rows("SELECT type, name, tbl_name, sql FROM sqlite_schema") }
        let lists = Set(Schema.listTables)
        return Dictionary(
            rows.compactMap { row in
                guard let table = row.text("tbl_name"),
                    withLists || !lists.contains(table) && !table.hasPrefix("case_words")
                else { return nil }
                let words = (row.text("sql") ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
                return ("\(row.text("type") ?? "") \(row.text("name") ?? "")", "\(table) \(words)")
            }, uniquingKeysWith: { "\($0) \($1)" }
        ).merging(["文件头": marks.map { "\($0.values)" }.joined(separator: " ")]) { own, _ in own }
    }

    // MARK: - Files

    /// Every file that something names, read and digested. One that nothing names is no paper of anybody.
    private func files() throws -> String? {
        var (last, seen) = (0, Set<String>())
        while true {
            let from = last
            let rows = try store.engine.read {
                try $0.rows(
                    "SELECT seq, bytes FROM entry WHERE stream <> 'audit' AND seq > ? ORDER BY seq LIMIT 2000",
                    [.integer(from)])
            }
            for row in rows {
                guard let bytes = row.blob("bytes"), let entry = try? Entry(canonicalBytes: bytes) else { continue }
                for (file, digest) in Self.named(entry) where seen.insert(file).inserted {
                    if let problem = problem(file, digest, "第\(entry.sequence)条的文件") { return problem }
                }
            }
            guard let next = rows.last?.integer("seq") else { break }
            last = next
        }
        for (table, what) in [("upload", "上传的文件"), ("inbox_item", "收件箱的文件"), ("site_template", "文书模板")] {
            let rows = try store.engine.read { try $0.rows("SELECT file, digest FROM \(table)") }
            for row in rows {
                guard let file = row.text("file"), let digest = row.text("digest"), seen.insert(file).inserted else {
                    continue
                }
                if let problem = problem(file, digest, what) { return problem }
            }
        }
        return try store.printProblem()
    }

    private func problem(_ file: String, _ digest: String, _ what: String) -> String? {
        guard let wanted = Digest(hex: digest) else { return "\(what) \(file)：杂凑值不能读取" }
        do {
            _ = try store.files.get(file, digest: wanted)
            return nil
        } catch { return "\(what) \(file)：\(error)" }
    }

    private static func named(_ entry: Entry) -> [(String, String)] {
        entry.fields.values.flatMap(named) + named(.object(entry.fields))
    }

    private static func named(_ value: Value) -> [(String, String)] {
        switch value {
        case .list(let list): return list.flatMap(named)
        case .object(let object):
            let own = object["file"]?.text.flatMap { file in object["digest"]?.text.map { [(file, $0)] } } ?? []
            return own + object.values.flatMap(named)
        default: return []
        }
    }

    // MARK: - Lists

    /// Each case derived anew and compared, row by row. Cases that wait to be derived anew are passed over.
    private func listsProblem() throws -> String? {
        let ids = try store.engine.read { connection in
            try connection.rows("SELECT DISTINCT case_id FROM entry WHERE case_id IS NOT NULL").compactMap {
                $0.text("case_id")
            }
        }
        for id in ids {
            if let table = try difference(id) { return "清单 \(table) 里的案件 \(id) 与台账推算的不符" }
        }
        for table in IndexTable.allCases.map(\.rawValue) + ["stale_case"] {
            let strange = try store.engine.read {
                try $0.rows(
                    "SELECT case_id FROM \(table) AS t WHERE NOT EXISTS (SELECT 1 FROM entry AS e WHERE e.case_id = t.case_id) LIMIT 1"
                )
            }
            if let row = strange.first { return "清单 \(table) 里多出 \(row.text("case_id") ?? "一行")" }
        }
        // Each case was found to have its words; one word more, of whichever, is counted here.
        if try !store.engine.read({ try CaseWords(connection: $0).isWhole() }) { return "清单 case_words 里的检索词与案件的不符" }
        if try !store.engine.read({ try FigureIndex.isWhole($0) }) { return "清单 figure_sum 与各案的合计不符" }
        let fresh = try SQLiteEngine()
        try fresh.write { for statement in Schema.derived { try $0.run(statement) } }
        return try answeredProblem(fresh)
    }

    private func difference(_ id: String) throws -> String? {
        try store.engine.read { connection in
            // Asked in the same moment: an office entry may have made it wait since.
            guard try connection.rows("SELECT case_id FROM stale_case WHERE case_id = ?", [.text(id)]).isEmpty else {
                return nil
            }
            let entries = try Journal(connection: connection).entries(ofCase: id)
            return try Self.difference(id, CaseIndex.rows(id, try store.derive(entries, connection)), connection)
        }
    }

    private static func difference(_ id: String, _ made: CaseIndex.Rows, _ connection: any Connection)
        throws -> String?
    {
        for table in IndexTable.allCases {
            let columns = table.columns.joined(separator: ", ")
            let stored = try connection.rows("SELECT \(columns) FROM \(table.rawValue) WHERE case_id = ?", [.text(id)])
            let wanted = table.distinct(made.tables[table] ?? [])
            guard stored.count == wanted.count, Set(stored.map(\.values)) == Set(wanted) else { return table.rawValue }
        }
        guard try FigureIndex.have(made.places, connection) else { return "figure_place" }
        guard let docket = made.tables[.cases]?.first, case .text(let words)? = docket.last,
            try CaseWords(connection: connection).has(words, at: docket[1])
        else { return "case_words" }
        return nil
    }

    /// Which request was answered by which entry.
    private func answeredProblem(_ fresh: SQLiteEngine) throws -> String? {
        var last = 0
        while true {
            let from = last
            let rows = try store.engine.read {
                try $0.rows(
                    "SELECT seq, bytes FROM entry WHERE stream IN ('case', 'office') AND seq > ? ORDER BY seq LIMIT 2000",
                    [.integer(from)])
            }
            try fresh.write { for row in rows { try CaseStore.remember(try Journal.entry(row), $0) } }
            guard let next = rows.last?.integer("seq") else { break }
            last = next
        }
        // What others have recorded since is not compared.
        let (query, tip) = ("SELECT * FROM answered WHERE request > ? AND last <= ? ORDER BY request LIMIT 2000", last)
        var request = ""
        while true {
            let from = request
            let (stored, made) = (
                try store.engine.read { try $0.rows(query, [.text(from), .integer(tip)]) },
                try fresh.read { try $0.rows(query, [.text(from), .integer(tip)]) }
            )
            guard stored.map(\.values) == made.map(\.values) else { return "清单 answered 与台账不符" }
            guard let next = stored.last?.text("request") else { return nil }
            request = next
        }
    }
}
