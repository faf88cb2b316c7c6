import Casework
import Docket
import LegalCalendar
import Papers
import Store

/// 迁入旧台账: a file, which of its columns is which, a dry run line by line, and then all or nothing.
enum ImportPage {
    private static let shownProblems = 200

    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        try exchange.page("import", ["title": "迁入旧台账", "columns": OldLedger.columns])
    }

    private static func refused(_ exchange: Exchange, _ message: String) throws -> Reply {
        try exchange.page(
            "import", ["title": "迁入旧台账", "columns": OldLedger.columns, "problem": message, "has-problem": true],
            status: 422)
    }

    /// The file comes once, then its place in the store goes along from step to step.
    private static func content(_ exchange: Exchange) throws -> (
        bytes: [UInt8], name: String, file: String, digest: String
    )? {
        let form = exchange.form
        if let upload = form.uploads.first(where: { $0.field == "file" }) {
            let name = FileStore.cleanName(upload.name)
            let ending = name.split(separator: ".").last?.lowercased() ?? ""
            guard ["xlsx", "csv", "txt", "tsv"].contains(ending) else {
                let hint = ["xls", "et", "ods", "numbers"].contains(ending) ? "，请在 WPS 或 Excel 里另存为 .xlsx 后再试" : ""
                throw LedgerFile.Failure(description: "“\(name)”不是 .xlsx 或 .csv 文件\(hint)")
            }
            guard !upload.content.isEmpty, upload.content.count <= FileStore.limit else {
                throw LedgerFile.Failure(description: "“\(name)”是空的，或者超过 50 MB")
            }
            let kept = try exchange.store.keepUpload(
                upload.content, name: name, account: try exchange.actor.account, instant: exchange.site.clock.real)
            return (upload.content, name, kept.file, kept.digest)
        }
        guard let file = form["kept"], try exchange.store.upload(file, of: try exchange.actor.account) != nil,
            let digest = form["digest"].flatMap(Digest.init(hex:))
        else {
            return nil
        }
        return (try exchange.store.files.get(file, digest: digest), form["name"] ?? "", file, digest.hex)
    }

    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        let form = exchange.form
        try form.allow {
            ["file", "kept", "digest", "name", "in-use-from", "step", "sheet", "as-is"].contains($0)
                || $0.hasPrefix("column.")
        }
        do {
            guard let (bytes, name, kept, digest) = try content(exchange) else { return try refused(exchange, "请选择文件") }
            let sheet = form["sheet"].flatMap { $0.isEmpty ? nil : $0 }
            let file = try await LedgerFile.read(bytes, name: name, sheet: sheet)
            let chosen = Dictionary(
                OldLedger.columns.compactMap { column in
                    form["column.\(column)"].flatMap { Int($0) }.map { (column, $0) }
                }, uniquingKeysWith: { first, _ in first })
            let mapping =
                [nil, "sheet"].contains(form["step"])
                ? LedgerMapping(header: file.header) : LedgerMapping(header: file.header, chosen: chosen)
            let start = try startDay(form)
            let plan =
                mapping.isEnough ? try LedgerImport(file, mapping, into: exchange.store, today: exchange.today) : nil
            if form["step"] == "write", let plan, plan.problems.isEmpty, plan.questions.isEmpty || form["as-is"] != nil
            {
                try plan.write(
                    to: exchange.store, actor: try exchange.actor.account, start: start,
                    instant: exchange.site.clock.instant)
                try exchange.audit(
                    .ledgerImported,
                    ["rows": .integer(plan.dockets.count), "file": .text(name), "digest": .text(digest)])
                return .see(SiteURL.cases, saying: "已迁入 \(plan.dockets.count) 件，已有 \(plan.known) 件没有重复写入")
            }
            return try preview(exchange, file, mapping, plan, kept: (kept, digest, name))
        } catch let failure as LedgerFile.Failure {
            return try refused(exchange, failure.description)
        }
    }

    private static func startDay(_ form: Form) throws -> CivilDay? {
        let text = (form["in-use-from"] ?? "").trimmingBlanks
        guard !text.isEmpty else { return nil }
        guard let day = CivilDay.read(text) else { throw LedgerFile.Failure(description: "启用日没有这一天：\(text)") }
        return day
    }

    private static func preview(
        _ exchange: Exchange, _ file: LedgerFile, _ mapping: LedgerMapping, _ plan: LedgerImport?,
        kept: (file: String, digest: String, name: String)
    ) throws -> Reply {
        let problems = plan?.problems ?? []
        let bad = Set(problems.map(\.line)).count
        return try exchange.page(
            "import",
            [
                "title": "迁入旧台账", "columns": OldLedger.columns, "has-file": true, "kept": kept.file,
                "digest": kept.digest, "name": kept.name, "rows": file.rows.count,
                "in-use-from": exchange.form["in-use-from"]
                    ?? (try exchange.store.inUseFrom() ?? exchange.today).description,
                "mapping": OldLedger.columns.map { column -> Model in
                    let options = [
                        ["value": "", "title": "（没有这一列）", "selected": mapping.columns[column] == nil] as Model
                    ]
                    let named = file.header.enumerated().filter { !$0.element.isEmpty }.map { index, name -> Model in
                        ["value": index, "title": name, "selected": mapping.columns[column] == index]
                    }
                    return [
                        "column": column, "options": options + named, "is-required": ["收到日期", "原告"].contains(column),
                        "sample": sample(file, mapping.columns[column]),
                    ]
                }, "unused": mapping.unused.joined(separator: "、"), "has-unused": !mapping.unused.isEmpty,
                "is-enough": plan != nil, "new": plan?.dockets.count ?? 0,
                "known": plan?.known ?? 0, "problems": problems.prefix(shownProblems).map(\.description),
                "has-problems": !problems.isEmpty, "bad": bad,
                "remarks": (file.remarks + (plan?.remarks ?? [])).prefix(20).map { $0 },
                "questions": (plan?.questions ?? []).prefix(shownProblems).map(\.description),
                "has-questions": !(plan?.questions.isEmpty ?? true),
                "asked": Set((plan?.questions ?? []).map(\.line)).count,
                "sheets": file.sheets.filter { !$0.isHidden }.map {
                    ["name": $0.name, "selected": $0.name == file.chosen] as Model
                }, "has-sheets": file.sheets.filter { !$0.isHidden }.count > 1,
                "more": problems.count > shownProblems ? problems.count - shownProblems : 0,
                "has-more": problems.count > shownProblems,
                "can-write": plan != nil && problems.isEmpty && !(plan?.dockets.isEmpty ?? true),
            ], status: problems.isEmpty ? 200 : 422)
    }

    private static func sample(_ file: LedgerFile, _ index: Int?) -> String {
        guard let index else { return "" }
        return file.rows.lazy.compactMap { $0.cells.indices.contains(index) ? $0.cells[index].trimmingBlanks : nil }
            .first { !$0.isEmpty }.map { String($0.prefix(30)) } ?? ""
    }
}
