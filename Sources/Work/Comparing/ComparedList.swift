import Docket
public import LegalCalendar
import Oversight
public import Rulebook

/// 一份名单: whose cases of which period it has, by which of their days.
public struct ComparedList: Sendable, Hashable {
    /// What somebody says of a file before it is compared.
    public struct Order: Sendable, Hashable {
        public let title: String
        /// A count of the figures: 收案, 审结, 生效.
        public let count: String
        public let question: FigureQuestion

        public init(title: String, count: String, question: FigureQuestion) {
            (self.title, self.count, self.question) = (title, count, question)
        }
    }

    let entry: Entry

    /// By which an address names it.
    public var sequence: Int { entry.sequence }
    public var title: String { entry["title"]?.text ?? "" }
    public var day: CivilDay { entry.day }
    public var rows: Int { entry["rows"]?.integer ?? 0 }
    public var columns: String { entry["columns"]?.text ?? "" }
    public var count: String { entry["count"]?.text ?? "" }
    /// As it is called now.
    public let organ: String?

    init(entry: Entry, organisation: Organisation) {
        (self.entry, organ) = (entry, entry["organ"]?.text.map(organisation.present))
    }

    var filter: FigureFilter {
        FigureFilter(organ: organ, court: entry["court"]?.text, kind: entry["instance"]?.text)
    }

    var period: FigurePeriod? {
        guard let first = entry["first"]?.day, let last = entry["last"]?.day else { return nil }
        return FigurePeriod(first: first, last: last)
    }

    /// 2025年1月1日至12月31日收案　中卫市人民政府
    public func scope(_ rules: Rules) -> String {
        let span = period.map { "\($0.first.chinese)至\($0.last.chinese)" } ?? ""
        let title = rules.figures.count(count)?.title ?? count
        let kind = filter.kind.map { FigureWords.title($0, of: "kind") }
        return [span + title, organ, filter.court, kind].compactMap(\.self).filter { !$0.isEmpty }
            .joined(separator: "　")
    }
}
