import Casework
import Docket
import LegalCalendar
import Rulebook
import Store

/// 单独立卷: a docket that a court's complaint does not open: a recommendation, procuratorial advice, a claim for compensation, a reconsideration.
enum OpenPage {
    static let kinds: [KindName] = [
        .recommendationReceived, .procuratorialAdviceReceived, .compensationClaimed, .reconsiderationReceived,
    ]

    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        try page(exchange, form: Form(), refusal: nil, questions: [])
    }

    private static func kind(_ exchange: Exchange) throws -> Kind {
        guard let name = exchange.parameters["kind"].map({ KindName($0) }), kinds.contains(name),
            let kind = exchange.store.rules.vocabulary.kind(name)
        else { throw PageError.absent }
        return kind
    }

    private static func page(_ exchange: Exchange, form: Form, refusal: Refusal?, questions: [Question]) throws -> Reply
    {
        let kind = try kind(exchange)
        let errors = Dictionary(
            (refusal?.violations ?? []).compactMap { violation in violation.field.map { ($0, violation.message) } },
            uniquingKeysWith: { first, _ in first })
        let inputs = FormModel(kind: kind, form: form, defaults: [:], errors: errors)
        return try exchange.page(
            "record",
            [
                "title": kind.title, "day": form["day"] ?? exchange.today.description, "day-error": errors["day"] ?? "",
                "inputs": inputs.inputs(FormModel.allNames(kind)),
                "more": inputs.inputs(["original", "note"]), "seen": "0", "submit": "登记",
                "violations": (refusal?.violations ?? []).map {
                    ["message": $0.message, "field": "f-" + ($0.field ?? "day")] as Model
                },
                "has-violations": refusal != nil,
                "questions": questions.map { ["code": $0.code, "message": $0.message] as Model },
                "has-questions": !questions.isEmpty,
            ], status: refusal == nil ? 200 : 422)
    }

    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        let (kind, form) = (try kind(exchange), exchange.form)
        try form.allow { ["day", "scan", "kept"].contains($0) || FieldForm.knows($0, kind) }
        do {
            var draft = try RecordPage.draft(form, kind, exchange)
            try RecordFiles.attach(exchange, to: &draft)
            switch try exchange.store.change(nil, try exchange.request(), { [draft] _ in [draft] }) {
            case .recorded(let id, _): return .see(SiteURL.docket(id), saying: "已登记：\(kind.title)")
            case .asked(let questions): return try page(exchange, form: form, refusal: nil, questions: questions)
            }
        } catch let refusal as Refusal {
            return try page(exchange, form: form, refusal: refusal, questions: [])
        }
    }
}
