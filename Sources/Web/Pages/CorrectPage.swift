import Casework
import Docket
import LegalCalendar
import Rulebook
import Store

/// 更正: a new entry that replaces or strikes an old one; both stay in the docket.
enum CorrectPage {
    private static func target(_ exchange: Exchange) throws -> (CaseFile.Item, Kind) {
        let derivation = try exchange.derivation()
        guard let number = exchange.parameters["entry"].flatMap({ Int($0) }), let item = derivation.file.items.first(where: { $0.sequence == number }),
            let kind = derivation.rules.vocabulary.kind(item.kind)
        else { throw PageError.absent }
        return (item, kind)
    }

    @Sendable static func get(_ exchange: Exchange) async throws -> Reply { try page(exchange, form: Form(), refusal: nil) }

    private static func page(_ exchange: Exchange, form: Form, refusal: Refusal?) throws -> Reply {
        let derivation = try exchange.derivation()
        let (item, kind) = try target(exchange)
        let flat = FieldForm.flattened(item.entry.fields)
        let names = flat.map(\.name) + FormModel.allNames(kind).filter { name in !flat.contains { $0.name == name } }
        let errors = Dictionary((refusal?.violations ?? []).compactMap { violation in violation.field.map { ($0, violation.message) } }, uniquingKeysWith: { first, _ in first })
        let inputs = FormModel(kind: kind, form: form, defaults: Dictionary(flat.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }), errors: errors)
        return try exchange.page(
            "correct",
            [
                "title": "更正：\(kind.title)", "case": CaseHead(derivation, exchange).model, "day": form["day"] ?? item.day.description, "inputs": inputs.inputs(names),
                "why-text": form["why"] ?? "", "violations": (refusal?.violations ?? []).map { ["message": $0.message] as Model }, "has-violations": refusal != nil,
                "seen": String(item.correctedBy ?? item.sequence),
            ], status: refusal == nil ? 200 : 422)
    }

    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        let (item, kind) = try target(exchange)
        let form = exchange.form
        try form.allow { ["day", "why", "strike"].contains($0) || FieldForm.knows($0, kind) }
        do {
            let why = (form["why"] ?? "").trimmingBlanks
            guard !why.isEmpty else { throw Refusal([.init(code: "shape", field: "why", message: "请填写更正的理由")]) }
            let actor = try exchange.actor
            let isOwn = item.entry.actor == actor.account || item.entry.unit == actor.unit
            guard isOwn || [.intakeOffice, .oversightOffice].contains(actor.function) else { throw Refusal([.init(code: "not-competent", message: "只能由原登记单位、市政府办公室或者市司法局更正")]) }
            if form["strike"] != nil, item.kind == "notice-received" { throw Refusal([.init(code: "shape", field: "strike", message: "收文登记不能划去；整件误登的，请登记“误登”")]) }
            var fields: [String: Value] = ["replaces": .integer(item.sequence), "reason": .text(why)]
            if form["strike"] == nil {
                let draft = try RecordPage.draft(form, kind, exchange)
                guard draft.day <= exchange.today else { throw Refusal([.init(code: "future-day", field: "day", message: "日期晚于今天，还没有发生的事不能登记")]) }
                fields["entry"] = .object(["kind": .text(kind.name), "day": .text(draft.day.description), "fields": .object(draft.fields)])
            }
            _ = try exchange.store.change(exchange.caseID, try exchange.request(confirmed: ["*"])) { [fields] _ in [Draft("corrected", day: exchange.today, fields)] }
            return .see("/cases/\(exchange.caseID)?done=\(Form.percentEncoded("已更正：\(kind.title)。原登记保留可查。"))")
        } catch let refusal as Refusal {
            return try page(exchange, form: form, refusal: refusal)
        }
    }
}
