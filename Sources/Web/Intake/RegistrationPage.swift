import Casework
import Docket
import LegalCalendar
import Rulebook
import Store
import Work

/// 收文登记: scan, five fields, and the unit article 4 gives with its reason; ends in 登记并呈批.
enum RegistrationPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        let draft = try exchange.store.draft(form: exchange.path, account: try exchange.actor.account)
        let typed = exchange.query["inbox"] == nil ? draft.map { Form(draft: $0) } ?? Form() : Form()
        return try page(exchange, typed: typed.typed, isDraft: !typed.fields.isEmpty)
    }

    private static func registration(_ exchange: Exchange) throws -> Registration {
        guard let registration = Registration(try exchange.reading) else { throw PageError.absent }
        return registration
    }

    private static func page(
        _ exchange: Exchange, typed: TypedFields, isDraft: Bool = false, files: [Upload] = [],
        preview: RegistrationModel.Preview? = nil, failure: NotRecorded? = nil
    ) throws -> Reply {
        let inputs = try registration(exchange).inputs(
            typed, link: exchange.query.typed, errors: failure?.errors ?? [:])
        var model = RegistrationModel(
            inputs, day: typed["day"] ?? exchange.query["day"] ?? exchange.today.description, isDraft: isDraft,
            units: try exchange.store.organisation().currentNames, preview: preview, kept: files,
            inbox: try exchange.inboxItem, failure: failure, exchange.store.rules)
        model.term = TermNotice(exchange.store.rules, on: exchange.today).map(TermModel.init)
        return try exchange.page("Intake/registration", of: model, status: failure?.status ?? 200)
    }

    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        let registration = try registration(exchange)
        let typed = Registration.withEachPlaintiff(exchange.form.typed)
        try Form(typed).allow(
            { ["day", "scan", "inbox", "kept"].contains($0) || TypedFields.knows($0, registration.kind) },
            several: ["kept"])
        var files = try exchange.attachments
        do {
            let draft = try exchange.draft(registration.kind, of: typed, with: &files)
            // What is confirmed must be what was shown.
            let code = shown(typed)
            guard typed.all("confirm").contains(code) else {
                let preview = try NotRecorded.unless { try registration.preview(draft, try exchange.dryRun) }
                return try page(
                    exchange, typed: typed, files: files.uploads, preview: .init(preview, code: code))
            }
            let id = try exchange.store.record([draft], on: nil, try exchange.request(confirmed: ["*"]))
            try exchange.takeInboxItem(to: id)
            try exchange.store.dropDraft(form: exchange.path, account: try exchange.actor.account)
            let next = exchange.store.rules.hasInstruction ? "请打印收文签批单呈批，批示后登记批示、转送。" : "请转送承办单位。"
            return try exchange.opened(id, saying: "已登记。\(next)")
        } catch let failure as NotRecorded {
            return try page(exchange, typed: typed, files: files.uploads, failure: failure)
        }
    }

    /// A digest of what was typed; the scans are kept already and count apart.
    private static func shown(_ typed: TypedFields) -> String {
        let said = typed.pairs.filter { $0.name != "kept" && !$0.value.isEmpty }.sorted {
            ($0.name, $0.value) < ($1.name, $1.value)
        }
        return Digest(of: Array(Form(TypedFields(said)).draft.utf8)).hex
    }
}
