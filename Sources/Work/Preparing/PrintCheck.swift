import Casework
public import Docket
import LegalCalendar
public import Papers
import Rulebook
public import Store

/// 校验码查询: what a code at the foot of a print stands for, and what has changed since it was made.
public struct PrintCheck: Sendable {
    public struct Docket: Sendable {
        public let caseID: String
        public let title: String
        /// 案号 of the instance it was made for.
        public let number: String?
        public let scope: PaperScope
        /// Values are “—” for who may not read the paper.
        public let changes: [PaperChanges.Change]
        public let mayUpload: Bool
        /// What a signed scan of it is recorded as; nil where it is not the reader's to record.
        public let entry: Kind?
    }

    public let printed: PrintedPaper
    /// Nil for a blank form that belongs to no case.
    public let docket: Docket?

    /// Prints of a code that the reader may know of.
    public static func all(_ code: String, _ reading: Reading, _ maker: PaperMaker) throws -> [PrintCheck] {
        try reading.store.printed(code: code).compactMap { printed in
            guard let id = printed.caseID else { return PrintCheck(printed: printed, docket: nil) }
            // Of a case that is not the reader's: answered as if there were no such code.
            return try docket(id, printed, reading, maker).map { PrintCheck(printed: printed, docket: $0) }
        }
    }

    private static func docket(_ id: String, _ printed: PrintedPaper, _ reading: Reading, _ maker: PaperMaker) throws
        -> Docket?
    {
        guard let derivation = try reading.view(id) else { return nil }
        let (reader, unit) = (reading.reader, printed.unit.isEmpty ? nil : printed.unit)
        // Whose paper it is decides who reads what stands in it; who only reads learns that it changed, not from what to what.
        guard !reader.isHandlerOnly || unit == nil || unit == reader.unit else { return nil }
        let sight = reading.sight(derivation)
        if sight.standing.isWatching { return nil }
        let readsValues = sight.sees(inner: unit)
        let changes = try maker.changes(
            printed.kind, of: id, derivation, since: printed.sequence, proceeding: printed.proceeding, unit: unit,
            countingBlanks: true)
        let mayRecord = sight.mayRecord
        let entry = PaperKind.entries[printed.kind].flatMap { kind in
            mayRecord && !Vocabulary.standard.isOffice(kind) && PaperGap.mayRecord(kind, derivation, reading)
                ? derivation.rules.vocabulary.kind(kind) : nil
        }
        return Docket(
            caseID: id, title: derivation.file.title,
            number: derivation.file.thing(.proceeding, printed.proceeding)?.number,
            scope: PaperScope(unit: unit, proceeding: printed.proceeding.isEmpty ? nil : printed.proceeding),
            changes: readsValues ? changes : changes.map(\.withoutValues), mayUpload: mayRecord, entry: entry)
    }
}
