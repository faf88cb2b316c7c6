import Casework
import Docket
import LegalCalendar
import Rulebook
import Store
import Work

/// 登记: one page for every kind of entry; the main ones show few fields with suggestions, all others their whole form.
enum RecordPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        let form = try form(exchange)
        let draft = try exchange.store.draft(form: exchange.path, account: try exchange.actor.account)
        let typed = draft.map { Form(draft: $0) } ?? Form()
        // What was typed for another instance, unit or submission is not for this one.
        let isOfThis = form.hidden.allSatisfy { typed[$0.key] == $0.value }
        return try page(form, exchange, typed: isOfThis ? typed : Form(), isDraft: isOfThis && !typed.fields.isEmpty)
    }

    private static func form(_ exchange: Exchange) throws -> EntryForm {
        guard
            let form = EntryForm(
                KindName(exchange.parameters["kind"] ?? ""), on: exchange.caseID, try exchange.derivation(),
                try exchange.reading, asked: { exchange.form[$0] ?? exchange.query[$0] })
        else { throw PageError.absent }
        return form
    }

    private static func page(
        _ form: EntryForm, _ exchange: Exchange, typed: Form, isDraft: Bool = false, uploads: [Upload] = [],
        failure: NotRecorded? = nil
    ) throws -> Reply {
        let inputs = try form.inputs(typed.typed, link: exchange.query.typed, errors: failure?.errors ?? [:])
        let day = typed["day"] ?? exchange.query["day"] ?? form.day.description
        var model = try RecordModel(form, inputs, typed, day: day, failure: failure)
        model.isDraft = isDraft
        model.after = try after(form, inputs, typed, day: day, exchange)
        model.alerts = try PaperAlerts(form, try exchange.papers).all
        model.kept = uploads.map { .init($0) }
        model.inbox = try exchange.inboxItem.map { .init($0) }
        return try exchange.page("Recording/record", of: model, status: failure?.status ?? 200)
    }

    /// What would follow from what stands in the form now.
    private static func after(
        _ form: EntryForm, _ inputs: EntryForm.Inputs, _ typed: Form, day: String, _ exchange: Exchange
    ) throws -> AfterModel {
        var said = typed.typed
        if said.isEmpty {
            said = TypedFields((inputs.main + inputs.more).map { ($0.name, $0.value) })
            said.pairs += form.hidden.map { ($0.key, $0.value) }
        }
        if said["day"] == nil { said.pairs.append(("day", day)) }
        do throws(Refusal) {
            let drafts = try form.drafts(said)
            return AfterModel(form.trial(drafts), problem: nil)
        } catch {
            return AfterModel(.unknown, problem: typed.fields.isEmpty ? nil : error.violations.first?.message)
        }
    }

    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        let (form, typed) = (try form(exchange), exchange.form)
        try typed.allow(
            { name in
                ["day", "scan", "inbox", "kept", "trial"].contains(name) || TypedFields.knows(name, form.kind)
                    || form.kind.name == .decisionReceived && DecisionForm.has(name)
            },
            several: Set(form.kind.fields.filter { $0.type == .list(.text) }.map(\.name) + ["kept"]))
        var files = try exchange.attachments
        do {
            let plain = try NotRecorded.unless { try DecisionForm(form)?.plain(typed.typed) ?? typed.typed }
            // 试算: nothing is recorded.
            if typed["trial"] != nil {
                try NotRecorded.unless { try files.keep(exchange.scans) }
                return try page(form, exchange, typed: typed, uploads: files.uploads)
            }
            let draft = try exchange.draft(
                form.kind, of: plain, with: &files, among: exchange.papersSeen(form.derivation))
            let others = try NotRecorded.unless { try DecisionForm(form)?.services(typed.typed, of: draft) ?? [] }
            try exchange.store.record([draft] + others, on: exchange.caseID, try exchange.request())
        } catch let failure as NotRecorded {
            return try page(form, exchange, typed: typed, uploads: files.uploads, failure: failure)
        }
        try exchange.store.dropDraft(form: exchange.path, account: try exchange.actor.account)
        try exchange.takeInboxItem(to: exchange.caseID)
        return .see(
            try next(after: form, exchange), saying: "已登记：\(form.kind.title)（\(form.derivation.file.title)）")
    }

    /// Where the work goes on: back to the papers that waited for it, or to who must be told of a hearing that was set or moved.
    private static func next(after form: EntryForm, _ exchange: Exchange) throws -> String {
        switch form.kind.name {
        case .appearanceProposed, .lossReportDrafted:
            let place = SiteURL.query(["unit": form.unit, "proceeding": form.proceeding])
            return SiteURL.papers(exchange.caseID, place)
        case .hearingNotified, .hearingRescheduled:
            let hearing = try exchange.derivation().file.last(form.kind.name)?.context.first(.hearing)
            return hearing.map { SiteURL.tell(exchange.caseID, $0) } ?? SiteURL.desk
        default: return SiteURL.desk
        }
    }
}
