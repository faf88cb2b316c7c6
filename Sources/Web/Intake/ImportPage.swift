import Casework
import Docket
import LegalCalendar
import Papers
import Store
import Work

/// 迁入旧台账: a file, which of its columns is which, a dry run line by line, and then all or nothing.
enum ImportPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        try exchange.keepInstallation("旧台账迁入")
        return try exchange.page("Intake/import", of: ImportModel())
    }

    private static func refused(_ exchange: Exchange, _ message: String) throws -> Reply {
        try exchange.page("Intake/import", of: ImportModel(problem: message), status: 422)
    }

    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        try exchange.keepInstallation("旧台账迁入")
        let form = exchange.form
        try form.allow {
            ["file", "kept", "in-use-from", "step", "sheet", "as-is"].contains($0) || $0.hasPrefix("column.")
        }
        do {
            guard let (bytes, kept) = try exchange.keptTable("file") else { return try refused(exchange, "请选择文件") }
            let sheet = form["sheet"].flatMap { $0.isEmpty ? nil : $0 }
            let file = try await OldLedgerFile.read(bytes, name: kept.name, sheet: sheet)
            let mapping = mapping(file, form)
            let start = try startDay(form)
            let plan =
                mapping.isEnough ? try OldLedgerPlan(file, mapping, into: exchange.store, today: exchange.today) : nil
            if form["step"] == "write", let plan, plan.problems.isEmpty, plan.questions.isEmpty || form["as-is"] != nil
            {
                return try write(plan, kept, start: start, exchange)
            }
            let shownStart = try form["in-use-from"] ?? (exchange.store.inUseFrom() ?? exchange.today).description
            let model = ImportModel(file, mapping, plan, kept, inUseFrom: shownStart)
            return try exchange.page("Intake/import", of: model, status: plan?.problems.isEmpty ?? true ? 200 : 422)
        } catch let failure as OldLedgerFile.Failure {
            return try refused(exchange, failure.description)
        }
    }

    /// As chosen on the page; guessed anew where another file or sheet is read.
    private static func mapping(_ file: OldLedgerFile, _ form: Form) -> OldLedgerMapping {
        guard ![nil, "sheet"].contains(form["step"]) else { return OldLedgerMapping(header: file.header) }
        let chosen = OldLedger.columns.compactMap { column in
            form["column.\(column)"].flatMap { Int($0) }.map { (column, $0) }
        }
        return OldLedgerMapping(
            header: file.header, chosen: Dictionary(chosen, uniquingKeysWith: { first, _ in first }))
    }

    private static func write(_ plan: OldLedgerPlan, _ kept: Upload, start: CivilDay?, _ exchange: Exchange) throws
        -> Reply
    {
        try plan.write(
            to: exchange.store, actor: try exchange.actor.account, start: start, instant: exchange.site.clock.instant)
        try exchange.audit(
            .ledgerImported,
            ["rows": .integer(plan.dockets.count), "file": .text(kept.name), "digest": .text(kept.digest)])
        return .see(SiteURL.cases, saying: "已迁入 \(plan.dockets.count) 件，已有 \(plan.known) 件没有重复写入")
    }

    private static func startDay(_ form: Form) throws -> CivilDay? {
        let text = (form["in-use-from"] ?? "").trimmingBlanks
        guard !text.isEmpty else { return nil }
        guard let day = CivilDay.read(text) else { throw OldLedgerFile.Failure(description: "启用日没有这一天：\(text)") }
        return day
    }
}
