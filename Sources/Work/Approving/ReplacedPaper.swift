import Casework
import Docket
import LegalCalendar
public import Papers
import Rulebook
import Store

/// 与报批稿不同: a paper that came after its matter was submitted, so that nobody seals or files another text than the approved one.
public struct ReplacedPaper: Sendable {
    public let words: String
    /// Line by line; nil where they can't be compared: that they differ is said all the same.
    public let difference: PaperDifference?
}

extension ApprovalSheet {
    public var replaced: [ReplacedPaper] {
        get throws {
            guard let entry, let submission else { return [] }
            let sight = reading.sight(derivation)
            return try CasePapers(file: derivation.file).replaced(
                since: entry, unit: submission["unit"]?.text, proceeding: submission["proceeding"]?.text
            ).map { approved, text, newest in
                let digest = newest.digest.flatMap(Digest.init(hex:))?.checkCode ?? "无杂凑值"
                let words =
                    "\(PaperKind.title(newest.kind))：报批的是第\(approved)稿，\(newest.entry.day.shortChinese)又收第\(newest.version)稿（\(digest)）"
                guard let text, sight.sees(text), sight.sees(newest) else {
                    return ReplacedPaper(words: words, difference: nil)
                }
                return ReplacedPaper(words: words, difference: try difference(text, newest))
            }
        }
    }

    /// Where both are .docx that can be read.
    private func difference(_ old: CasePapers.Paper, _ new: CasePapers.Paper) throws -> PaperDifference? {
        guard let before = try document(old), let after = try document(new) else { return nil }
        return try? PaperDifference(from: before, to: after)
    }

    private func document(_ paper: CasePapers.Paper) throws -> [UInt8]? {
        guard paper.name.lowercased().hasSuffix(".docx"), let file = paper.file,
            let digest = paper.digest.flatMap(Digest.init(hex:))
        else { return nil }
        return try reading.store.files.get(file, digest: digest)
    }
}
