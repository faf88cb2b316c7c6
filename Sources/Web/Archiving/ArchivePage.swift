import Casework
import Docket
import LegalCalendar
import Papers
import Rulebook
import Store
import Work

/// 立卷归档: both volumes in order, what is missing, and the packages that leave the house.
enum ArchivePage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        let derivation = try exchange.derivation()
        let folder = ArchiveFolder(derivation, try exchange.reading)
        let line = CaseLine(derivation, exchange.caseID)
        return try exchange.page("Archiving/archive", of: ArchiveModel(folder, line, exchange.caseID))
    }

    /// 案卷包: all of it, or what goes to the court.
    @Sendable static func bundle(_ exchange: Exchange) async throws -> Reply {
        let purpose = exchange.parameters["for"] ?? ""
        guard purpose.hasSuffix(".zip"), let purpose = CaseBundle.Purpose(rawValue: String(purpose.dropLast(4))) else {
            throw PageError.absent
        }
        let reader = try exchange.reader
        // The whole volume, and the docket in it, are for who may see the inner volume.
        let derivation = try exchange.derivation()
        guard purpose == .lawyer || Sight(reader, derivation).mayReadInner else { throw PageError.absent }
        let file = derivation.file
        let proceeding = exchange.query["proceeding"]
        guard proceeding.map({ file.thing(.proceeding, $0) != nil }) ?? true,
            let bytes = try BundleMaker.bytes(
                exchange.store, exchange.caseID, templates: exchange.site.paperTemplates, for: purpose,
                proceeding: proceeding, reader: reader, day: exchange.today)
        else { throw PageError.absent }
        try exchange.audit(.bundleExported, ["case": .text(exchange.caseID), "for": .text(purpose.rawValue)])
        let thing = proceeding.flatMap { file.thing(.proceeding, $0) } ?? file.instances.numbered
        let name = "案卷\(thing?.number ?? exchange.caseID)\(purpose.title).zip"
        return .download(bytes, name: name, contentType: "application/zip")
    }
}
