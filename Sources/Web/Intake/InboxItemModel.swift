import Casework
import Docket
import LegalCalendar
import Rulebook
import Store
import Work

struct InboxItemModel: PageModel {
    struct Suggestions: PageModel {
        let rows: [Suggestion]
    }

    struct Suggestion: PageModel {
        let index: Int
        let title: String
        let value: String
        /// 原文所在行
        let source: String
        let line: Int
    }

    struct Line: PageModel {
        let number: Int
        let text: String
    }

    let title: String
    let path: String
    let problem: String?
    let isGoing: Bool
    let refresh: Bool
    let state: String
    let message: String?
    let suggestions: Suggestions?
    let lines: [Line]
    let entries: [PaperOption]
    let caseNumber: String
    /// 像是本案的
    let match: String?
    let kinds: [PaperOption]

    init(_ item: InboxItem, _ match: InboxMatch, _ typedNumber: String?, problem: String?, _ rules: Rules) {
        let reading = item.reading ?? DocumentReading("")
        let entry = match.entry ?? reading.kind
        (title, path, self.problem) = (item.name, SiteURL.inboxItem(item.id), problem)
        isGoing = [.waiting, .reading].contains(item.state)
        refresh = isGoing
        (state, message) = (item.state.title, item.message)
        let rows = reading.suggestions.enumerated().compactMap { index, suggestion -> Suggestion? in
            // What was kept of a reading is from outside.
            guard reading.lines.indices.contains(suggestion.line) else { return nil }
            return Suggestion(
                index: index, title: Self.title(suggestion.field, of: entry, rules.vocabulary),
                value: suggestion.field.hasSuffix(".outcome")
                    ? rules.outcomeTitle(suggestion.value) : Words.title(suggestion.value),
                source: reading.lines[suggestion.line], line: suggestion.line + 1)
        }
        suggestions = rows.isEmpty ? nil : Suggestions(rows: rows)
        lines = reading.lines.enumerated().map { Line(number: $0.offset + 1, text: $0.element) }
        entries = InboxFiling.kinds(rules.vocabulary).map {
            PaperOption(id: $0.name.rawValue, title: $0.title, selected: $0.name == entry)
        }
        caseNumber = typedNumber ?? match.number
        self.match = match.number.isEmpty ? nil : match.reason
        kinds = PaperOption.all(selected: match.paper ?? reading.paperKind)
    }

    private static func title(_ field: String, of entry: KindName?, _ vocabulary: Vocabulary) -> String {
        field == "day"
            ? "发生日期" : entry.flatMap(vocabulary.kind).flatMap { EntryInputs.title(field, of: $0) } ?? field
    }
}
