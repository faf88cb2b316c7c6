public import Casework
import Docket
public import LegalCalendar
public import Papers
import Rulebook
public import Store

/// 立卷: what goes into 正卷 and 副卷, in order, what is missing, and who still holds which original (第十八条).
enum ArchivePage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        let derivation = try exchange.derivation()
        let file = derivation.file
        let papers = CasePapers(file: file)
        let reader = try exchange.reader
        let missing = missing(derivation, papers)
        let originals = file.items.compactMap { item -> Model? in
            item.entry["original"]?.text.map {
                ["what": "\(item.day.shortChinese)　\(derivation.rules.vocabulary.title(item.kind))", "holder": $0]
            }
        }
        let archived = file.last(.archived)?.entry
        let unit = derivation.responsible(in: file.things(.proceeding).last?.id).units.first?.unit ?? ""
        return try exchange.page(
            "archive",
            [
                "title": "立卷归档", "all-path": SiteURL.bundle(exchange.caseID, "all"),
                "lawyer-path": SiteURL.bundle(exchange.caseID, "lawyer"),
                "courts": courts(file, exchange.caseID),
                "case": CaseHead(derivation, exchange).model, "main": volume(papers.all.filter { !$0.isInner }),
                "inner": volume(papers.all.filter { $0.isInner && Access.sees($0, reader) }),
                "missing": missing, "has-missing": !missing.isEmpty, "originals": originals,
                "has-originals": !originals.isEmpty,
                "open": open(derivation, exchange.today), "is-archived": archived != nil,
                "file-number": archived?["file-number"]?.text ?? "",
                "record":
                    SiteURL.record(
                        exchange.caseID, file.last(.closed) == nil ? .closed : .archived,
                        SiteURL.query(["unit": unit])),
                "record-title": file.last(.closed) == nil ? "先登记结案" : "登记归档",
            ])
    }

    /// 卷内目录: numbered in the order they came.
    private static func volume(_ papers: [CasePapers.Paper]) -> [Model] {
        papers.enumerated().map { index, paper in
            [
                "number": index + 1, "title": PaperKind.title(paper.kind), "name": paper.name,
                "day": paper.entry.day.description, "version": paper.version,
                "no-file": paper.file == nil,
            ]
        }
    }

    /// Papers that the case's own course says there must be.
    private static func missing(_ derivation: Derivation, _ papers: CasePapers) -> [String] {
        let file = derivation.file
        var wanted = derivation.rules.approvals.flatMap(\.papers)
        if file.notice != nil { wanted.insert("notice", at: 0) }
        if file.first(.filedWithCourt) != nil { wanted.append("receipt") }
        if !file.things(.decision).isEmpty { wanted.append("judgment") }
        if file.first(.lossReportSubmitted) != nil { wanted.append("loss-report") }
        if file.first(.recommendationReplied) != nil { wanted.append("advice-reply") }
        return wanted.filter { papers.newest($0) == nil }.map(PaperKind.title)
    }

    private static func open(_ derivation: Derivation, _ today: CivilDay) -> [String] {
        derivation.duties().filter {
            $0.norm.force == .duty && [.open, .overdue, .undated].contains($0.status(on: today))
                && $0.norm.fulfilledBy.triggers.allSatisfy { $0.kind != .archived }
        }.map(\.norm.what)
    }

    /// For the court of each instance that has something approved.
    private static func courts(_ file: CaseFile, _ caseID: String) -> [Model] {
        let approved = Set(file.approvedSubmissions.compactMap { $0.context.first(.proceeding) })
        let path = SiteURL.bundle(caseID, "court")
        guard !approved.isEmpty else { return [["path": path, "title": ""]] }
        let several = file.things(.proceeding).count > 1
        return file.things(.proceeding).filter { approved.contains($0.id) }.map { thing in
            [
                "path": "\(path)?proceeding=\(thing.id)",
                "title": several ? Words.title(thing["kind"]?.text ?? "first") : "",
            ]
        }
    }

    /// 案卷包: all of it, or what goes to the court.
    @Sendable static func bundle(_ exchange: Exchange) async throws -> Reply {
        let purpose = exchange.parameters["for"] ?? ""
        guard purpose.hasSuffix(".zip"), let purpose = CaseBundle.Purpose(rawValue: String(purpose.dropLast(4))) else {
            throw PageError.absent
        }
        // The whole volume, and the docket in it, are for who may see the inner volume.
        guard try purpose == .lawyer || Access.sees(inner: nil, exchange.reader) else { throw PageError.absent }
        let file = try exchange.derivation().file
        let proceeding = exchange.query["proceeding"]
        guard proceeding.map({ file.thing(.proceeding, $0) != nil }) ?? true else { throw PageError.absent }
        let bytes = try BundleMaker.bytes(
            exchange.store, exchange.caseID, templates: exchange.site.paperTemplates, for: purpose,
            proceeding: proceeding, reader: try exchange.reader,
            day: exchange.today)
        guard let bytes else { throw PageError.absent }
        try exchange.audit(.bundleExported, ["case": .text(exchange.caseID), "for": .text(purpose.rawValue)])
        let number =
            proceeding.flatMap { file.thing(.proceeding, $0)?.number } ?? file.things(.proceeding).last?.number
            ?? exchange.caseID
        return .download(bytes, name: "案卷\(number)\(purpose.title).zip", contentType: "application/zip")
    }
}

/// Reads a case's stored files, each checked against its digest, and packs them.
public enum BundleMaker: Sendable {
    /// Nil if there is no such case.
    public static func bytes(
        _ store: CaseStore, _ id: String, templates: [String: PaperTemplate], for purpose: CaseBundle.Purpose,
        proceeding: String? = nil, reader: Actor? = nil, day: CivilDay
    )
        throws -> [UInt8]?
    {
        guard let derivation = try reader.map({ try store.view(id, of: $0) }) ?? store.derivation(id) else {
            return nil
        }
        let papers = CasePapers(file: derivation.file).all.filter { paper in
            reader.map { Access.sees(paper, $0) } ?? true
        }
        let attachments = try papers.compactMap { paper -> CaseBundle.Attachment? in
            guard let file = paper.file, let digest = paper.digest.flatMap(Digest.init(hex:)) else { return nil }
            return CaseBundle.Attachment(paper: paper, content: try store.files.get(file, digest: digest))
        }
        let values = PaperFields.values(derivation, day: day)
        let index = try [("卷内文件目录.docx", "archive-index"), ("备考表.docx", "archive-note")].compactMap { name, kind in
            try templates[kind].map { (name: name, content: try $0.fill(values)) }
        }
        return try CaseBundle.bytes(
            derivation, entries: try store.caseEntries(id),
            isShown: { entry in reader.map { Access.sees(entry, $0, derivation.organisation) } ?? true },
            attachments: attachments, index: index,
            purpose: purpose, proceeding: proceeding, madeOn: day)
    }
}
