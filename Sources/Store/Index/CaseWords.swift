import Docket

/// 检索词: which cases have which words, in the full-text index of SQLite; another engine brings its own. The index keeps no text:
/// what a case had is taken out of it by the words that `case_index` keeps.
struct CaseWords {
    let connection: any Connection

    static let schema = [
        "CREATE VIRTUAL TABLE IF NOT EXISTS case_words USING fts5(words, content='', detail=none, columnsize=0)",
        // For whoever checks it: how many cases have a word.
        "CREATE VIRTUAL TABLE IF NOT EXISTS case_words_count USING fts5vocab(case_words, row)",
    ]
    static let dropping = ["DROP TABLE IF EXISTS case_words_count", "DROP TABLE IF EXISTS case_words"]
    static let clearing = "INSERT INTO case_words (case_words) VALUES ('delete-all')"

    /// - Parameters:
    ///   - old: what stands in the index of the case; nil for nothing.
    ///   - new: what should; nil for nothing.
    func replace(_ old: (place: SQLValue, words: String)?, with new: (place: SQLValue, words: String)?) throws {
        guard old?.place != new?.place || old?.words != new?.words else { return }
        if let old {
            try connection.run(
                "INSERT INTO case_words (case_words, rowid, words) VALUES ('delete', ?, ?)",
                [old.place, .text(Self.tokens(old.words))])
        }
        if let new {
            try connection.run(
                "INSERT INTO case_words (rowid, words) VALUES (?, ?)",
                [new.place, .text(Self.tokens(new.words))])
        }
    }

    /// 检索键 stand behind the words, so that a reader's search need not walk the matches of all others.
    static func text(_ words: String, of readers: [String]) -> String {
        ([String(words.map { $0 == mark ? " " : $0 })] + readers.sorted()).joined(separator: String(mark))
    }

    private static let mark: Character = "\u{1F}"

    private static func terms(_ text: String) -> Set<String> {
        let parts = text.split(separator: mark, omittingEmptySubsequences: false)
        return Tokeniser.terms(String(parts[0])).union(parts.dropFirst().map { "\(mark)\($0)" })
    }

    /// Terms as the index takes them: rare characters are none of its letters, so all are written as figures.
    private static func tokens(_ text: String) -> String { terms(text).map(token).sorted().joined(separator: " ") }

    private static func token(_ term: String) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: term.utf8.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// What asks for cases that have all words of a query; nil where it names none.
    /// - Parameter readers: only where one of these has to do with it; whether he may see it is for the caller to ask.
    static func match(_ query: String, of readers: [String] = []) -> SQLValue? {
        let terms = Tokeniser.query(query)
        // The longest run first: it is the rarest.
        let tokens = terms.sorted { ($0.count, $0) > ($1.count, $1) }.map(token)
        let own = readers.map { token("\(mark)\($0)") }.joined(separator: " OR ")
        return terms.isEmpty
            ? nil : .text(((own.isEmpty ? [] : ["(\(own))"]) + tokens).joined(separator: " AND "))
    }

    /// Whether a case stands here with all its words.
    func has(_ words: String, at place: SQLValue) throws -> Bool {
        let tokens = Self.tokens(words)
        guard !tokens.isEmpty else { return true }
        return try !connection.rows(
            "SELECT rowid FROM case_words WHERE case_words MATCH ? AND rowid = ?",
            [.text(tokens.split(separator: " ").joined(separator: " AND ")), place]
        ).isEmpty
    }

    /// Whether there are as many words here as the cases have; of one moment, while others write.
    func isWhole() throws -> Bool {
        let stored = try connection.rows("SELECT sum(doc) AS n FROM case_words_count").first?.integer("n") ?? 0
        var (wanted, last) = (0, SQLValue.integer(Int.min))
        while true {
            let rows = try connection.rows(
                "SELECT place, words FROM case_index WHERE place > ? ORDER BY place LIMIT 2000", [last])
            for row in rows { wanted += Self.terms(row.text("words") ?? "").count }
            guard let place = rows.last?.values.first else { return wanted == stored }
            last = place
        }
    }
}
