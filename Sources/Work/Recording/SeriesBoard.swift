import Casework
public import Docket
import Rulebook
public import Store

/// 系列案: the cases of one series that a reader may see, what waits on his desk in each, and what of it can be done in many at once.
public struct SeriesBoard: Sendable {
    /// More cases are not taken together.
    public static let most = 300

    public struct Row: Sendable, Hashable {
        public let docket: CaseRow
        /// The reader's own, the nearest first.
        public let tasks: [DeskRow]
    }

    /// 可以一并办理的: one thing that waits in several of them.
    public struct Offer: Sendable, Hashable {
        public let kind: KindName
        public let title: String
        public let cases: [String]
    }

    public let caseID: String
    /// All of them; a page shows some.
    public let rows: [Row]
    public let offers: [Offer]
    /// 其他事项 that a form records: what may happen in all of them.
    public let others: [(kind: KindName, title: String)]

    /// - Returns: nil for a case that is in no series, or whose others are not the reader's to see.
    public init?(of caseID: String, _ reading: Reading) throws {
        let dockets = try reading.store.series(of: caseID, reading.scope, today: reading.today, limit: Self.most)
        guard dockets.count > 1, dockets.contains(where: { $0.caseID == caseID }) else { return nil }
        let desk = try Desk(reading.store, of: reading.reader, today: reading.today)
        let tasks = Dictionary(grouping: try desk.rows(of: dockets.map(\.caseID)), by: \.caseID)
        self.caseID = caseID
        rows = dockets.map { Row(docket: $0, tasks: (tasks[$0.caseID] ?? []).filter { !$0.isProposed }) }
        let vocabulary = reading.store.rules.vocabulary
        offers = Self.offers(rows, vocabulary)
        others = vocabulary.parts.flatMap(\.kinds).filter(SeriesEntry.takes).map { ($0.name, $0.title) }
    }

    /// No page shows more.
    static let shown = 80

    /// The cases of one page.
    public func rows(on page: ListPage) -> ArraySlice<Row> { rows.dropFirst(page.offset).prefix(Self.shown) }

    public static func page(_ number: Int?) -> ListPage { ListPage(number, size: shown) }

    /// 其余的: those of the other pages.
    public func rest(besides page: ListPage) -> [String] {
        let here = Set(rows(on: page).map(\.docket.caseID))
        return rows.map(\.docket.caseID).filter { !here.contains($0) }
    }

    /// What waits in more of them stands first.
    private static func offers(_ rows: [Row], _ vocabulary: Vocabulary) -> [Offer] {
        var found: [KindName: (title: String, cases: [String])] = [:]
        for row in rows {
            for task in row.tasks {
                guard let kind = task.kind, SeriesEntry.takes(vocabulary.kind(kind)) else { continue }
                var offer = found[kind] ?? (task.what, [])
                if offer.cases.last != row.docket.caseID { offer.cases.append(row.docket.caseID) }
                found[kind] = offer
            }
        }
        return found.map { Offer(kind: $0, title: $1.title, cases: $1.cases) }
            .sorted { ($1.cases.count, $0.title) < ($0.cases.count, $1.title) }
    }
}
