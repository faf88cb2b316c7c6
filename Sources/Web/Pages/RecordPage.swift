import Casework
import Docket
import LegalCalendar
import Rulebook
import Store

/// 登记一步: one page for every kind of entry; the main steps show few fields with suggestions, all others their whole form.
enum RecordPage {
    /// 更多登记: all kinds, facts first.
    @Sendable static func choose(_ exchange: Exchange) async throws -> Reply {
        let derivation = try exchange.derivation()
        let kinds = derivation.rules.vocabulary.all.filter { kind in
            !Vocabulary.standard.isOffice(kind.name) && !kind.traits.hasOwnPage
        }
        let decision = Decision(derivation: derivation, today: exchange.today)
        let function = try exchange.actor.function
        // Acts of others are not offered; facts are anybody's on the case.
        let offered = Set(kinds.filter { decision.offers($0, to: function) }.map(\.name))
        let sections = derivation.rules.vocabulary.sections.compactMap { section -> Model? in
            func models(_ nature: Kind.Nature) -> [Model] {
                section.kinds.filter { $0.nature == nature && offered.contains($0.name) }.map {
                    ["title": $0.title, "path": SiteURL.record(exchange.caseID, $0.name)] as Model
                }
            }
            let (facts, acts) = (models(.fact), models(.act))
            guard !facts.isEmpty || !acts.isEmpty else { return nil }
            return [
                "title": section.title, "facts": facts, "has-facts": !facts.isEmpty, "acts": acts,
                "has-acts": !acts.isEmpty,
            ]
        }
        return try exchange.page(
            "choose", ["title": "登记其他事项", "case": CaseHead(derivation, exchange).model, "sections": sections])
    }

    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        let step = try step(exchange)
        var form = Form()
        if let draft = try exchange.store.draft(form: exchange.path, account: try exchange.actor.account) {
            // What was typed for another instance, unit or submission is not for this one.
            let kept = Form(draft: draft)
            if step.hidden.allSatisfy({ kept[$0.key] == $0.value }) { form = kept }
        }
        return try page(step, exchange, form: form, isDraft: !form.fields.isEmpty)
    }

    private static func step(_ exchange: Exchange) throws -> StepForm {
        let derivation = try exchange.derivation()
        let name = KindName(exchange.parameters["kind"] ?? "")
        guard let kind = derivation.rules.vocabulary.kind(name), !Vocabulary.standard.isOffice(name),
            !kind.traits.hasOwnPage
        else { throw PageError.absent }
        let actor = try exchange.actor
        let unit =
            exchange.form["unit"] ?? exchange.query["unit"]
            ?? (actor.function == .handlingUnit ? derivation.organisation.canonical(actor.unit) : nil)
        func asked(_ name: String) -> String? { exchange.form[name] ?? exchange.query[name] }
        var about: [ThingKind: String] = [:]
        for thing in StepForm.things {
            let said = asked("about-\(thing.rawValue)") ?? asked(thing.rawValue)
            about[thing] = said.flatMap {
                $0.isEmpty || derivation.file.things(thing).allSatisfy { $0.id != said } ? nil : $0
            }
        }
        var withdrawn: [String: String] = [:]
        if name == .paperWithdrawn {
            for field in ["paper-kind", "name", "file", "digest", "version", "proceeding"] {
                withdrawn[field] = asked(field).flatMap { $0.isEmpty ? nil : $0 }
            }
        }
        var step = StepForm(
            kind: kind, derivation: derivation, actor: actor, today: exchange.today, unit: unit,
            submission: asked("submission"), duty: asked("duty"), about: about,
            paper: asked("paper"))
        step.withdrawn = withdrawn
        return step
    }

    static func page(
        _ step: StepForm, _ exchange: Exchange, form: Form = Form(), uploads: [Upload] = [], isDraft: Bool = false,
        refusal: Refusal? = nil, questions: [Question] = [],
        conflict: Conflict? = nil
    ) throws -> Reply {
        let errors = Dictionary(
            (refusal?.violations ?? []).compactMap { violation in violation.field.map { ($0, violation.message) } },
            uniquingKeysWith: { first, _ in first })
        // What the link that led here already says.
        let prefilled = Dictionary(
            exchange.query.fields.filter { FieldForm.knows($0.name, step.kind) && ThingKind(rawValue: $0.name) == nil },
            uniquingKeysWith: { first, _ in first })
        // A field that only the link speaks of is shown too, so that it is not lost unseen.
        let shown = step.names + prefilled.keys.filter { !step.names.contains($0) && step.hidden[$0] == nil }.sorted()
        let known = step.meantNotes + step.notes + (try conflicts(step, exchange))
        let formModel = FormModel(
            kind: step.kind, form: form, defaults: step.defaults.merging(prefilled) { _, said in said }, errors: errors,
            choices: step.choices.merging(step.concernChoices) { own, _ in own }
                .merging(try lawyers(step.kind, exchange)) { own, _ in own })
        let common = ["late-reason", "note", "source.medium", "source.from", "source.taken-by"].filter {
            !shown.contains($0)
        }
        let byNames =
            step.kind.nature == .act && !step.names.contains("by.name")
            ? ["by.name", "by.post", "medium", "original"] : []
        let seen = step.derivation.file.items.map { $0.correctedBy ?? $0.sequence }.max() ?? 0
        return try exchange.page(
            "record",
            [
                "title": step.kind.title, "case": CaseHead(step.derivation, exchange).model,
                "day": form["day"] ?? exchange.query["day"] ?? exchange.today.description,
                "day-error": errors["day"] ?? "",
                "inputs": formModel.inputs(shown), "inbox": try inbox(exchange) as Any,
                "instead": instead(step, exchange) as Any, "kept": RecordFiles.models(uploads),
                "more": formModel.inputs(byNames + common),
                "hidden": hidden(step, form),
                "papers": step.papers.enumerated().map { paper($0.offset, $0.element) },
                "has-papers": !step.papers.isEmpty, "seen": form["seen"] ?? String(seen),
                "units": step.derivation.organisation.units.filter { $0.through == nil }.map(\.name),
                "is-draft": isDraft,
                "violations": (refusal?.violations ?? []).map {
                    [
                        "message": $0.message, "cite": $0.cite ?? "", "has-cite": $0.cite != nil,
                        "field": "f-" + ($0.field ?? "day"),
                    ] as Model
                },
                "has-violations": refusal != nil,
                "questions": questions.map { ["code": $0.code, "message": $0.message] as Model },
                "has-questions": !questions.isEmpty,
                "notes": known, "has-notes": !known.isEmpty,
                "alerts": try PaperAlerts(step: step, exchange: exchange).all, "why": basis(step),
                "conflict": try conflict.map { try ConflictModel(theirs: $0.theirs, exchange).model } as Any,
                "has-conflict": conflict != nil,
                "submit": Words.button(step.kind.name),
            ], status: refusal != nil ? 422 : conflict != nil ? 409 : 200)
    }

    /// A lawyer is on a case by his account, chosen from those there are; one who has none works with the package of papers.
    private static func lawyers(_ kind: Kind, _ exchange: Exchange) throws -> [String: [(code: String, title: String)]]
    {
        guard kind.field("lawyer") != nil else { return [:] }
        let accounts = try exchange.store.accounts().filter { $0.function == .lawyer && !$0.isDisabled }
        return ["lawyer.account": accounts.map { ($0.name, "\($0.display)（\($0.name)）") }]
    }

    /// 时间冲突: the organ's heads who are on another hearing that day; the person decides.
    private static func conflicts(_ step: StepForm, _ exchange: Exchange) throws -> [String] {
        guard [.appearanceDecided, .headUnavailable].contains(step.kind.name), let day = step.hearing?["day"]?.day
        else { return [] }
        let heads = Set(step.derivation.organisation.heads(of: step.organ, on: exchange.today).map(\.name))
        let visible = Set(
            try exchange.store.hearings(Access.visible(try exchange.actor), from: day, through: day).map {
                "\($0.caseID) \($0.hearing)"
            })
        return try exchange.store.hearings(.all, from: day, through: day).filter {
            $0.caseID != exchange.caseID && !heads.isDisjoint(with: $0.head.split(separator: "、").map(String.init))
        }.map { other in
            // Of a case the reader is not on only that the day is taken.
            visible.contains("\(other.caseID) \(other.hearing)")
                ? "\(other.head)当日另有开庭：\(other.number)（\(other.at.dropFirst(11))）。" : "\(other.head)当日另有开庭。"
        }
    }

    /// 另一种意见: not to appeal has a form of its own, one click away from the form that asks to.
    private static func instead(_ step: StepForm, _ exchange: Exchange) -> Model? {
        let other: [KindName: KindName] = [.appealProposed: .appealForgone, .appealForgone: .appealProposed]
        guard let kind = other[step.kind.name].flatMap({ step.derivation.rules.vocabulary.kind($0) }) else {
            return nil
        }
        let about =
            step.about.map { "\($0.key.rawValue)=\(Form.percentEncoded($0.value))" }.sorted()
            + (step.unit.map { ["unit=\(Form.percentEncoded($0))"] } ?? [])
        return [
            "title": kind.name == .appealForgone ? "不上诉的，改填“\(kind.title)”" : "要上诉的，改填“\(kind.title)”",
            "path": SiteURL.record(exchange.caseID, kind.name, about.joined(separator: "&")),
        ]
    }

    /// The file of the inbox that the form was filled from.
    static func inbox(_ exchange: Exchange) throws -> Model? {
        guard
            let item = try (exchange.form["inbox"] ?? exchange.query["inbox"]).flatMap({
                try InboxPage.item($0, exchange)
            })
        else { return nil }
        return ["id": item.id, "name": item.name]
    }

    private static func hidden(_ step: StepForm, _ form: Form) -> [Model] {
        step.hidden.sorted { $0.key < $1.key }.map { ["name": $0.key, "value": form[$0.key] ?? $0.value] as Model }
    }

    private static func paper(_ index: Int, _ paper: CasePapers.Paper) -> Model {
        [
            "index": index, "kind": paper.kind, "title": PaperKind.title(paper.kind), "version": paper.version,
            "digest": paper.digest ?? "", "name": paper.name,
            "file": paper.file ?? "",
        ]
    }

    private static func basis(_ step: StepForm) -> String {
        let rules = step.derivation.rules
        guard let norm = rules.competences.first(where: { $0.of.contains { $0.kind == step.kind.name } }),
            let article = rules.article(norm.provenance)
        else { return "" }
        let paragraph = article.paragraph(norm.provenance.cite.paragraph ?? 1)?.text ?? ""
        return "\(rules.citation(norm.provenance))　\(paragraph)"
    }

    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        let step = try step(exchange)
        let form = exchange.form
        try form.allow(
            { ["day", "scan", "inbox", "kept"].contains($0) || FieldForm.knows($0, step.kind) },
            several: Set(step.kind.fields.filter { $0.type == .list(.text) }.map(\.name) + ["kept"]))
        var uploads: [Upload] = []
        do {
            uploads = try RecordFiles.kept(exchange)
            var draft = try self.draft(form, step.kind, exchange)
            uploads = try RecordFiles.attach(exchange, to: &draft)
            let outcome = try exchange.store.change(exchange.caseID, try exchange.request()) { [draft] _ in [draft] }
            guard case .recorded = outcome else {
                if case .asked(let questions) = outcome {
                    return try page(step, exchange, form: form, uploads: uploads, questions: questions)
                }
                throw PageError.absent
            }
        } catch let refusal as Refusal {
            return try page(step, exchange, form: form, uploads: uploads, refusal: refusal)
        } catch let conflict as Conflict {
            return try page(step, exchange, form: form, uploads: uploads, conflict: conflict)
        }
        try exchange.store.dropDraft(form: exchange.path, account: try exchange.actor.account)
        try InboxPage.taken(exchange, by: exchange.caseID)
        let done = "已登记：\(step.kind.title)（\(step.derivation.file.title)）"
        // What the papers were waiting for: back to the papers.
        if [.appearanceProposed, .lossReportDrafted].contains(step.kind.name) {
            let place = SiteURL.query(["unit": step.unit, "proceeding": step.proceeding])
            return .see(SiteURL.papers(exchange.caseID, place), saying: done)
        }
        // A hearing that is set or moved: who must be told comes next.
        if [.hearingNotified, .hearingRescheduled].contains(step.kind.name),
            let hearing = try exchange.derivation().file.last(step.kind.name)?.context.first(.hearing)
        {
            return .see(SiteURL.tell(exchange.caseID, hearing), saying: done)
        }
        return .see(SiteURL.desk, saying: done)
    }

    /// A form's day and fields, typed; what can't be typed is a refusal that names the field.
    static func draft(_ form: Form, _ kind: Kind, _ exchange: Exchange) throws -> Draft {
        guard let day = CivilDay.read((form["day"] ?? "").trimmingBlanks) else {
            throw Refusal([.init(code: "shape", field: "day", message: "没有这一天：\(form["day"] ?? "")，请按 2026-02-10 填写")])
        }
        if let wrong = FieldForm.unreadableAmount(form, of: kind) {
            throw Refusal([.init(code: "shape", field: wrong.field, message: wrong.message)])
        }
        let fields: [String: Value]
        do throws(ShapeError) {
            fields = try exchange.store.rules.vocabulary.fields(of: kind.name, from: FieldForm.raw(form, of: kind))
        } catch {
            throw Refusal([.init(code: "shape", field: error.field, message: error.message)])
        }
        try RecordFiles.check(fields, exchange)
        return Draft(kind.name, day: day, fields)
    }
}

/// 冲突: what was recorded meanwhile, to stand beside what was typed.
struct ConflictModel {
    let model: Model

    init(theirs entry: Entry, _ exchange: Exchange) throws {
        model = [
            "kind": exchange.store.rules.vocabulary.title(entry.kind), "day": entry.day.chinese,
            "who": "\(entry.unit) \(entry.actor)",
            "fields": EntryText.pairs(entry, exchange.store.rules).map {
                ["title": $0.title, "value": $0.value] as Model
            },
        ]
    }
}
