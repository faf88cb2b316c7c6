import Casework
import Docket
import Oversight
import Rulebook
import Store
import Work

/// 案件分类: what nobody has classified yet, confirmed several at a time.
enum ClassifyPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply { try page(exchange) }

    /// Of which period and organ, and what of that is asked wrongly.
    private static func asked(_ exchange: Exchange) -> FigureQuery? {
        guard exchange.query["year"] != nil else { return nil }
        return FigureQuery(exchange.query, exchange.store.rules.figures, today: exchange.today)
    }

    private static func list(_ exchange: Exchange) throws -> Classification {
        try Classification(
            try exchange.reading, asked(exchange)?.question, page: exchange.query["page"].flatMap { Int($0) })
    }

    private static func page(_ exchange: Exchange, typed: ClassifyForm? = nil, problem: String? = nil) throws -> Reply {
        let problem = problem ?? asked(exchange)?.problem
        return try exchange.page(
            "Figures/classify", of: ClassifyModel(try list(exchange), typed: typed, problem: problem),
            status: problem == nil ? 200 : 422)
    }

    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        let typed = ClassifyForm(exchange.form)
        try exchange.form.allow({ $0 == "case" || ClassifyForm.knows($0) }, several: ["case"])
        do {
            let list = try list(exchange)
            let count = try list.confirm(typed.confirmations(list), try exchange.request())
            return .see(SiteURL.classify(asked(exchange)?.question, page: nil), saying: "已确认 \(count) 件的分类")
        } catch let failure as Classification.Failure {
            return try page(exchange, typed: typed, problem: failure.description)
        } catch let refusal as Refusal {
            return try page(exchange, typed: typed, problem: refusal.description)
        }
    }
}

/// 案件分类的表单: fields of several cases, `act:C12`.
struct ClassifyForm: Sendable {
    private let form: Form

    init(_ form: Form) { self.form = form }

    static func name(_ field: String, _ caseID: String) -> String { "\(field):\(caseID)" }
    static func knows(_ name: String) -> Bool { name.split(separator: ":", maxSplits: 1).count == 2 }

    func word(_ field: String, of caseID: String) -> String? { form[Self.name(field, caseID)] }
    func isTicked(_ caseID: String) -> Bool { form.all("case").contains(caseID) }

    func confirmations(_ list: Classification) -> [Classification.Confirmation] {
        form.all("case").map { id in
            let words = list.dictionaries.compactMap { dictionary in
                word(dictionary.field, of: id).map { (dictionary.field, $0) }
            }
            let flags = Classification.flags.map { ($0, word($0, of: id) != nil) }
            return .init(
                caseID: id, words: Dictionary(words, uniquingKeysWith: { first, _ in first }),
                flags: Dictionary(flags, uniquingKeysWith: { first, _ in first }))
        }
    }
}

extension SiteURL {
    /// - Parameter question: of which period and organ; nil for all.
    static func classify(_ question: FigureQuestion?, page: Int?) -> String {
        let span = question.flatMap { $0.span == .year ? nil : $0.span.code }
        return path(
            "/figures/classify",
            query([
                "year": question.map { String($0.year) }, "span": span, "organ": question?.filter.organ,
                "page": page.map { String($0) },
            ]))
    }
}
