import Casework
import Docket
import LegalCalendar
import Rulebook
import Store
import Work

/// 批量登记: shared things once, a list pasted from a sheet, each line looked at; all are registered or none.
enum SeriesRegistrationPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        let draft = try exchange.store.draft(form: exchange.path, account: try exchange.actor.account)
        let typed = draft.map { Form(draft: $0) } ?? Form()
        return try page(exchange, typed, isDraft: !typed.fields.isEmpty)
    }

    private static func registration(_ exchange: Exchange) throws -> SeriesRegistration {
        guard let registration = SeriesRegistration(try exchange.reading) else { throw PageError.absent }
        return registration
    }

    private static func page(
        _ exchange: Exchange, _ typed: Form, checked: SeriesRegistrationModel.Checked? = nil, kept: [Upload] = [],
        isDraft: Bool = false, failure: NotRecorded? = nil
    ) throws -> Reply {
        let shared = TypedFields(typed.fields.filter { SeriesRegistration.isShared($0.name) })
        let inputs = try registration(exchange).inputs(shared, errors: failure?.errors ?? [:])
        return try exchange.page(
            "Intake/series",
            of: try SeriesRegistrationModel(
                inputs, typed: typed, day: typed["day"] ?? exchange.today.description, checked: checked, kept: kept,
                isDraft: isDraft, failure: failure, exchange.store), status: failure?.status ?? 200)
    }

    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        var form = exchange.form
        if (form["lines"] ?? "").utf8.count > longest {
            return try page(
                exchange, form, failure: .refused(Refusal(of: "lines", "粘贴的内容太长，只粘贴案号、原告、收到日期三列")))
        }
        try form.allow(
            { name in
                ["day", "lines", "rows", "mend", "step", "scan", "table", "kept"].contains(name)
                    || name.hasPrefix("row.")
                    || SeriesRegistration.isShared(name)
            }, several: ["kept"])
        let registration = try registration(exchange)
        var files = try exchange.attachments
        do {
            try NotRecorded.unless { try files.keep(exchange.scans) }
            let lines = try await lines(exchange)
            form.fields = form.fields.filter { !["lines", "rows"].contains($0.name) && !$0.name.hasPrefix("row.") }
            form.fields.append((form["step"] == "paste" ? "lines" : "rows", lines.text))
            if form["step"] == "paste" { return try page(exchange, form, kept: files.uploads) }
            let code = Self.code(form)
            if form["step"] == "record", form.all("confirm").contains(code) {
                return try record(registration, lines, form, papers: files.papers(of: .noticeReceived), exchange)
            }
            let checked = try NotRecorded.unless {
                try registration.checked(lines, form.typed, try exchange.dryRun)
            }
            return try page(
                exchange, form,
                checked: .init(
                    checked, text: lines.text, day: form["day"] ?? "", code: code,
                    hasInstruction: exchange.store.rules.hasInstruction), kept: files.uploads)
        } catch let failure as NotRecorded {
            return try page(exchange, form, kept: files.uploads, failure: failure)
        } catch let failure as OldLedgerFile.Failure {
            return try page(
                exchange, form, kept: files.uploads, failure: .refused(Refusal(of: "lines", failure.description)))
        }
    }

    /// What was pasted or sent as a file, with what was typed into its lines.
    private static func lines(_ exchange: Exchange) async throws -> [SeriesLine] {
        let form = exchange.form
        var lines = SeriesLine.kept(form["rows"] ?? "")
        lines.take(form.typed)
        if let mend = form["mend"] { lines.mend(mend) }
        lines.removeAll(where: \.isEmpty)
        lines += SeriesLine.lines(form["lines"] ?? "")
        guard let sheet = exchange.form.uploads.first(where: { $0.field == "table" }) else { return lines }
        let name = FileStore.cleanName(sheet.name)
        try OldLedgerFile.check(sheet.content, name: name)
        return lines + SeriesLine.lines(try await OldLedgerFile.text(sheet.content, name: name).lines)
    }

    /// No list of three hundred suits is longer.
    private static let longest = 150_000

    /// What is confirmed must be what was shown: all but the files, which are kept already.
    private static func code(_ form: Form) -> String {
        let said = form.fields.filter {
            !["kept", "step", "mend"].contains($0.name) && !Form.envelope.contains($0.name) && !$0.value.isEmpty
        }.sorted { ($0.name, $0.value) < ($1.name, $1.value) }
        return Digest(of: Array(Form(TypedFields(said)).draft.utf8)).hex
    }

    private static func record(
        _ registration: SeriesRegistration, _ lines: [SeriesLine], _ form: Form, papers: [Value], _ exchange: Exchange
    ) throws -> Reply {
        let cases = try NotRecorded.unless {
            do {
                return try registration.record(
                    lines, form.typed, papers: papers, try exchange.request(confirmed: []))
            } catch let failure as NotOfAll {
                guard let refusal = failure.reason as? Refusal else { throw failure.reason }
                throw Refusal(of: "lines", "第\(failure.place + 1)行：\(refusal.description)")
            }
        }
        try exchange.store.dropDraft(form: exchange.path, account: try exchange.actor.account)
        let next = exchange.store.rules.hasInstruction ? "请打印收文签批单呈批，批示后一并登记批示、转送。" : "请一并转送承办单位。"
        guard let first = cases.first, try exchange.maySee(first) else {
            return .see(SiteURL.desk, saying: "已登记\(cases.count)件，转由应诉机关自己的收文机构办理。")
        }
        return .see(SiteURL.series(first), saying: "已登记\(cases.count)件。\(next)")
    }
}
