public import Casework
import Docket
public import LegalCalendar
public import Papers
import Rulebook
public import Store

/// 案卷包: reads a case's stored files, each checked against its digest, and packs them.
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
        let sight = reader.map { Sight($0, derivation) }
        let papers = CasePapers(file: derivation.file).all.filter { sight?.sees($0) ?? true }
        let attachments = try papers.compactMap { paper -> CaseBundle.Attachment? in
            guard let file = paper.file, let digest = paper.digest.flatMap(Digest.init(hex:)) else { return nil }
            return CaseBundle.Attachment(paper: paper, content: try store.files.get(file, digest: digest))
        }
        let values = PaperFields.values(derivation, day: day, names: try store.displayNames())
        let index = try [("卷内文件目录.docx", "archive-index"), ("备考表.docx", "archive-note")].compactMap { name, kind in
            try templates[kind].map { (name: name, content: try $0.fill(values)) }
        }
        return try CaseBundle.bytes(
            derivation, entries: try store.caseEntries(id),
            isShown: { sight?.sees($0) ?? true },
            attachments: attachments, index: index,
            purpose: purpose, proceeding: proceeding, madeOn: day)
    }
}
