import Casework
import Docket
import LegalCalendar
import Papers
import Rulebook
import Store
import Work

struct ArchiveModel: PageModel {
    struct Lines: PageModel {
        let rows: [String]
    }

    struct Paper: PageModel {
        let number: Int
        let title: String
        let name: String
        let day: String
        let version: Int
        let hasFile: Bool
    }

    struct Original: PageModel {
        let what: String
        let holder: String
    }

    let title = "立卷归档"
    let `case`: CaseLine
    let fileNumber: String?
    /// What is recorded next; nil once it is archived.
    let record: LinkModel?
    let missing: Lines?
    let open: [String]
    let all: String
    let lawyer: String
    let courts: [LinkModel]
    let main: [Paper]
    let inner: [Paper]
    let originals: [Original]

    init(_ folder: ArchiveFolder, _ line: CaseLine, _ caseID: String) {
        `case` = line
        fileNumber = folder.number
        let unit = SiteURL.query(["unit": folder.unit])
        let record = LinkModel(
            title: folder.next == .closed ? "先登记结案" : "登记归档", path: SiteURL.record(caseID, folder.next, unit))
        self.record = folder.isArchived ? nil : record
        missing = folder.missing.isEmpty ? nil : Lines(rows: folder.missing)
        open = folder.open
        (all, lawyer) = (SiteURL.bundle(caseID, "all"), SiteURL.bundle(caseID, "lawyer"))
        let approved = folder.approved
        courts =
            approved.isEmpty
            ? [.init(title: "", path: SiteURL.bundle(caseID, "court"))]
            : approved.map {
                .init(
                    title: $0.title ?? "",
                    path: SiteURL.path(SiteURL.bundle(caseID, "court"), SiteURL.query(["proceeding": $0.proceeding])))
            }
        main = folder.main.enumerated().map(Paper.init)
        inner = folder.inner.enumerated().map(Paper.init)
        originals = folder.originals.map { .init(what: "\($0.day.shortChinese)　\($0.kind)", holder: $0.holder) }
    }
}

extension ArchiveModel.Paper {
    fileprivate init(_ index: Int, _ paper: CasePapers.Paper) {
        (number, title, name) = (index + 1, PaperKind.title(paper.kind), paper.name)
        (day, version, hasFile) = (paper.entry.day.description, paper.version, paper.file != nil)
    }
}
