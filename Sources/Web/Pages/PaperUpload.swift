import Casework
import Docket
import Papers
import Rulebook
import Store

/// 上传材料: many files at once, sorted by their names; what a name does not say is asked before anything is recorded.
enum PaperUpload {
    /// A file that has come, and what it is taken for; nil has to be said by a person.
    struct Piece {
        let upload: Upload
        let kind: PaperKind?

        var model: Model {
            ["file": upload.file, "name": upload.name, "kinds": PapersPage.kinds(selected: kind?.id)]
        }
    }

    /// All files or none: one that may not be kept refuses the upload and names itself.
    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        let form = exchange.form
        try form.allow(
            { ["unit", "proceeding", "kind", "files", "kept"].contains($0) || $0.hasPrefix("class.") },
            several: ["kept"])
        let sent = form.uploads.filter { $0.field == "files" }
        let kept = try RecordFiles.kept(exchange)
        let problems = sent.isEmpty && kept.isEmpty ? ["请选择文件"] : sent.compactMap(\.problem)
        guard problems.isEmpty else { return try PapersPage.page(exchange, problems: problems) }
        let pieces = try kept.map { Piece(upload: $0, kind: chosen("class.\($0.file)", form)) } + keep(sent, exchange)
        guard pieces.allSatisfy({ $0.kind != nil }) else { return try PapersPage.page(exchange, unsorted: pieces) }
        let scope = try PapersPage.scope(exchange, try exchange.derivation())
        let drafts = try drafts(pieces, exchange, scope)
        _ = try exchange.store.change(exchange.caseID, try exchange.request(confirmed: ["*"])) { [drafts] _ in drafts }
        return .see(SiteURL.papers(exchange.caseID, scope.query), saying: "已收 \(pieces.count) 个文件")
    }

    private static func chosen(_ field: String, _ form: Form) -> PaperKind? {
        form[field].flatMap { PaperKind.kind($0) }
    }

    private static func keep(_ sent: [Form.Upload], _ exchange: Exchange) throws -> [Piece] {
        let account = try exchange.actor.account
        var taken: [String: Int] = [:]
        return try sent.map { upload in
            var name = FileStore.cleanName(upload.name)
            // Two files of one name sent together are two pieces, not two drafts of one.
            taken[name, default: 0] += 1
            if let count = taken[name], count > 1 { name = numbered(name, count) }
            let kept = try exchange.store.keepUpload(
                upload.content, name: name, account: account, instant: exchange.site.clock.real)
            return Piece(upload: kept, kind: chosen("kind", exchange.form) ?? PaperKind.guess(fileName: name))
        }
    }

    private static func drafts(_ pieces: [Piece], _ exchange: Exchange, _ scope: PapersPage.Scope) throws -> [Draft] {
        let several = try exchange.derivation().file.things(.proceeding).count > 1
        return try pieces.compactMap { piece in
            guard let kind = piece.kind, let digest = Digest(hex: piece.upload.digest) else { return nil }
            var fields: [String: Value] = [
                "paper-kind": .text(kind.id), "name": .text(piece.upload.name), "digest": .text(piece.upload.digest),
                "file": .text(piece.upload.file),
                "bytes": .integer(try exchange.store.files.get(piece.upload.file, digest: digest).count),
                "volume": kind.isInner ? "inner" : "main",
            ]
            // While there is one instance it goes without saying.
            if several { fields["proceeding"] = scope.proceeding.map { .text($0) } }
            fields["unit"] = scope.unit.map { .text($0) }
            return Draft(.paperAdded, day: exchange.today, fields)
        }
    }

    /// 测绘.pdf → 测绘（2）.pdf
    private static func numbered(_ name: String, _ count: Int) -> String {
        guard let dot = name.lastIndex(of: ".") else { return "\(name)（\(count)）" }
        return "\(name[..<dot])（\(count)）\(name[dot...])"
    }
}
