import Casework
import Docket
import Rulebook
import Store

/// 随表的文件: what is uploaded with a form, what came with it before, and what it may name.
enum RecordFiles {
    /// Scans become papers of the entry; a file that may not be kept refuses the whole form.
    /// - Returns: what was uploaded now and with the forms before it, to go along if the form comes again.
    @discardableResult
    static func attach(_ exchange: Exchange, to draft: inout Draft) throws -> [Upload] {
        var papers = draft.fields["papers"]?.list ?? []
        var uploads = try kept(exchange)
        for upload in exchange.form.uploads where upload.field == "scan" {
            let name = FileStore.cleanName(upload.name)
            if let problem = upload.problem {
                throw Refusal([.init(code: "shape", field: "scan", message: problem)])
            }
            uploads.append(
                try exchange.store.keepUpload(
                    upload.content, name: name, account: try exchange.actor.account, instant: exchange.site.clock.real))
        }
        for upload in uploads {
            // What comes with an entry is known by the entry.
            let kind =
                Vocabulary.traits(draft.kind).original ?? PaperKind.guess(fileName: upload.name, amongPieces: false)?.id
                ?? "other"
            papers.append(
                .object([
                    "kind": .text(kind), "name": .text(upload.name), "digest": .text(upload.digest),
                    "file": .text(upload.file),
                ]))
        }
        try InboxPage.attach(exchange, to: &papers)
        if !papers.isEmpty { draft.fields["papers"] = .list(papers) }
        return uploads
    }

    /// Files that came with the form when it was sent before; only the sender's own.
    static func kept(_ exchange: Exchange) throws -> [Upload] {
        let account = try exchange.actor.account
        return try exchange.form.all("kept").compactMap { try exchange.store.upload($0, of: account) }
    }

    static func models(_ uploads: [Upload]) -> [Model] { uploads.map { ["name": $0.name, "file": $0.file] } }

    /// A form names only files that are papers of this case and the reader's to see; all others come by upload or from his inbox.
    static func check(_ fields: [String: Value], _ exchange: Exchange) throws {
        let named = fields.values.flatMap(files)
        guard !named.isEmpty else { return }
        let reader = try exchange.reader
        let known =
            exchange.parameters["id"] == nil
            ? [] : CasePapers(file: try exchange.derivation().file).all.filter { Access.sees($0, reader) }
        for (file, digest, name) in named {
            guard known.contains(where: { $0.file == file && $0.digest == digest }),
                name.map({ FileStore.cleanName($0) == $0 }) ?? true
            else {
                throw Refusal([.init(code: "shape", field: "papers", message: "所指的文件不在本案材料里，请用上传的方式附上")])
            }
        }
    }

    private static func files(_ value: Value) -> [(file: String, digest: String?, name: String?)] {
        switch value {
        case .list(let list): list.flatMap(files)
        case .object(let object):
            object["file"]?.text.map { [($0, object["digest"]?.text, object["name"]?.text)] }
                ?? object.values.flatMap(files)
        default: []
        }
    }
}
