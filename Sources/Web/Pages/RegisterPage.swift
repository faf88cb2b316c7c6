import Casework
import Docket
import LegalCalendar
import Rulebook
import Store

/// 收文登记: scan, five fields, and the unit article 4 gives with its reason; ends in 登记并呈批.
enum RegisterPage {
    private static let main = [
        "number", "court", "instance", "procedure", "plaintiffs.0.name", "plaintiffs.1.name", "act.title", "act.maker",
        "act.made-on", "reconsideration", "sued",
    ]
    private static let more = [
        "plaintiffs.0.kind", "plaintiffs.0.representative", "plaintiffs.2.name", "plaintiffs.3.name",
        "plaintiffs.4.name", "third-parties.0.name", "third-parties.1.name",
        "defendants.0.organ", "defendants.0.standing", "defendants.0.received-on", "defendants.1.organ",
        "defendants.1.standing", "defendants.1.received-on", "act.kind",
        "act.field",
        "act.document-number", "cause", "claims", "service-method", "first-arrived-on", "first-arrived-at",
        "evidence-due-on", "intake-number", "note",
    ]

    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        var form = Form()
        if exchange.query["inbox"] == nil,
            let draft = try exchange.store.draft(form: exchange.path, account: try exchange.actor.account)
        {
            form = Form(draft: draft)
        }
        return try page(exchange, form: form, isDraft: !form.fields.isEmpty)
    }

    private static func kind(_ exchange: Exchange) throws -> Kind {
        guard let kind = exchange.store.rules.vocabulary.kind(.noticeReceived) else { throw PageError.absent }
        return kind
    }

    private static func page(
        _ exchange: Exchange, form: Form, isDraft: Bool = false, refusal: Refusal? = nil, confirmation: Model? = nil,
        files: [Upload] = []
    ) throws -> Reply {
        let kind = try kind(exchange)
        let errors = Dictionary(
            (refusal?.violations ?? []).compactMap { violation in violation.field.map { ($0, violation.message) } },
            uniquingKeysWith: { first, _ in first })
        let government = try exchange.store.organisation().government ?? ""
        let inputs = FormModel(
            kind: kind, form: form,
            defaults: prefilled(exchange, kind).merging([
                "instance": "first", "procedure": "ordinary", "defendants.0.organ": government,
                "defendants.0.standing": "defendant", "plaintiffs.0.kind": "citizen",
                "service-method": "direct",
            ]) { said, _ in said },
            errors: errors)
        return try exchange.page(
            "register",
            [
                "title": "收文登记", "day": form["day"] ?? exchange.query["day"] ?? exchange.today.description,
                "inbox": try RecordPage.inbox(exchange) as Any,
                "day-error": errors["day"] ?? "", "inputs": inputs.inputs(main),
                "more": inputs.inputs(more + beyond(form)),
                "violations": (refusal?.violations ?? []).map {
                    [
                        "message": $0.message,
                        "field": "f-" + ($0.field == "plaintiffs" ? "plaintiffs-0-name" : $0.field ?? "day"),
                    ] as Model
                },
                "has-violations": refusal != nil, "is-draft": isDraft,
                "units": try exchange.store.organisation().units.filter { $0.through == nil }.map(\.name),
                "courts": try courts(exchange), "confirmation": confirmation as Any,
                "has-confirmation": confirmation != nil, "kept": RecordFiles.models(files),
            ], status: refusal == nil ? 200 : 422)
    }

    /// What the link that led here already says: confirmed line by line in the inbox.
    private static func prefilled(_ exchange: Exchange, _ kind: Kind) -> [String: String] {
        Dictionary(
            exchange.query.fields.filter { FieldForm.knows($0.name, kind) }, uniquingKeysWith: { first, _ in first })
    }

    /// Courts known from earlier cases, so that nobody types one twice.
    private static func courts(_ exchange: Exchange) throws -> [String] {
        let seen = try exchange.store.cases(.all, matching: "", today: exchange.today, limit: 200).rows.map(\.court)
        return Array(Set(seen + ["中卫市中级人民法院", "中卫市沙坡头区人民法院", "宁夏回族自治区高级人民法院"])).filter { !$0.isEmpty }.sorted()
    }

    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        let (kind, form) = (try kind(exchange), withEachPlaintiff(exchange.form))
        try form.allow(
            { ["day", "scan", "inbox", "kept"].contains($0) || FieldForm.knows($0, kind) }, several: ["kept"])
        var files = try RecordFiles.kept(exchange)
        do {
            var draft = try RecordPage.draft(form, kind, exchange)
            files = try RecordFiles.attach(exchange, to: &draft)
            // What is confirmed must be what was shown.
            guard form.all("confirm").contains(shown(form)) else {
                return try page(
                    exchange, form: form,
                    confirmation: try confirmation(draft, exchange).merging(["code": shown(form)]) { old, _ in old },
                    files: files)
            }
            let outcome = try exchange.store.change(nil, try exchange.request(confirmed: ["*"])) { [draft] _ in [draft]
            }
            guard case .recorded(let id, _) = outcome else { throw PageError.absent }
            try InboxPage.taken(exchange, by: id)
            try exchange.store.dropDraft(form: exchange.path, account: try exchange.actor.account)
            return .see(SiteURL.docket(id), saying: "已登记。请打印收文签批单呈批，批示后登记批示、转送。")
        } catch let refusal as Refusal {
            return try page(exchange, form: form, refusal: refusal, files: files)
        }
    }

    /// Plaintiffs for whom the page has no field of its own: shown all the same, so that none is lost on the way.
    private static func beyond(_ form: Form) -> [String] {
        let shown = Set(main + more)
        return form.fields.map(\.name).filter {
            $0.hasPrefix("plaintiffs.") && $0.hasSuffix(".name") && !shown.contains($0)
        }
    }

    /// 王某、赵某、钱某 in one field are three plaintiffs.
    private static func withEachPlaintiff(_ typed: Form) -> Form {
        let names = PartyNames.split(typed["plaintiffs.0.name"] ?? "")
        guard names.count > 1 else { return typed }
        let others = (1..<200).compactMap { typed["plaintiffs.\($0).name"] }.map { $0.trimmingBlanks }.filter {
            !$0.isEmpty
        }
        var form = typed
        form.fields = typed.fields.filter { field in
            !(field.name.hasPrefix("plaintiffs.") && field.name.hasSuffix(".name"))
        }
        for (index, name) in (names + others).prefix(200).enumerated() {
            form.fields.append(("plaintiffs.\(index).name", name))
        }
        return form
    }

    /// A digest of what was typed; the scans are kept already and count apart.
    private static func shown(_ form: Form) -> String {
        var typed = Form()
        typed.fields = form.fields.filter { $0.name != "kept" && !$0.value.isEmpty }.sorted {
            ($0.name, $0.value) < ($1.name, $1.value)
        }
        return Digest(of: Array(typed.draft.utf8)).hex
    }

    /// What will follow: units and reason, the first days, and what is asked; nothing is written yet.
    private static func confirmation(_ draft: Draft, _ exchange: Exchange) throws -> Model {
        let actor = try exchange.actor
        let dryRun = Request(actor: actor, id: "", seen: 0, instant: exchange.site.clock.instant, today: exchange.today)
        let (derivation, questions) = try exchange.store.preview(draft, dryRun)
        let recommendation = derivation.recommendation(for: "P1")
        let duties = derivation.duties().filter { $0.norm.force == .duty && $0.due != nil }
        return [
            "title": derivation.file.title, "questions": questions.map(\.message), "has-questions": !questions.isEmpty,
            "units": (recommendation?.shares ?? []).map { share in
                [
                    "unit": share.unit, "part": share.part == "whole" ? "" : Words.title(share.part, field: "part"),
                    "succeeds": share.succeeds.map { "承继\($0)" } ?? "",
                ] as Model
            }, "unclear": recommendation?.isUnclear ?? true, "reason": recommendation?.norm.reason ?? "",
            "cite": recommendation.map { derivation.rules.citation($0.norm.provenance) } ?? "",
            "is-foreign": derivation.isForeign,
            "duties": duties.map { duty in
                [
                    "what": duty.norm.what, "due": duty.due?.chinese ?? "",
                    "cite": derivation.rules.citation(duty.norm.provenance), "units": duty.units.joined(separator: "、"),
                    "advice": duty.advice.map { $0.day < duty.due! ? "系统建议\($0.day.shortChinese)前" : "" } ?? "",
                ] as Model
            },
        ]
    }
}
