import Casework
import Docket
import Rulebook
import Store
import Work

/// 登记所需: what pages that record take from what was sent.
extension Exchange {
    /// What came with the form before; what comes now is kept by `draft`.
    var attachments: Attachments {
        get throws {
            try Attachments(
                store, of: try actor.account, kept: form.all("kept"), instant: site.clock.real)
        }
    }

    var scans: [Attachments.File] {
        form.uploads.filter { $0.field == "scan" }.map {
            .init(name: $0.name, content: $0.content, problem: $0.problem)
        }
    }

    /// 材料 of a case that the reader sees.
    func papersSeen(_ derivation: Derivation) throws -> [CasePapers.Paper] {
        CasePapers(file: derivation.file).all.filter(Sight(try reader, derivation).sees)
    }

    /// The entry that was typed, with its scans and the file of the inbox it was filled from as its papers.
    /// - Parameter files: keeps the scans, whatever else is wrong with the form.
    /// - Throws: `NotRecorded`.
    func draft(
        _ kind: Kind, of typed: TypedFields? = nil, with files: inout Attachments,
        among papers: [CasePapers.Paper] = []
    ) throws -> Draft {
        try NotRecorded.unless {
            try files.keep(scans)
            var draft = try EntryDraft.draft(typed ?? form.typed, of: kind, in: store.rules.vocabulary)
            try Attachments.check(draft.fields, among: papers)
            var all = (draft.fields["papers"]?.list ?? []) + files.papers(of: kind.name)
            if let id = form["inbox"], let paper = try Inbox(reading).paper(id, of: caseID, besides: all) {
                all.append(paper)
            }
            if !all.isEmpty { draft.fields["papers"] = .list(all) }
            return draft
        }
    }

    /// The file of the inbox that the form is filled from.
    var inboxItem: InboxItem? {
        get throws { try (form["inbox"] ?? query["inbox"]).flatMap { try Inbox(reading).item($0) } }
    }

    /// After a docket was opened: on to it, or back to the desk where it is another organ's.
    func opened(_ id: String, saying words: String) throws -> Reply {
        guard try maySee(id) else { return .see(SiteURL.desk, saying: "已登记，转由应诉机关自己的收文机构办理。") }
        return .see(SiteURL.docket(id), saying: words)
    }

    func takeInboxItem(to caseID: String) throws {
        if let id = form["inbox"] { try Inbox(reading).take(id, to: caseID) }
    }

    /// 表格: the file comes once, then its place in the store goes along from step to step. Nil where none came.
    /// - Throws: `OldLedgerFile.Failure` for what can be no table.
    func keptTable(_ field: String) throws -> (bytes: [UInt8], kept: Upload)? {
        let account = try actor.account
        if let upload = form.uploads.first(where: { $0.field == field }) {
            let name = FileStore.cleanName(upload.name)
            try OldLedgerFile.check(upload.content, name: name)
            let kept = try store.keepUpload(
                upload.content, name: name, account: account, instant: site.clock.real)
            return (upload.content, kept)
        }
        guard let kept = try form["kept"].flatMap({ try store.upload($0, of: account) }),
            let digest = Digest(hex: kept.digest)
        else { return nil }
        return (try store.files.get(kept.file, digest: digest), kept)
    }
}
