import Casework
import Docket
import LegalCalendar
import Rulebook

/// 立卷: what goes into 正卷 and 副卷, in order, what is missing, and who still holds which original (第十八条).
enum ArchivePage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        let derivation = try exchange.derivation()
        let file = derivation.file
        let papers = CasePapers(file: file)
        let missing = missing(derivation, papers)
        let originals = file.items.compactMap { item -> Model? in
            item.entry["original"]?.text.map { ["what": "\(item.day.shortChinese)　\(derivation.rules.vocabulary.title(item.kind))", "holder": $0] }
        }
        let archived = file.last("archived")?.entry
        let unit = derivation.responsible(in: file.things(.proceeding).last?.id).units.first?.unit ?? ""
        return try exchange.page(
            "archive",
            [
                "title": "立卷归档", "case": CaseHead(derivation, exchange).model, "main": volume(papers.all.filter { !$0.isInner }), "inner": volume(papers.all.filter(\.isInner)),
                "missing": missing, "has-missing": !missing.isEmpty, "originals": originals, "has-originals": !originals.isEmpty,
                "open": open(derivation, exchange.today), "is-archived": archived != nil, "file-number": archived?["file-number"]?.text ?? "",
                "record": "/cases/\(exchange.caseID)/record/\(file.last("closed") == nil ? "closed" : "archived")?unit=\(Form.percentEncoded(unit))",
                "record-title": file.last("closed") == nil ? "先登记结案" : "登记归档",
            ])
    }

    /// 卷内目录: numbered in the order they came.
    private static func volume(_ papers: [CasePapers.Paper]) -> [Model] {
        papers.enumerated().map { index, paper in
            [
                "number": index + 1, "title": PaperKind.title(paper.kind), "name": paper.name, "day": paper.entry.day.description, "version": paper.version,
                "no-file": paper.file == nil,
            ]
        }
    }

    /// Papers that the case's own course says there must be.
    private static func missing(_ derivation: Derivation, _ papers: CasePapers) -> [String] {
        let file = derivation.file
        var wanted = derivation.rules.approvals.flatMap(\.papers)
        if file.notice != nil { wanted.insert("notice", at: 0) }
        if file.first("filed-with-court") != nil { wanted.append("receipt") }
        if !file.things(.decision).isEmpty { wanted.append("judgment") }
        if file.first("loss-report-submitted") != nil { wanted.append("loss-report") }
        if file.first("recommendation-replied") != nil { wanted.append("advice-reply") }
        return wanted.filter { papers.newest($0) == nil }.map(PaperKind.title)
    }

    private static func open(_ derivation: Derivation, _ today: CivilDay) -> [String] {
        derivation.duties().filter {
            $0.norm.force == .duty && [.open, .overdue, .undated].contains($0.status(on: today)) && $0.norm.fulfilledBy.triggers.allSatisfy { $0.kind != "archived" }
        }.map(\.norm.what)
    }
}
