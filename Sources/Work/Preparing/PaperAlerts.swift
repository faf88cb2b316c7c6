import Casework
import Docket
import Papers
import Rulebook
import Store

/// 文书警示: what is wrong with the papers of a step before it is done: another text than the approved one, blanks nobody filled, data that changed since.
public struct PaperAlerts: Sendable {
    let form: EntryForm
    let maker: PaperMaker

    public init(_ form: EntryForm, _ maker: PaperMaker) { (self.form, self.maker) = (form, maker) }

    public var all: [String] {
        get throws {
            guard [.submittedForApproval, .sealed, .filedWithCourt].contains(form.kind.name) else { return [] }
            return form.replaced + (try form.papers.flatMap { try unfilled($0) + stale($0) })
        }
    }

    /// A paper that was made and handed in as it was made.
    private func unfilled(_ paper: CasePapers.Paper) throws -> [String] {
        guard paper.name.lowercased().hasSuffix(".docx"), let file = paper.file,
            let digest = paper.digest.flatMap(Digest.init(hex:))
        else { return [] }
        // What can't be read as .docx is looked at by a person anyway.
        guard let lines = try? PaperText.lines(of: try maker.store.files.get(file, digest: digest)) else {
            return []
        }
        let blanks = lines.filter { $0.contains("【待填") || $0.contains("【由承办单位") }.count
        return blanks == 0 ? [] : ["\(PaperKind.title(paper.kind))（\(paper.name)）还有\(blanks)处【待填】或者【由承办单位撰写】没有写"]
    }

    private func stale(_ paper: CasePapers.Paper) throws -> [String] {
        guard paper.entry.sequence > 0 else { return [] }
        let changes = try maker.changes(
            paper.kind, of: form.caseID, form.derivation, since: paper.entry.sequence, proceeding: paper.proceeding,
            unit: paper.unit)
        return changes.isEmpty
            ? []
            : [
                "\(PaperKind.title(paper.kind))交来以后案件数据变了："
                    + changes.map { "\($0.title)：\($0.old) → \($0.new)" }.joined(separator: "；")
            ]
    }
}
