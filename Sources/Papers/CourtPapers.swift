import Casework
import Docket

/// 交法院的材料: papers for the court of one instance, each in the text that was approved for it; evidence as its list has it.
struct CourtPapers {
    private let file: CaseFile
    private let proceeding: String?
    /// The digest of the text approved last, by kind and unit: what was returned, or approved and replaced, stays here.
    private var approved: [String: String] = [:]

    /// - Parameter proceeding: nil for the newest instance of which something was approved.
    init(_ file: CaseFile, proceeding: String?) {
        self.file = file
        let submissions = file.approvedSubmissions
        self.proceeding = proceeding ?? submissions.last?.context.first(.proceeding) ?? file.currentProceeding?.id
        for submitted in submissions where submitted.isOf(proceeding: self.proceeding) {
            for paper in submitted.entry["papers"]?.list ?? [] {
                if let kind = paper["kind"]?.text, let digest = paper["digest"]?.text { approved[Self.key(kind, submitted.context.first(.unit))] = digest }
            }
        }
    }

    private static func key(_ kind: String, _ unit: String?) -> String { "\(kind)|\(unit ?? "")" }

    func select(_ all: [CaseBundle.Attachment]) -> [CaseBundle.Attachment] {
        let evidence = evidence
        let texts = Set(approved.map { key, digest in "\(key.prefix { $0 != "|" })|\(digest)" })
        let chosen = all.filter { attachment in
            let paper = attachment.paper
            guard !paper.isInner, PaperKind.forCourt.contains(paper.kind) else { return false }
            if paper.kind == "evidence" { return goesAlong(paper) && paper.file.map(evidence.contains) ?? false }
            return paper.digest.map { texts.contains("\(paper.kind)|\($0)") } ?? false
        }
        // The same bytes handed in for two instances are one paper of this one.
        let own = Set(chosen.map(\.paper).filter { $0.proceeding == proceeding }.map { "\($0.kind)|\($0.digest ?? "")" })
        func place(_ attachment: CaseBundle.Attachment) -> Int { attachment.paper.file.flatMap(evidence.firstIndex(of:)).map { $0 + 1 } ?? 0 }
        return chosen.filter { $0.paper.proceeding == proceeding || $0.paper.kind == "evidence" || !own.contains("\($0.paper.kind)|\($0.paper.digest ?? "")") }
            .enumerated().sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }.map(\.element)
    }

    /// Evidence that another instance has already goes along only with its unit's list of evidence for this one.
    private func goesAlong(_ paper: CasePapers.Paper) -> Bool {
        paper.proceeding == nil || paper.proceeding == proceeding || approved[Self.key("evidence-list", paper.unit)] != nil
    }

    /// Files in the order of the units' lists; without a list all that stand.
    private var evidence: [String] {
        let units = Set(file.items(of: "evidence-listed").map { $0.context.first(.unit) })
        let listed = units.flatMap { unit in CaseEvidence(file: file, unit: unit, proceeding: proceeding).items.filter(\.isListed).compactMap(\.file) }
        return listed.isEmpty ? CasePapers(file: file).current("evidence").compactMap(\.file) : listed
    }
}
