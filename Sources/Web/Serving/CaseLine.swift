import Docket
import Rulebook

/// 案件行: which case a page is about, over its heading.
struct CaseLine: PageModel {
    let path: String
    let number: String
    let title: String
    let act: String

    init(_ derivation: Derivation, _ caseID: String) {
        let file = derivation.file
        (path, number, title) = (SiteURL.docket(caseID), file.shownNumber, file.title)
        act = file.notice?.entry["act"]?["title"]?.text ?? ""
    }
}
