import Docket
import Oversight
import Synchronization

/// 统计维度存稿: dimensions by their id. An id is the digest of its words, so that what was read once never changes.
final class FigurePlaces: Sendable {
    typealias Found = (place: Fact.Place, values: [String])

    /// More than any city's years come to; then it begins anew.
    private static let most = 100_000
    /// Ids that one statement names.
    private static let asked = 500

    private let kept = Mutex<[Int: Found]>([:])

    /// Those of these ids that there are.
    func all(_ ids: Set<Int>, _ connection: any Connection) throws -> [Int: Found] {
        var found = kept.withLock { kept in ids.reduce(into: [Int: Found]()) { $0[$1] = kept[$1] } }
        let missing = ids.filter { found[$0] == nil }.sorted()
        guard !missing.isEmpty else { return found }
        var read: [Int: Found] = [:]
        for first in stride(from: 0, to: missing.count, by: Self.asked) {
            let part = missing[first..<min(first + Self.asked, missing.count)]
            let marks = Array(repeating: "?", count: part.count).joined(separator: ", ")
            let rows = try connection.rows(
                "SELECT id, organ, unit, court, kind, area, words FROM figure_place WHERE id IN (\(marks))",
                part.map { .integer($0) })
            for row in rows { read[row.integer("id") ?? 0] = FigureIndex.place(row) }
        }
        kept.withLock { kept in
            if kept.count + read.count > Self.most { kept = [:] }
            kept.merge(read) { _, new in new }
        }
        found.merge(read) { _, new in new }
        return found
    }
}
