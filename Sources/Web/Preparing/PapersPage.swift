import Casework
import Docket
import LegalCalendar
import Papers
import Rulebook
import Store
import Work

/// 案件材料: the checklist of article 6, many files at once sorted by their names, versions, and the papers made from the docket.
enum PapersPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply { try page(exchange) }

    private static func page(_ exchange: Exchange, problems: [String] = [], sorting: PaperSorting? = nil) throws
        -> Reply
    {
        let derivation = try exchange.derivation()
        let board = PaperBoard(
            derivation, of: exchange.caseID, try exchange.paperScope(derivation), try exchange.reading,
            try exchange.papers)
        let model = try PapersModel(
            board, derivation, exchange.caseID, names: try exchange.displayNames, problems: problems,
            sorting: sorting, kind: exchange.query["kind"])
        return try exchange.page(
            "Preparing/papers", of: model, status: problems.isEmpty && sorting == nil ? 200 : 422)
    }

    /// All files or none: one that may not be kept refuses the upload and names itself.
    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        let form = exchange.form
        try form.allow(
            { ["unit", "proceeding", "kind", "files", "kept"].contains($0) || $0.hasPrefix("class.") },
            several: ["kept"])
        let sent = form.uploads.filter { $0.field == "files" }
        let kept = try exchange.attachments.uploads
        let problems = sent.isEmpty && kept.isEmpty ? ["请选择文件"] : sent.compactMap(\.problem)
        guard problems.isEmpty else { return try page(exchange, problems: problems) }
        func chosen(_ field: String) -> PaperKind? { form[field].flatMap { PaperKind.kind($0) } }
        let account = try exchange.actor.account
        let sorting = try PaperSorting(
            kept: kept.map { .init($0, as: chosen("class.\($0.file)")) },
            sent: sent.map { (FileStore.cleanName($0.name), $0.content) }, as: chosen("kind")
        ) { name, content in
            try exchange.store.keepUpload(content, name: name, account: account, instant: exchange.site.clock.real)
        }
        guard !sorting.isUnsorted else { return try page(exchange, sorting: sorting) }
        let derivation = try exchange.derivation()
        let scope = try exchange.paperScope(derivation)
        let drafts = try sorting.drafts(scope, in: derivation.file, exchange.store, on: exchange.today)
        do {
            try exchange.store.record(drafts, on: exchange.caseID, try exchange.request(confirmed: ["*"]))
        } catch NotRecorded.refused(let refusal) {
            // The files stay with the form.
            return try page(exchange, problems: refusal.violations.map(\.message), sorting: sorting)
        }
        return .see(SiteURL.papers(exchange.caseID, SiteURL.of(scope)), saying: "已收 \(sorting.pieces.count) 个文件")
    }

    /// 生成: a paper as .docx, filled from the docket.
    @Sendable static func generate(_ exchange: Exchange) async throws -> Reply {
        let kind = (exchange.parameters["kind"] ?? "").replacing(".docx", with: "")
        let (bytes, _) = try exchange.made(kind)
        return .download(bytes, name: "\(PaperKind.title(kind)).docx", contentType: FileStore.FileType.docx.contentType)
    }

    @Sendable static func download(_ exchange: Exchange) async throws -> Reply {
        guard let file = exchange.parameters["file"],
            let paper = try exchange.papersSeen(try exchange.derivation()).first(where: { $0.file == file }),
            let digest = paper.digest.flatMap(Digest.init(hex:))
        else { throw PageError.absent }
        let bytes = try exchange.store.files.get(file, digest: digest)
        let type = (try? FileStore.type(name: paper.name, content: bytes))?.contentType ?? "application/octet-stream"
        return .download(bytes, name: paper.name, contentType: type)
    }
}

extension Exchange {
    /// Whose papers, and for which instance.
    func paperScope(_ derivation: Derivation) throws -> PaperScope {
        guard
            let scope = PaperScope(
                derivation, try reader, unit: query["unit"] ?? form["unit"],
                proceeding: query["proceeding"] ?? form["proceeding"])
        else { throw PageError.absent }
        return scope
    }

    /// A paper that the reader may make, filled from the docket.
    func made(_ kind: String) throws -> (bytes: [UInt8], scope: PaperScope) {
        let derivation = try derivation()
        guard PaperGap.mayMake(kind, derivation, try reading) else { throw PageError.absent }
        let scope = try paperScope(derivation)
        guard
            let bytes = try papers.bytes(
                kind, of: caseID, derivation, unit: scope.unit, proceeding: scope.proceeding)
        else { throw PageError.absent }
        return (bytes, scope)
    }
}
