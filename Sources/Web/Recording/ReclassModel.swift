import Casework
import Docket
import Work

struct ReclassModel: PageModel {
    let title = "改材料的种类"
    let `case`: CaseLine
    let name: String
    /// 现在归为
    let now: String
    let file: String?
    let kinds: [PaperOption]
    let why: String?
    let papers: String
    let failure: FailureModel?

    init(_ paper: CasePapers.Paper, _ line: CaseLine, _ caseID: String, _ typed: Form, failure: FailureModel?) {
        `case` = line
        (name, now, file) = (paper.name, PaperKind.title(paper.kind), paper.file)
        kinds = PaperOption.all(selected: typed["kind"])
        why = typed["why"]
        papers = SiteURL.papers(caseID)
        self.failure = failure
    }
}
