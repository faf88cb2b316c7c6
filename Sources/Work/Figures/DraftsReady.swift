import Casework
public import Docket
import LegalCalendar
import Oversight
import Rulebook
import Store

/// 备好的草稿: of the month, quarter or year that ended last, as long as nobody has recorded that it went out. For the oversight office.
public struct DraftsReady: Sendable {
    public struct Draft: Sendable, Hashable {
        public let paper: String
        /// 应诉工作通报（2026年1月）
        public let title: String
        public let because: String
        public let question: FigureQuestion
        /// What is recorded once it went out.
        public let done: KindName
    }

    public let drafts: [Draft]

    public init(_ reading: Reading) throws {
        let all = reading.store.rules.figures.drafts
        guard reading.reader.has(.oversightOffice), !all.isEmpty else {
            drafts = []
            return
        }
        let kinds = Set(all.map(\.done)).union([.corrected]).map(\.rawValue).sorted()
        let entries = StandingEntries.of(try reading.store.officeEntries(of: kinds))
        let organisation = reading.holders.organisation
        let own = entries.filter { organisation.present($0.unit) == reading.reader.unit }
        drafts = all.compactMap { draft in
            let question = Self.ended(draft.every, before: reading.today)
            let isOut = own.contains { entry in
                entry.kind == draft.done && entry.day > question.period.last
                    && (entry["year"]?.integer ?? question.year) == question.year
            }
            guard !isOut else { return nil }
            return Draft(
                paper: draft.paper, title: "\(PaperKind.title(draft.paper))草稿（\(question.title)）",
                because: draft.because,
                question: question, done: draft.done)
        }
    }

    /// The period of that length that ended last.
    private static func ended(_ every: FigureDraft.Every, before today: CivilDay) -> FigureQuestion {
        let year = today.year
        func of(_ span: Int, _ length: Int, _ make: (Int) -> FigureQuestion.Span) -> FigureQuestion {
            let number = (today.month - 1) / length
            return number == 0
                ? FigureQuestion(year: year - 1, span: make(span)) : FigureQuestion(year: year, span: make(number))
        }
        switch every {
        case .month: return of(12, 1) { .month($0) }
        case .quarter: return of(4, 3) { .quarter($0) }
        case .year: return FigureQuestion(year: year - 1)
        }
    }
}
