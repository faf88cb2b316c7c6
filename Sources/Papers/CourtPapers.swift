import Casework
import Docket
import Rulebook

/// 交法院的材料: papers for the court of one instance, each in the text that was approved for it; evidence as its list has it.
struct CourtPapers {
    private let file: CaseFile
    private let proceeding: String?
    /// The digest of the text approved last, by kind and unit: what was returned, or approved and replaced, stays here.
    private var approved: [String: String] = [:]
    /// Pieces of evidence that were approved, by unit and name, the last text of each; a unit whose submissions name none hands in what its list has.
    private var evidenceOf: [String: [String: String]] = [:]

    /// - Parameter proceeding: nil for the newest instance of which something was approved.
    init(_ derivation: Derivation, proceeding: String?) {
        let (file, submissions) = (derivation.file, derivation.approvedSubmissions)
        self.file = file
        let names = Dictionary(
            CasePapers(file: file).all.compactMap { paper in paper.digest.map { ($0, paper.name) } },
            uniquingKeysWith: { _, last in last })
        self.proceeding = proceeding ?? submissions.last?.context.first(.proceeding) ?? file.instances.current?.id
        for submitted in submissions where submitted.isOf(proceeding: self.proceeding) {
            for paper in submitted.entry["papers"]?.list ?? [] {
                guard let kind = paper["kind"]?.text, let digest = paper["digest"]?.text else { continue }
                let unit = submitted.context.first(.unit)
                approved[Self.key(kind, unit)] = digest
                if kind == "evidence" { evidenceOf[unit ?? "", default: [:]][names[digest] ?? digest] = digest }
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
            if paper.kind == "evidence" { return goesAlong(paper, evidence) }
            return paper.digest.map { texts.contains("\(paper.kind)|\($0)") } ?? false
        }
        // The same bytes handed in for two instances are one paper of this one.
        let own = Set(
            chosen.map(\.paper).filter { $0.proceeding == proceeding }.map { "\($0.kind)|\($0.digest ?? "")" })
        func place(_ attachment: CaseBundle.Attachment) -> Int {
            attachment.paper.file.flatMap(evidence.firstIndex(of:)).map { $0 + 1 } ?? 0
        }
        return chosen.filter {
            $0.paper.proceeding == proceeding || $0.paper.kind == "evidence"
                || !own.contains("\($0.paper.kind)|\($0.paper.digest ?? "")")
        }
        .enumerated().sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }.map(\.element)
    }

    /// What was approved, piece by piece; where only a list was, the pieces of that list.
    private func goesAlong(_ paper: CasePapers.Paper, _ evidence: [String]) -> Bool {
        // What nobody's name stands on may be any unit's.
        let units =
            paper.unit.map { [$0] }
            ?? Array(
                Set(evidenceOf.keys).union(approved.keys.compactMap { $0.split(separator: "|").last.map(String.init) }))
        if let digest = paper.digest, units.contains(where: { evidenceOf[$0]?.values.contains(digest) ?? false }) {
            return true
        }
        let listed = units.contains { evidenceOf[$0] == nil && approved[Self.key("evidence-list", $0)] != nil }
        return listed && paper.file.map(evidence.contains) ?? false
    }

    /// Files that stand, those of the units' lists first and in their order.
    private var evidence: [String] {
        let units = Set(file.items(of: .evidenceListed).map { $0.context.first(.unit) })
        var listed = units.flatMap { unit in
            CaseEvidence(file: file, unit: unit, proceeding: proceeding).items.filter(\.isListed).compactMap(\.file)
        }
        listed += CasePapers(file: file).current("evidence").compactMap(\.file).filter { !listed.contains($0) }
        return listed
    }
}
