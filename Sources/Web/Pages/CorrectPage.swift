import Casework
import Docket
import LegalCalendar
import Rulebook
import Store

/// 更正: a new entry that replaces or strikes an old one; both stay in the docket.
enum CorrectPage {
    private static func target(_ exchange: Exchange) throws -> (CaseFile.Item, Kind) {
        let derivation = try exchange.derivation()
        guard let number = exchange.parameters["entry"].flatMap({ Int($0) }),
            let item = (derivation.file.items + derivation.file.pending).first(where: { $0.sequence == number }),
            let kind = derivation.rules.vocabulary.kind(item.kind),
            Access.sees(item.entry, try exchange.reader, derivation.organisation)
        else { throw PageError.absent }
        return (item, kind)
    }

    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        try page(exchange, form: Form(), refusal: nil)
    }

    private static func page(_ exchange: Exchange, form: Form, refusal: Refusal?, moved: [String] = []) throws -> Reply
    {
        let derivation = try exchange.derivation()
        let (item, kind) = try target(exchange)
        let flat = FieldForm.flattened(item.entry.fields, of: kind).filter { $0.name != Vocabulary.idField }
        let asked = item.choices.keys.sorted { $0.rawValue < $1.rawValue }
        let fields = asked.map { Concern.field($0, of: kind) }
        let names =
            fields + flat.map(\.name).filter { !fields.contains($0) }
            + (FormModel.allNames(kind) + ["by.name", "by.post"]).filter { name in !flat.contains { $0.name == name } }
        let errors = Dictionary(
            (refusal?.violations ?? []).compactMap { violation in violation.field.map { ($0, violation.message) } },
            uniquingKeysWith: { first, _ in first })
        let inputs = FormModel(
            kind: kind, form: form,
            defaults: Dictionary(flat.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }),
            errors: errors,
            choices: Dictionary(
                asked.map { thing in
                    (Concern.field(thing, of: kind), titles(thing, item, derivation.file))
                }, uniquingKeysWith: { first, _ in first }))
        return try exchange.page(
            "correct",
            [
                "title": "更正：\(kind.title)", "case": CaseHead(derivation, exchange).model,
                "day": form["day"] ?? item.day.description, "inputs": inputs.inputs(names),
                "why-text": form["why"] ?? "",
                "violations": (refusal?.violations ?? []).map { ["message": $0.message] as Model },
                "has-violations": refusal != nil,
                "strikes": form["strike"] != nil, "moved": moved, "has-moved": !moved.isEmpty,
                "seen": String(item.correctedBy ?? item.sequence),
            ], status: refusal == nil ? 200 : 422)
    }

    /// 指明所涉: the things of which one is meant.
    private static func titles(_ thing: ThingKind, _ item: CaseFile.Item, _ file: CaseFile) -> [(
        code: String, title: String
    )] {
        let scope = thing == .performance ? item.context.first(.decision) : nil
        return (item.choices[thing] ?? []).compactMap { id in
            file.thing(thing, id, in: scope).map { (id, file.title(of: $0)) }
        }
    }

    /// 期限变动: what the correction would do to days that people reckon with; said before it is done.
    private static func moves(_ fields: [String: Value], _ exchange: Exchange) throws -> [String] {
        let now = try exchange.derivation()
        let entries = try exchange.store.caseEntries(exchange.caseID)
        let next = (entries.map(\.sequence).max() ?? 0) + 1
        let after = Entry(
            caseID: exchange.caseID, sequence: next, actor: try exchange.actor.account, kind: .corrected,
            day: exchange.today, fields: fields)
        let file = CaseFile(entries: entries + [after], organisation: now.organisation, procedure: now.rules.procedure)
        let then = Derivation(file: file, rules: now.rules, calendar: now.calendar, organisation: now.organisation)
        func dues(_ derivation: Derivation) -> [String: Duty] {
            Dictionary(
                derivation.duties().filter { $0.due != nil && $0.norm.force != .watch }.map { ($0.key, $0) },
                uniquingKeysWith: { first, _ in first })
        }
        let (old, new) = (dues(now), dues(then))
        return Set(old.keys).union(new.keys).sorted().compactMap { key -> String? in
            guard old[key]?.due != new[key]?.due, let duty = old[key] ?? new[key] else { return nil }
            func day(_ duty: Duty?) -> String { duty?.due?.chinese ?? "没有" }
            return "\(duty.norm.what)（\(now.rules.citation(duty.norm.provenance))）：\(day(old[key])) → \(day(new[key]))"
        }
    }

    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        let (item, kind) = try target(exchange)
        let form = exchange.form
        try form.allow { ["day", "why", "strike"].contains($0) || FieldForm.knows($0, kind) }
        do {
            let why = (form["why"] ?? "").trimmingBlanks
            guard !why.isEmpty else { throw Refusal([.init(code: "shape", field: "why", message: "请填写更正的理由")]) }
            // Said before anybody is asked which days it would move.
            guard Decision.mayCorrect(item.entry, try exchange.actor) else { throw Refusal([Decision.notTheRecorder]) }
            if form["strike"] != nil, item.kind == .noticeReceived {
                throw Refusal([.init(code: "shape", field: "strike", message: "收文登记不能划去；整件误登的，请登记“误登”")])
            }
            var fields: [String: Value] = ["replaces": .integer(item.sequence), "reason": .text(why)]
            if form["strike"] == nil {
                let draft = try RecordPage.draft(form, kind, exchange)
                guard draft.day <= exchange.today else {
                    throw Refusal([.init(code: "future-day", field: "day", message: "日期晚于今天，还没有发生的事不能登记")])
                }
                fields["entry"] = .object([
                    "kind": .text(kind.name.rawValue), "day": .text(draft.day.description),
                    "fields": .object(draft.fields),
                ])
            }
            let moved = try moves(fields, exchange)
            guard moved.isEmpty || form.all("confirm").contains("moves-days") else {
                return try page(exchange, form: form, refusal: nil, moved: moved)
            }
            _ = try exchange.store.change(exchange.caseID, try exchange.request(confirmed: ["*"])) { [fields] _ in
                [Draft(.corrected, day: exchange.today, fields)]
            }
            return .see(SiteURL.docket(exchange.caseID), saying: "已更正：\(kind.title)。原登记保留可查。")
        } catch let refusal as Refusal {
            return try page(exchange, form: form, refusal: refusal)
        }
    }
}
